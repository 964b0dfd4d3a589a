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

/** Use classes and stopovers of a population as polygons, with their areas on the ellipsoid. */
export function outlineUse(use: PopulationUse, grid: Grid, plane: EqualAreaPlane, method: CorridorMethod): Outlines {
  const outline = (mask: Uint8Array): CorridorFeature['geometry'] => polygonsToGeojson(traceCells(mask, grid), plane);
  const corridors: CorridorFeature[] = [];
  const corridorAreaKm2: Partial<Record<UseClass, number>> = {};
  for (const name of USE_CLASSES) {
    const minIndividuals = leastIndividuals(name, use.count);
    const geometry = outline(Uint8Array.from(use.individuals, (count) => (count >= minIndividuals ? 1 : 0)));
    if (geometry.coordinates.length === 0) continue;
    const areaKm2 = polygonAreaKm2(geometry);
    corridorAreaKm2[name] = areaKm2;
    corridors.push({ type: 'Feature', properties: { use: name, minIndividuals, areaKm2 }, geometry });
  }
  const stopovers: StopoverFeature[] = [];
  // Buffered lines say where animals went, not how long they stayed: no stopovers from them.
  if (method.method === 'bbmm') {
    const threshold = volumeThreshold(use.ud, STOPOVER_SHARE);
    const geometry = outline(Uint8Array.from(use.ud, (value) => (threshold > 0 && value >= threshold ? 1 : 0)));
    if (geometry.coordinates.length > 0) stopovers.push({ type: 'Feature', properties: { areaKm2: polygonAreaKm2(geometry) }, geometry });
  }
  return { corridors, stopovers, corridorAreaKm2, stopoverAreaKm2: stopovers[0]?.properties.areaKm2 ?? 0 };
}
