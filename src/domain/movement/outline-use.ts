import type { EqualAreaPlane } from '../geometry/lambert-azimuthal.ts';
import { polygonAreaKm2 } from '../geometry/polygon-area.ts';
import type { Grid } from './grid.ts';
import { polygonsToGeojson } from './polygons-to-geojson.ts';
import type { PopulationUse } from './population-use.ts';
import { traceCells } from './trace-cells.ts';
import type { CorridorFeature, CorridorMethod, CorridorResult, StopoverFeature, UseClass } from './types.ts';
import { leastIndividuals, USE_CLASSES } from './use-classes.ts';
import { volumeThreshold } from './volume-contour.ts';

/** Stopovers hold the top tenth of the population UD's volume. */
const STOPOVER_SHARE = 0.1;

type Outlines = Pick<CorridorResult, 'corridors' | 'stopovers' | 'corridorAreaKm2' | 'stopoverAreaKm2'>;

/** 1 where a value is at least `least`. */
function maskOf(values: Uint16Array | Float64Array, least: number): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) if (values[i]! >= least) mask[i] = 1;
  return mask;
}

/**
 * Use classes as polygons, widest first, with their areas on the ellipsoid; classes without a cell are left out.
 * @param individuals per cell, the individuals whose footprint covers it
 * @param count individuals that the classes' shares are of
 */
export function outlineClasses(individuals: Uint16Array, count: number, grid: Grid, plane: EqualAreaPlane): CorridorFeature[] {
  return USE_CLASSES.flatMap((use): CorridorFeature[] => {
    const minIndividuals = leastIndividuals(use, count);
    const geometry = polygonsToGeojson(traceCells(maskOf(individuals, minIndividuals), grid), plane);
    if (geometry.coordinates.length === 0) return [];
    return [{ type: 'Feature', properties: { use, minIndividuals, areaKm2: polygonAreaKm2(geometry) }, geometry }];
  });
}

/** Use classes and stopovers of a population as polygons, with their areas on the ellipsoid. */
export function outlineUse(use: PopulationUse, grid: Grid, plane: EqualAreaPlane, method: CorridorMethod): Outlines {
  const corridors = outlineClasses(use.individuals, use.count, grid, plane);
  const corridorAreaKm2: Partial<Record<UseClass, number>> = {};
  for (const { properties } of corridors) corridorAreaKm2[properties.use] = properties.areaKm2;
  const stopovers: StopoverFeature[] = [];
  // Buffered lines say where animals went, not how long they stayed: no stopovers from them.
  if (method.method !== 'line-buffer') {
    const threshold = volumeThreshold(use.ud, STOPOVER_SHARE);
    const geometry = polygonsToGeojson(threshold > 0 ? traceCells(maskOf(use.ud, threshold), grid) : [], plane);
    if (geometry.coordinates.length > 0) stopovers.push({ type: 'Feature', properties: { areaKm2: polygonAreaKm2(geometry) }, geometry });
  }
  return { corridors, stopovers, corridorAreaKm2, stopoverAreaKm2: stopovers[0]?.properties.areaKm2 ?? 0 };
}
