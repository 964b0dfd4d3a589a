import { AtlasError } from '../errors.ts';
import { createRandom, intervalOf } from '../statistics/bootstrap.ts';
import { chooseWindows, servedBy, windowsOf, type Windows } from './choose-structures.ts';
import { MOST_STRUCTURES } from './siting-plan.ts';
import { joinStretches, profileInto, profileOf, ratesOf, shareServed, type Stretch, sumUp } from './profile.ts';
import type { LineUse } from './read-profile.ts';
import { markCells, openShares } from './stretches-on-cells.ts';

/** Alternatives that are looked for. */
const MOST_ALTERNATIVES = 5;
/** Cells along a span: a structure is placed to within one. */
export const CELLS_A_SPAN = 20;
/** Cells of a line; beyond, they are longer, up to a whole span. */
const MOST_CELLS = 100_000;

export interface SitingRequest {
  readonly use: LineUse;
  readonly structures: number;
  /** Length of the line that one serves, metres. */
  readonly spanM: number;
  /** Measures of structures that stand already; they serve first. */
  readonly existing?: readonly number[];
  /** Stretches that no structure may touch. */
  readonly excluded?: readonly Stretch[];
  /** Bootstraps over animals; 500. */
  readonly bootstraps?: number;
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Bootstraps done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The middle 95 % of bootstraps over animals, shares 0–1; undefined of fewer than two animals that crossed. */
export type ShareInterval = readonly [number, number] | undefined;

/** A place for a structure. */
export interface ChosenStructure extends Stretch {
  /** Its middle. */
  readonly atM: number;
  /** Share of all crossings that it serves and no structure that stands does. */
  readonly share: number;
  readonly interval: ShareInterval;
  /** Share of the bootstraps in which a structure is put within half a span of it, 0–1. */
  readonly chosenAgain: number | undefined;
}

export interface SitingAlternative {
  readonly structures: readonly (Stretch & { readonly atM: number; readonly share: number })[];
  readonly shareServed: number;
  /** How much less of the crossings than the best serves. */
  readonly worseBy: number;
}

/** What changes where one animal is left out. */
export interface LeftOut {
  readonly individual: string;
  /** Share of the others' crossings that the chosen places serve. */
  readonly shareServed: number;
  /** Where the structures would stand, measures of their middles, and what they would serve. */
  readonly atM: readonly number[];
  readonly bestShare: number;
}

export interface Siting {
  readonly structures: readonly ChosenStructure[];
  readonly alternatives: readonly SitingAlternative[];
  /** With those that stand already. */
  readonly shareServed: number;
  readonly interval: ShareInterval;
  /** Those that stand already, with the share that each serves, and all of them together. */
  readonly existing: readonly (Stretch & { readonly atM: number; readonly share: number })[];
  readonly existingShare: number;
  readonly leftOut: readonly LeftOut[];
}

/** Length of the cells that structures of a span are placed by, a whole number of them a span, metres. */
export function cellOfSpan(spanM: number, lengthM: number): number {
  const cells = Math.max(1, Math.min(CELLS_A_SPAN, Math.floor((spanM * MOST_CELLS) / lengthM)));
  return spanM / cells;
}

/**
 * Refuse what cannot be sited.
 * @param accuracyM of the line, where it is known
 * @throws AtlasError in words
 */
export function checkSiting(
  lengthM: number,
  { structures, spanM, accuracyM }: { readonly structures: number; readonly spanM: number; readonly accuracyM?: number | undefined },
): void {
  if (!Number.isInteger(structures) || structures < 1 || structures > MOST_STRUCTURES)
    throw new AtlasError('siting.structures', { n: structures, most: MOST_STRUCTURES });
  if (!(spanM > 0)) throw new AtlasError('siting.span', { span: spanM });
  if (accuracyM !== undefined && !(accuracyM >= 0)) throw new AtlasError('siting.accuracy', { accuracy: accuracyM });
  if (accuracyM !== undefined && accuracyM > spanM) throw new AtlasError('siting.inaccurate', { accuracy: Math.round(accuracyM), span: Math.round(spanM) });
  const most = Math.floor(lengthM / spanM + 1e-9);
  if (lengthM > MOST_CELLS * spanM) throw new AtlasError('siting.spanShort', { length: Math.round(lengthM), least: Math.ceil(lengthM / MOST_CELLS) });
  if (most < 1) throw new AtlasError('siting.spanLonger', { span: Math.round(spanM), length: Math.round(lengthM) });
  if (structures > most) throw new AtlasError('siting.tooManyStructures', { n: structures, span: Math.round(spanM), length: Math.round(lengthM), most });
}

/**
 * Where structures serve most of the crossings of a line: exact, with an interval from a bootstrap over animals, the next best
 * places, and what changes where an animal is left out (maximal covering: Downs et al. 2014, Transactions in GIS 18:46–65; Loraamm
 * & Downs 2016, doi:10.1080/13658816.2015.1083995). The same seed gives the same intervals.
 * @throws AtlasError where nowhere is left to build; AbortError when aborted
 */
export async function siteStructures(request: SitingRequest): Promise<Siting> {
  const { use, structures: count, spanM, existing = [], excluded = [], bootstraps = 500, seed = 1, signal, onProgress } = request;
  const { cells, effort, crossed, individuals, line } = use;
  const standing = existing.map((atM) => stretchAbout(atM, spanM, line.lengthM));
  const taken = joinStretches(standing);
  const untaken = openShares(taken, cells.edges);
  const windows = windowsOf(cells.part, Math.max(1, Math.round(spanM / cells.cellM)), markCells(excluded, cells.edges));
  if (windows.end.every((end) => end < 0)) throw new AtlasError('siting.nowhereLeft');

  const everyone = new Float64Array(individuals.length).fill(1);
  const profile = profileOf(crossed, ratesOf(effort, everyone), cells);
  const sums = sumUp(profile);
  const open = unserved(profile, untaken);
  const chosen = chooseWindows(open, windows, count);
  const total = sums.at(-1)!;
  const stretchOf = (start: number): Stretch & { atM: number } => {
    const [fromM, toM] = [cells.edges[start]!, cells.edges[windows.end[start]!]!];
    return { fromM, toM, atM: (fromM + toM) / 2 };
  };
  const shareOf = (start: number, weights: Float64Array, all: number): number => (all > 0 ? servedBy([start], weights, windows) / all : 0);
  const existingShare = shareServed(taken, sums, cells);
  const whole = (starts: readonly number[], weights: Float64Array, all: number, before: number): number =>
    before + (all > 0 ? servedBy(starts, weights, windows) / all : 0);

  const drawn = await drawAnimals(request, { everyone, taken, untaken, windows, chosen, bootstraps, seed, count, signal, onProgress });
  const structures = chosen.map((start, k): ChosenStructure => {
    const share = shareOf(start, open, total);
    return { ...stretchOf(start), share, interval: drawn && intervalOf(drawn.shares.map((each) => each[k])), chosenAgain: drawn?.again[k] };
  });
  return {
    structures,
    alternatives: findAlternatives(open, windows, chosen, count).map((starts) => {
      const share = whole(starts, open, total, existingShare);
      return {
        structures: starts.map((start) => ({ ...stretchOf(start), share: shareOf(start, open, total) })),
        shareServed: share,
        worseBy: whole(chosen, open, total, existingShare) - share,
      };
    }),
    shareServed: whole(chosen, open, total, existingShare),
    interval: drawn && intervalOf(drawn.all),
    existing: standing.map((stretch, i) => ({ ...stretch, atM: existing[i]!, share: shareServed([stretch], sums, cells) })),
    existingShare,
    leftOut:
      individuals.length < 2
        ? []
        : individuals.map((individual, animal): LeftOut => {
            const others = profileOf(
              crossed,
              ratesOf(
                effort,
                everyone.map((_, k) => (k === animal ? 0 : 1)),
              ),
              cells,
            );
            const theirs = unserved(others, untaken);
            const theirSums = sumUp(others);
            const all = theirSums.at(-1)!;
            const before = shareServed(taken, theirSums, cells);
            const best = chooseWindows(theirs, windows, count);
            return {
              individual,
              shareServed: whole(chosen, theirs, all, before),
              atM: best.map((start) => stretchOf(start).atM),
              bestShare: whole(best, theirs, all, before),
            };
          }),
  };
}

interface Drawing {
  readonly everyone: Float64Array;
  readonly taken: readonly Stretch[];
  readonly untaken: Float64Array;
  readonly windows: Windows;
  readonly chosen: readonly number[];
  readonly bootstraps: number;
  readonly seed: number;
  readonly count: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((done: number, total: number) => void) | undefined;
}

/** Shares of the chosen windows over herds drawn from the animals with replacement; undefined where none is drawn, and of fewer than two animals that crossed. */
async function drawAnimals(
  { use: { crossed, effort, cells, individuals }, spanM }: SitingRequest,
  { everyone, taken, untaken, windows, chosen, bootstraps, seed, count, signal, onProgress }: Drawing,
): Promise<{ all: (number | undefined)[]; shares: (number | undefined)[][]; again: number[] } | undefined> {
  if (bootstraps === 0 || new Set(crossed.map(({ animal }) => animal)).size < 2 || chosen.length === 0) return undefined;
  const random = createRandom(seed);
  const all: (number | undefined)[] = [];
  const shares: (number | undefined)[][] = [];
  const again = chosen.map(() => 0);
  const half = Math.max(1, Math.round(spanM / cells.cellM) / 2);
  const weights = new Float64Array(everyone.length);
  const [profile, open, sums] = [untaken.slice(), untaken.slice(), new Float64Array(untaken.length + 1)];
  let last = performance.now();
  for (let draw = 0; draw < bootstraps; draw++) {
    if (performance.now() - last > 40) {
      onProgress?.(draw, bootstraps);
      // Lets a cancellation in.
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
      last = performance.now();
    }
    weights.fill(0);
    for (let k = 0; k < individuals.length; k++) {
      const animal = Math.floor(random() * individuals.length);
      weights[animal] = weights[animal]! + 1;
    }
    profileInto(profile, crossed, ratesOf(effort, weights));
    sumUp(profile, sums);
    const total = sums.at(-1)!;
    if (!(total > 0)) {
      all.push(undefined);
      shares.push(chosen.map(() => undefined));
      continue;
    }
    for (let i = 0; i < open.length; i++) open[i] = profile[i]! * untaken[i]!;
    const own = chosen.map((start) => servedBy([start], open, windows) / total);
    shares.push(own);
    all.push(shareServed(taken, sums, cells) + own.reduce((sum, share) => sum + share, 0));
    const best = chooseWindows(open, windows, count);
    for (const [k, start] of chosen.entries()) if (best.some((other) => Math.abs(other - start) <= half)) again[k] = again[k]! + 1;
  }
  onProgress?.(bootstraps, bootstraps);
  return { all, shares, again: again.map((times) => times / bootstraps) };
}

function stretchAbout(atM: number, spanM: number, lengthM: number): Stretch {
  return { fromM: Math.max(0, atM - spanM / 2), toM: Math.min(lengthM, atM + spanM / 2) };
}

/** What no standing structure serves. */
function unserved(profile: Float64Array, open: Float64Array): Float64Array {
  return profile.map((each, i) => each * open[i]!);
}

/**
 * The next best sets of places: each does without one place of the best, or of a better alternative.
 * @returns first cells of each, best first
 */
function findAlternatives(weights: Float64Array, windows: Windows, best: readonly number[], count: number): number[][] {
  interface Open {
    readonly blocked: readonly number[];
    readonly starts: number[];
    readonly serves: number;
  }
  const solve = (blocked: readonly number[]): Open => {
    const end = windows.end.slice();
    for (const place of blocked) {
      // Windows whose middle lies within half a span of a blocked one.
      const half = (windows.end[place]! - place) / 2;
      for (let i = Math.max(0, Math.ceil(place - half)); i < Math.min(end.length, place + half + 1); i++) end[i] = -1;
    }
    const starts = chooseWindows(weights, { end }, count);
    return { blocked, starts, serves: servedBy(starts, weights, windows) };
  };
  const found: number[][] = [];
  const queue: Open[] = best.map((start) => solve([start]));
  const seen = new Set([best.join()]);
  while (queue.length > 0 && found.length < MOST_ALTERNATIVES) {
    queue.sort((a, b) => b.serves - a.serves);
    const next = queue.shift()!;
    const key = next.starts.join();
    if (next.serves <= 0 || seen.has(key)) continue;
    seen.add(key);
    found.push(next.starts);
    if (found.length < MOST_ALTERNATIVES) for (const start of next.starts) if (queue.length < 60) queue.push(solve([...next.blocked, start]));
  }
  return found;
}
