import { volumeThreshold } from '../movement/corridors/volume-contour.ts';
import { FEWEST_INDIVIDUALS } from '../movement/types.ts';
import { createRandom } from '../statistics/bootstrap.ts';
import { fitSaturation } from './fit-asymptote.ts';
import { type IndividualUse, type PackedUses, packUses } from './individual-use.ts';

/** The core range: the smallest area with half of the use, as track2KBA has it. */
export const CORE_SHARE = 0.5;

/** Of samples of some animals: the share of the other animals' positions that lie in the sample's core range. */
export interface InclusionPoint {
  readonly animals: number;
  /** Mean over the samples, and the interval that holds 95 % of them. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** How far a sample of animals stands for its population. */
export interface Representativeness {
  readonly animals: number;
  /** By sample size, from one animal to all but one. */
  readonly curve: readonly InclusionPoint[];
  /** Where the curve levels off, 0–1, and how far up the largest samples reach, 0–1; undefined where it does not level off. */
  readonly asymptote?: number;
  readonly share?: number;
  /** The least and most of that share with one animal after another (or group after group) left out; from four animals. */
  readonly withoutOne?: readonly [number, number];
  /** Animals with which 95 % of the asymptote would be reached; undefined beyond five times the sample. */
  readonly animalsFor95?: number;
}

export interface SampleOptions {
  /** Orders in which animals are sampled; 50. */
  readonly samples?: number;
  readonly seed?: number;
  readonly mostCells?: number;
}

const SAMPLES = 50;
const SAMPLES_WITHOUT_ONE = 20;
/** Points of a curve at most. */
const MOST_SIZES = 14;
/** Groups that are left out one after the other, where there are more animals. */
const MOST_GROUPS = 10;
const MOST_CELLS = 30_000;
/** Farther than so many times the sample, the curve is no guide. */
const FARTHEST = 5;

/**
 * How far a tracked sample stands for its population, as track2KBA has it (Lascelles et al. 2016, doi:10.1111/ddi.12411; Beal et
 * al. 2021, doi:10.1111/2041-210X.13713): animals are drawn at random, their utilisation distributions pooled, and the share
 * of the other animals' positions inside the pooled core range (50 % contour) taken; then a curve that levels off is fitted
 * to the means by sample size. The share of its asymptote that the largest samples reach is the representativeness.
 * Samples of one draw hold each other (the first n animals of a random order), which leaves each size as it was.
 * @param cols columns of the grid that the uses are of
 * @returns undefined of fewer than three animals: it cannot be told
 */
export function assessSample(uses: readonly IndividualUse[], cols: number, options: SampleOptions = {}): Representativeness | undefined {
  if (uses.length < FEWEST_INDIVIDUALS) return undefined;
  const { samples = SAMPLES, seed = 1, mostCells = MOST_CELLS } = options;
  const packed = packUses(uses, cols, mostCells);
  const curve = inclusionCurve(packed, samples, createRandom(seed));
  const told = tellShare(curve);
  const shares = told === undefined ? [] : leaveOut(packed, seed);
  return {
    animals: uses.length,
    curve,
    ...told,
    ...(shares.length > 0 && told ? { withoutOne: [Math.min(...shares), Math.max(...shares)] } : {}),
  };
}

function tellShare(curve: readonly InclusionPoint[]): (Pick<Representativeness, 'animalsFor95'> & { asymptote: number; share: number }) | undefined {
  const fit = fitSaturation(curve.map(({ animals, mean }) => [animals, mean]));
  const largest = curve.at(-1)?.animals;
  if (!fit || largest === undefined) return undefined;
  const reached = fit.b * largest;
  // 0.95 = bn / (1 + bn)
  const needed = Math.ceil(19 / fit.b);
  return { asymptote: fit.asymptote, share: reached / (1 + reached), ...(needed <= FARTHEST * (largest + 1) ? { animalsFor95: needed } : {}) };
}

/** The shares with each animal, or group of animals, left out; none where one of them cannot be told. */
function leaveOut({ uses, cells }: PackedUses, seed: number): number[] {
  if (uses.length <= FEWEST_INDIVIDUALS) return [];
  const groups = Math.min(uses.length, MOST_GROUPS);
  const shares: number[] = [];
  for (let group = 0; group < groups; group++) {
    const rest = uses.filter((_, i) => i % groups !== group);
    const share = tellShare(inclusionCurve({ uses: rest, cells }, SAMPLES_WITHOUT_ONE, createRandom(seed + 1 + group)))?.share;
    if (share === undefined) return [];
    shares.push(share);
  }
  return shares;
}

/** Sample sizes from 1 to all but one. */
function sizesOf(animals: number): number[] {
  const most = animals - 1;
  const count = Math.min(most, MOST_SIZES);
  return [...new Set(Array.from({ length: count }, (_, i) => (count === 1 ? 1 : Math.round(1 + (i * (most - 1)) / (count - 1)))))];
}

/** See `assessSample`. @param samples orders of the animals that are tried */
export function inclusionCurve({ uses, cells }: PackedUses, samples: number, random: () => number): InclusionPoint[] {
  const sizes = sizesOf(uses.length);
  const found = sizes.map((): number[] => []);
  const pooled = new Float64Array(cells + 1);
  const order = Uint32Array.from(uses, (_, i) => i);
  for (let sample = 0; sample < samples; sample++) {
    for (let i = order.length - 1; i > 0; i--) {
      const other = Math.floor(random() * (i + 1));
      [order[i], order[other]] = [order[other]!, order[i]!];
    }
    pooled.fill(0);
    let size = 0;
    for (let i = 0; i + 1 < order.length; i++) {
      const use = uses[order[i]!]!;
      for (let k = 0; k < use.cells.length; k++) pooled[use.cells[k]!]! += use.values[k]!;
      if (i + 1 !== sizes[size]) continue;
      const threshold = volumeThreshold(pooled, CORE_SHARE);
      let [inside, all] = [0, 0];
      for (let other = i + 1; other < order.length; other++) {
        const { positions } = uses[order[other]!]!;
        all += positions.length;
        for (let k = 0; k < positions.length; k++) if (pooled[positions[k]!]! >= threshold) inside += 1;
      }
      if (all > 0) found[size]!.push(inside / all);
      size += 1;
    }
  }
  return sizes.flatMap((animals, i): InclusionPoint[] => {
    const values = found[i]!.sort((a, b) => a - b);
    if (values.length === 0) return [];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return [{ animals, mean, low: values[Math.floor(0.025 * (values.length - 1))]!, high: values[Math.ceil(0.975 * (values.length - 1))]! }];
  });
}
