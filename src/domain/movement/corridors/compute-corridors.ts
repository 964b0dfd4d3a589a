import type { CorridorMethod } from '../corridor-method.ts';
import { type CorridorResult, FEWEST_INDIVIDUALS, type PartialCorridors } from '../types.ts';
import { forEachConcurrently } from '../../tiles/visit-tiles.ts';
import { AtlasError } from '../../errors.ts';
import { MOST_CHOSEN_CELLS } from '../choose-settings/choose-cell.ts';
import { centreOfTracks } from '../../tracks/extent.ts';
import { createLambertAzimuthal } from '../../geometry/lambert-azimuthal.ts';
import { medianIntervalHours, type Track } from '../../tracks/track.ts';
import type { MotionVariance } from '../bridges/brownian-bridge.ts';
import { countsInCorridors } from '../sequences/flag-sequence.ts';
import { describeSequence, routeOf } from '../sequences/describe-sequence.ts';
import { drawIndividual, type DrawnIndividual, estimateVariances, type IndividualDrawing } from './draw-individual.ts';
import type { PlaneSequence } from '../bridges/motion-variance.ts';
import { drawYears } from './draw-years.ts';
import { outlineUse, PartialOutlines } from './outline-use.ts';
import type { GridWindow } from '../bridges/grid-window.ts';
import { type Grid, planGrid } from '../bridges/grid.ts';
import { PopulationAccumulator } from './population-use.ts';
import { type PreparedSequence, prepareSequences, type SequenceSource } from '../sequences/prepare-sequences.ts';
import { type Note, noteOf } from '../../notes.ts';

/** Share of steps too long for a bridge from which a reader is told. */
const NOTABLE_SHARE = 0.1;

/** What a reader of the corridors must know about the sample. */
export function warnOfSample(sample: {
  readonly individuals: number;
  readonly unclassified: number;
  readonly bridgesDrawn: number;
  readonly bridgesLeftOut: number;
  readonly undrawn: number;
  /** Sequences that are routes alone because they are flagged and not confirmed. */
  readonly doubtful?: number;
  readonly method: CorridorMethod;
}): Note[] {
  const { individuals, unclassified, bridgesDrawn, bridgesLeftOut, undrawn, doubtful = 0, method } = sample;
  const warnings: Note[] = [];
  // Migrations in doubt were found: that they are routes alone is said below.
  if (individuals === 0 && doubtful === 0) warnings.push(noteOf('sample.none'));
  else if (individuals > 0 && individuals < FEWEST_INDIVIDUALS) warnings.push(noteOf('sample.preliminary', { n: individuals }));
  if (unclassified > 0) warnings.push(noteOf('sample.tooBrief', { n: unclassified }));
  if (undrawn > 0) warnings.push(noteOf('sample.routeOnly', { n: undrawn }));
  if (doubtful > 0) warnings.push(noteOf('sample.doubtful', { n: doubtful }));
  const share = bridgesLeftOut / Math.max(1, bridgesDrawn + bridgesLeftOut);
  if (share >= NOTABLE_SHARE) warnings.push(noteOf('sample.gaps', { percent: Math.round(share * 100), hours: Math.round(method.maxLagMin / 60) }));
  return warnings;
}

/** Whether a warning says that the sample is small; in files of version 1 that is a sentence. */
export function saysPreliminary({ code, values }: Note): boolean {
  return code === 'sample.preliminary' || (code === 'text' && /^preliminary/i.test(String(values['text'])));
}

/** Who does the heavy parts, one individual at a time: this thread, or several workers. */
export interface CorridorLabour {
  /** Individuals in hand at once. */
  readonly hands: number;
  estimate(sequences: readonly PlaneSequence[], method: CorridorMethod): Promise<(MotionVariance | null)[]>;
  draw(drawing: IndividualDrawing): Promise<DrawnIndividual>;
}

export interface CorridorOptions extends SequenceSource {
  readonly signal?: AbortSignal;
  /** Sequences done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Outlines of what is drawn so far, at most every 300 ms; each holds those before it. */
  readonly onPartial?: (partial: PartialCorridors) => void;
  /** Names of settings that were chosen and not given: a cell that does not fit is enlarged, and a lag that nothing fits gives routes. */
  readonly chosen?: readonly (keyof CorridorMethod)[];
  /** Individuals that a place must be of to be in corridors and stopovers; one when left out. */
  readonly fewestIndividuals?: number;
  /** Whether corridors and stopovers are drawn year by year too. */
  readonly byYear?: boolean;
  /**
   * Each individual's own utilisation distribution, in the order of the individuals, with the fixes of its sequences that it
   * was drawn from; as buffered lines, where those are drawn.
   */
  readonly onIndividual?: (use: IndividualOnGrid) => void;
  /** This thread when left out. The result is the same, to the last bit, whoever does the work. */
  readonly labour?: CorridorLabour;
}

/** One individual's use of the population's grid. */
export interface IndividualOnGrid {
  readonly individual: string;
  readonly grid: Grid;
  /** Centre of the grid's Lambert azimuthal equal-area plane, [lon, lat]. */
  readonly centre: readonly [number, number];
  /** Clipped to its footprint; sums to 1. */
  readonly window: GridWindow;
  readonly sequences: readonly PlaneSequence[];
}

interface EstimatedSequence extends PreparedSequence {
  readonly variance: MotionVariance | null;
}

/** A turn of the event loop, so that an abort or a progress message gets through. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const ALONE: CorridorLabour = {
  hands: 1,
  async estimate(sequences, method) {
    // Windows that move along the fixes take seconds, a single value none.
    if (method.method === 'dbbmm') await turn();
    return estimateVariances(sequences, method);
  },
  async draw(drawing) {
    const drawn = drawIndividual(drawing);
    await turn();
    return drawn;
  },
};

function groupByIndividual<Entry extends PreparedSequence>(entries: readonly Entry[]): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.sequence.individual);
    if (group) group.push(entry);
    else groups.set(entry.sequence.individual, [entry]);
  }
  return [...groups.values()];
}

async function estimateAll(
  prepared: readonly PreparedSequence[],
  method: CorridorMethod,
  labour: CorridorLabour,
  signal: AbortSignal | undefined,
): Promise<EstimatedSequence[]> {
  const variances = new Map<PreparedSequence, MotionVariance | null>();
  await forEachConcurrently(groupByIndividual(prepared), labour.hands, signal, async (mine) => {
    const found = await labour.estimate(
      mine.map(({ plane }) => plane),
      method,
    );
    for (const [i, entry] of mine.entries()) variances.set(entry, found[i] ?? null);
  });
  return prepared.map((entry) => ({ ...entry, variance: variances.get(entry) ?? null }));
}

/** One value for sequences.csv: with the dynamic model the mean over bridges. */
function meanVariance(variance: MotionVariance | null): number | null {
  if (variance === null || typeof variance === 'number') return variance;
  const known = variance.filter((value) => value >= 0);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Draw every individual; UDs are added in the order of the individuals, however many hands draw. */
async function drawAll(
  individuals: readonly (readonly EstimatedSequence[])[],
  grid: IndividualDrawing['grid'],
  method: CorridorMethod,
  {
    labour = ALONE,
    signal,
    onProgress,
    total,
    onDrawn,
    onAdded,
  }: Pick<CorridorOptions, 'labour' | 'signal' | 'onProgress'> & {
    total: number;
    onDrawn?: (individual: string, window: GridWindow, sequences: readonly PlaneSequence[]) => void;
    onAdded: (accumulator: PopulationAccumulator, done: number) => void;
  },
): Promise<{ accumulator: PopulationAccumulator; bridgesDrawn: number; bridgesLeftOut: number }> {
  const accumulator = new PopulationAccumulator(grid);
  const waiting = new Map<number, DrawnIndividual>();
  let next = 0;
  let done = 0;
  let added = 0;
  let bridgesDrawn = 0;
  let bridgesLeftOut = 0;
  await forEachConcurrently([...individuals.entries()], labour.hands, signal, async ([index, mine]) => {
    const drawn = await labour.draw({
      grid,
      method,
      sequences: mine.map(({ plane, variance, sequence }) => ({ plane, variance, year: new Date(sequence.start).getUTCFullYear() })),
    });
    signal?.throwIfAborted();
    waiting.set(index, drawn);
    onProgress?.((done += mine.length), total);
    for (let ready = waiting.get(next); ready; ready = waiting.get(next)) {
      waiting.delete(next);
      const mineNext = individuals[next] ?? [];
      const [first] = mineNext;
      if (ready.window) {
        accumulator.add(ready.window);
        if (first) {
          onDrawn?.(
            first.sequence.individual,
            ready.window,
            mineNext.map(({ plane }) => plane),
          );
        }
      }
      bridgesDrawn += ready.bridgesDrawn;
      bridgesLeftOut += ready.bridgesLeftOut;
      added += mineNext.length;
      next += 1;
    }
    onAdded(accumulator, added);
  });
  return { accumulator, bridgesDrawn, bridgesLeftOut };
}

/**
 * A population's migration corridors, stopovers and routes from its tracks: sequences given or by net squared
 * displacement, Brownian bridges (or buffered lines where fixes are too sparse), means over years and individuals, use
 * classes. Use classes count the individuals that have a footprint.
 * @throws AtlasError when the fixes are too sparse for a method that was given, the grid is too large for a cell that was
 *   given (naming one that fits) or a given sequence is not of these tracks; the signal's reason when aborted
 */
export async function computeCorridors(tracks: readonly Track[], method: CorridorMethod, options: CorridorOptions): Promise<CorridorResult> {
  const { labour = ALONE, signal, onPartial, chosen = [] } = options;
  const interval = medianIntervalHours(tracks);
  if (!chosen.includes('maxLagMin') && !chosen.includes('method') && method.method !== 'line-buffer' && interval * 60 > method.maxLagMin) {
    throw new AtlasError('corridors.tooSparse', { interval, lag: method.maxLagMin / 60 }, { field: 'maxLagMin' });
  }
  const centre = centreOfTracks(tracks);
  const plane = createLambertAzimuthal(...centre);
  const { prepared, classes, unclassified } = prepareSequences(tracks, plane, method, options);
  const estimated = await estimateAll(prepared, method, labour, signal);
  const counted = estimated.filter(({ sequence }) => countsInCorridors(sequence));
  const drawable = counted.filter(({ variance }) => method.method === 'line-buffer' || variance !== null);
  const described = {
    routes: estimated.map(({ sequence, track }) => routeOf(track, sequence)),
    sequences: estimated.map(({ sequence, track, variance }) => describeSequence(track, sequence, meanVariance(variance))),
    classes,
  };
  const undrawn = counted.length - drawable.length;
  const doubtful = estimated.length - counted.length;
  if (drawable.length === 0) {
    return {
      ...described,
      corridors: [],
      stopovers: [],
      corridorAreaKm2: {},
      stopoverAreaKm2: 0,
      individualsWithFootprint: 0,
      ud: null,
      warnings: warnOfSample({ individuals: 0, unclassified, bridgesDrawn: 0, bridgesLeftOut: 0, undrawn, doubtful, method }),
    };
  }
  const grid = planGrid(
    drawable.map(({ plane: fixes, variance }) => ({ plane: fixes, variance, year: 0 })),
    method,
    chosen.includes('cellM') ? MOST_CHOSEN_CELLS : undefined,
  );
  const individuals = groupByIndividual(drawable);
  const partials = onPartial && new PartialOutlines(grid, plane, individuals.length, drawable.length, onPartial);
  const { onIndividual } = options;
  const { accumulator, bridgesDrawn, bridgesLeftOut } = await drawAll(individuals, grid, method, {
    ...options,
    ...(onIndividual ? { onDrawn: (individual, window, sequences) => onIndividual({ individual, grid, centre, window, sequences }) } : {}),
    labour,
    total: drawable.length,
    onAdded: (sum, done) => partials?.consider(sum.coverage, done),
  });
  const use = accumulator.finish();
  const drawables = drawable.map(({ plane: fixes, variance, sequence }) => ({
    individual: sequence.individual,
    sequence: { plane: fixes, variance, year: new Date(sequence.start).getUTCFullYear() },
  }));
  const { fewestIndividuals: fewest, byYear = false } = options;
  const years = byYear ? await drawYears(drawables, { grid, plane, method, ...(fewest === undefined ? {} : { fewest }) }, labour.draw, signal) : [];
  return {
    ...described,
    ...(years.length > 0 ? { years } : {}),
    ...outlineUse(use, grid, plane, method, fewest),
    individualsWithFootprint: use.count,
    ...(grid.cell === method.cellM ? {} : { cellM: grid.cell }),
    ud: method.method === 'line-buffer' || use.count === 0 ? null : { grid, centre, values: Float32Array.from(use.ud) },
    warnings: warnOfSample({ individuals: use.count, unclassified, bridgesDrawn, bridgesLeftOut, undrawn, doubtful, method }),
  };
}
