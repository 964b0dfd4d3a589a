import { AtlasError } from '../errors.ts';
import { centreOfTracks } from '../geometry/centre-of-tracks.ts';
import { createLambertAzimuthal } from '../geometry/lambert-azimuthal.ts';
import { medianIntervalHours } from '../tracks/median-interval-hours.ts';
import type { Track } from '../tracks/track.ts';
import { addBrownianBridges, widestSd } from './brownian-bridge.ts';
import { bufferRoute } from './buffer-route.ts';
import { describeSequence, routeOf } from './describe-sequence.ts';
import { findSequences, type GivenDates } from './find-sequences.ts';
import { openWindow, type GridWindow } from './grid-window.ts';
import { createGrid, type Grid } from './grid.ts';
import { motionVariance } from './motion-variance.ts';
import { outlineUse } from './outline-use.ts';
import { projectSequence } from './project-sequence.ts';
import { PopulationAccumulator } from './population-use.ts';
import type { CorridorMethod, CorridorResult, MigrationSequence, MovementClass } from './types.ts';
import { warnOfSample } from './warn-of-sample.ts';
import type { PlaneSequence } from './motion-variance.ts';

export interface CorridorOptions {
  readonly seasons: 'spring-autumn' | 'outward-return';
  readonly yearStart?: string;
  readonly dates?: readonly GivenDates[];
  readonly signal?: AbortSignal;
  /** Sequences done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

interface PreparedSequence {
  readonly sequence: MigrationSequence;
  readonly track: Track;
  readonly plane: PlaneSequence;
  readonly variance: number | null;
}

/** Empty cells around every footprint, so that outlines close inside the grid. */
const MARGIN_CELLS = 3;
/** Margin in standard deviations of the widest bridge: the kernels end before it. */
const MARGIN_SD = 5;

/** Metres round a sequence's fixes that its footprint may reach. */
function reachOf({ plane, variance }: PreparedSequence, method: CorridorMethod): number {
  return variance === null ? method.bufferM : MARGIN_SD * widestSd(plane, variance, method.maxLagMin * 60);
}

function gridFor(prepared: readonly PreparedSequence[], method: CorridorMethod): Grid {
  const extent = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  let margin = method.bufferM;
  for (const entry of prepared) {
    const { plane } = entry;
    for (const x of plane.x) {
      extent.minX = Math.min(extent.minX, x);
      extent.maxX = Math.max(extent.maxX, x);
    }
    for (const y of plane.y) {
      extent.minY = Math.min(extent.minY, y);
      extent.maxY = Math.max(extent.maxY, y);
    }
    margin = Math.max(margin, reachOf(entry, method));
  }
  return createGrid(extent, method.cellM, margin + MARGIN_CELLS * method.cellM);
}

function groupByYear(prepared: readonly PreparedSequence[]): PreparedSequence[][] {
  const years = new Map<number, PreparedSequence[]>();
  for (const entry of prepared) {
    const year = new Date(entry.sequence.start).getUTCFullYear();
    years.set(year, [...(years.get(year) ?? []), entry]);
  }
  return [...years.values()];
}

/**
 * A population's migration corridors, stopovers and routes from its tracks: sequences by net squared displacement,
 * Brownian bridges (or buffered lines where fixes are too sparse), means over years and individuals, use classes.
 * Use classes count the individuals that have a footprint.
 * @throws AtlasError when the fixes are too sparse for the method or the grid is too large; the signal's reason when aborted
 */
export async function computeCorridors(tracks: readonly Track[], method: CorridorMethod, options: CorridorOptions): Promise<CorridorResult> {
  const interval = medianIntervalHours(tracks);
  if (method.method === 'bbmm' && interval * 60 > method.maxLagMin) {
    throw new AtlasError(
      `The median interval between fixes, ${interval.toFixed(1)} h, is longer than the longest bridge, ${(method.maxLagMin / 60).toFixed(1)} h.`,
      'Use buffered migration lines (method "line-buffer") for this population.',
    );
  }
  const [lon, lat] = centreOfTracks(tracks);
  const plane = createLambertAzimuthal(lon, lat);
  const classes: { individual: string; class: MovementClass }[] = [];
  let unclassified = 0;
  const prepared: PreparedSequence[] = [];
  for (const track of tracks) {
    const found = findSequences(track, { ...method, ...options });
    if (found.class === undefined) unclassified += 1;
    else classes.push({ individual: track.individual, class: found.class });
    for (const sequence of found.sequences) {
      const projected = projectSequence(track, sequence, plane, method.locationErrorM);
      const variance = method.method === 'bbmm' ? (motionVariance(projected, method.maxLagMin * 60) ?? null) : null;
      prepared.push({ sequence, track, plane: projected, variance });
    }
  }
  const drawable = prepared.filter((entry) => method.method === 'line-buffer' || entry.variance !== null);
  const routes = prepared.map(({ sequence, track }) => routeOf(track, sequence));
  const sequences = prepared.map(({ sequence, track, variance }) => describeSequence(track, sequence, variance));
  if (drawable.length === 0) {
    return {
      corridors: [], stopovers: [], routes, sequences, classes, corridorAreaKm2: {}, stopoverAreaKm2: 0, individualsWithFootprint: 0,
      warnings: warnOfSample({ individuals: 0, unclassified, bridgesDrawn: 0, bridgesLeftOut: 0, undrawn: prepared.length, method }),
    };
  }

  const grid = gridFor(drawable, method);
  const accumulator = new PopulationAccumulator(grid);
  let done = 0;
  let bridgesDrawn = 0;
  let bridgesLeftOut = 0;
  const drawOne = (entry: PreparedSequence): GridWindow => {
    const { plane: projected, variance } = entry;
    const { window, grid: own } = openWindow(grid, projected.x, projected.y, reachOf(entry, method) + grid.cell);
    if (variance === null) bufferRoute(window.values, own, projected, method.bufferM);
    else {
      const { drawn, leftOut } = addBrownianBridges(window.values, own, projected, variance, method.maxLagMin * 60);
      bridgesDrawn += drawn;
      bridgesLeftOut += leftOut;
    }
    done += 1;
    options.onProgress?.(done, drawable.length);
    return window;
  };
  for (const individual of new Set(drawable.map((entry) => entry.sequence.individual))) {
    options.signal?.throwIfAborted();
    const mine = drawable.filter((entry) => entry.sequence.individual === individual);
    accumulator.addIndividual(groupByYear(mine).map((year) => year.map(drawOne)));
    // A turn of the event loop, so that an abort or a progress message gets through.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const use = accumulator.finish();
  return {
    ...outlineUse(use, grid, plane, method),
    routes,
    sequences,
    classes,
    individualsWithFootprint: use.count,
    warnings: warnOfSample({ individuals: use.count, unclassified, bridgesDrawn, bridgesLeftOut, undrawn: prepared.length - drawable.length, method }),
  };
}
