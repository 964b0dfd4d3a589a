import type { CorridorMethod } from '../corridor-method.ts';
import type { MultiPolygon, Position } from 'geojson';
import { cutPolygon } from '../../geometry/antimeridian-polygons.ts';
import type { EqualAreaPlane } from '../../geometry/lambert-azimuthal.ts';
import { type PlanePolygon, traceCells } from '../bridges/trace-cells.ts';
import { polygonAreaKm2 } from '../../geometry/polygon-area.ts';
import type { Grid } from '../bridges/grid.ts';
import type { PopulationUse } from './population-use.ts';
import { type CorridorFeature, type CorridorResult, type PartialCorridors, type StopoverFeature, USE_CLASSES, type UseClass } from '../types.ts';
import { leastIndividuals } from './use-classes.ts';
import { volumeThreshold } from './volume-contour.ts';

type LonLatRing = [number, number][];

/** Plane polygons as a WGS 84 MultiPolygon: rings closed and wound as RFC 7946 asks, cut at the antimeridian. */
export function polygonsToGeojson(polygons: readonly PlanePolygon[], plane: EqualAreaPlane): MultiPolygon {
  const coordinates: Position[][][] = [];
  for (const polygon of polygons) {
    const rings = polygon.map((ring): LonLatRing => {
      const closed = ring.map(([x, y]) => plane.inverse(x, y));
      const [first] = closed;
      return first ? [...closed, first] : closed;
    });
    coordinates.push(...cutPolygon(rings));
  }
  return { type: 'MultiPolygon', coordinates };
}

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
 * @param fewest individuals that a cell must be of to be drawn at all
 */
export function outlineClasses(individuals: Uint16Array, count: number, grid: Grid, plane: EqualAreaPlane, fewest = 1): CorridorFeature[] {
  return USE_CLASSES.flatMap((use): CorridorFeature[] => {
    const minIndividuals = leastIndividuals(use, count, fewest);
    const geometry = polygonsToGeojson(traceCells(maskOf(individuals, minIndividuals), grid), plane);
    if (geometry.coordinates.length === 0) return [];
    return [{ type: 'Feature', properties: { use, minIndividuals, areaKm2: polygonAreaKm2(geometry) }, geometry }];
  });
}

/**
 * Use classes and stopovers of a population as polygons, with their areas on the ellipsoid.
 * @param fewest individuals that a cell must be of to be drawn at all
 */
export function outlineUse(use: PopulationUse, grid: Grid, plane: EqualAreaPlane, method: CorridorMethod, fewest = 1): Outlines {
  const corridors = outlineClasses(use.individuals, use.count, grid, plane, fewest);
  const corridorAreaKm2: Partial<Record<UseClass, number>> = {};
  for (const { properties } of corridors) corridorAreaKm2[properties.use] = properties.areaKm2;
  const stopovers: StopoverFeature[] = [];
  // Buffered lines say where animals went, not how long they stayed: no stopovers from them.
  if (method.method !== 'line-buffer') {
    const threshold = volumeThreshold(use.ud, STOPOVER_SHARE);
    const mask = maskOf(use.ud, threshold);
    for (let i = 0; i < mask.length; i++) if (use.individuals[i]! < fewest) mask[i] = 0;
    const geometry = polygonsToGeojson(threshold > 0 ? traceCells(mask, grid) : [], plane);
    if (geometry.coordinates.length > 0) stopovers.push({ type: 'Feature', properties: { areaKm2: polygonAreaKm2(geometry) }, geometry });
  }
  return { corridors, stopovers, corridorAreaKm2, stopoverAreaKm2: stopovers[0]?.properties.areaKm2 ?? 0 };
}

/** Least time between two partial outlines, ms. */
const LEAST_MS = 300;
/** Outlining takes at most about this share of the work: on a grid of millions of cells it is not quick. */
const MOST_SHARE = 0.25;

/**
 * Outlines of a population's use classes while individuals are still added. The classes' shares are of all individuals
 * to come, not of those so far, so that what is drawn once stays drawn.
 */
export class PartialOutlines {
  private last = performance.now();
  private wait = LEAST_MS;

  /**
   * @param individuals individuals to come, of whom the classes' shares are
   * @param total sequences to come
   */
  constructor(
    private readonly grid: Grid,
    private readonly plane: EqualAreaPlane,
    private readonly individuals: number,
    private readonly total: number,
    private readonly onPartial: (partial: PartialCorridors) => void,
  ) {}

  /** Outline and hand over what `coverage` (individuals per cell) holds, if it is time to and not yet all. */
  consider(coverage: Uint16Array, done: number): void {
    const started = performance.now();
    if (done >= this.total || started - this.last < this.wait) return;
    const corridors = outlineClasses(coverage, this.individuals, this.grid, this.plane);
    this.last = performance.now();
    this.wait = Math.max(LEAST_MS, (this.last - started) / MOST_SHARE);
    this.onPartial({ corridors, done, total: this.total });
  }
}
