import type { CellShares, LineCells } from './cells.ts';
import { stretchAt } from './stretch-at.ts';

/** Days of each calendar month, leap years evened out. */
export const MONTH_DAYS = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** An animal counts in a month with a day of tracking at least: of less a rate a month would be a guess. */
const LEAST_DAYS = 1;

/** Something that happened along a line: a passage, or a failed encounter. */
export interface LineEvent extends CellShares {
  /** Number of the animal. */
  readonly animal: number;
  /** 0–11 */
  readonly month: number;
}

/** Days tracked, animal by animal and month by month. */
export interface Effort {
  readonly animals: number;
  /** Days of animal a in month m at 12a + m. */
  readonly days: Float64Array;
}

/**
 * What one event stands for, by animal and month: how often a year it happens to the mean animal, at 12a + m. Events ÷ days
 * tracked × days of the month, then the mean over the animals tracked in that month, each as heavy as any other.
 * @param weights of each animal; times it was drawn in a bootstrap, 0 where it is left out
 */
export function ratesOf({ animals, days }: Effort, weights: ArrayLike<number>): Float64Array {
  const rates = new Float64Array(12 * animals);
  for (let month = 0; month < 12; month++) {
    const least = leastDays({ animals, days }, month);
    let tracked = 0;
    for (let animal = 0; animal < animals; animal++) if (days[12 * animal + month]! >= least) tracked += weights[animal]!;
    if (tracked === 0) continue;
    for (let animal = 0; animal < animals; animal++) {
      const own = days[12 * animal + month]!;
      if (own >= least) rates[12 * animal + month] = (weights[animal]! * MONTH_DAYS[month]!) / Math.max(LEAST_DAYS, own) / tracked;
    }
  }
  return rates;
}

/** Days from which an animal counts in a month (0–11): one, or as many as any was tracked where all were for less; Infinity where none was. */
function leastDays({ animals, days }: Effort, month: number): number {
  let most = 0;
  for (let animal = 0; animal < animals; animal++) most = Math.max(most, days[12 * animal + month]!);
  return most === 0 ? Infinity : Math.min(LEAST_DAYS, most);
}

/** Whether an animal counts in a month: what is seen of one that does not is no rate. */
export function countsInMonth(effort: Effort): (animal: number, month: number) => boolean {
  const least = Array.from({ length: 12 }, (_, month) => leastDays(effort, month));
  return (animal, month) => effort.days[12 * animal + month]! >= least[month]!;
}

/** Months (0–11) in which no animal was tracked. */
export function untrackedMonths({ animals, days }: Effort): number[] {
  return Array.from({ length: 12 }, (_, month) => month).filter((month) => {
    for (let animal = 0; animal < animals; animal++) if (days[12 * animal + month]! > 0) return false;
    return true;
  });
}

/** Events a year of the mean animal in each cell; of one month alone where it is given. */
export function profileOf(events: readonly LineEvent[], rates: Float64Array, { edges }: Pick<LineCells, 'edges'>, onlyMonth?: number): Float64Array {
  return profileInto(new Float64Array(edges.length - 1), events, rates, onlyMonth);
}

/** The same into a column that is used again: a browser takes longer to make one than to fill it. */
export function profileInto(profile: Float64Array, events: readonly LineEvent[], rates: Float64Array, onlyMonth?: number): Float64Array {
  profile.fill(0);
  for (const { animal, month, first, shares } of events) {
    const rate = rates[12 * animal + month]!;
    if (rate === 0 || (onlyMonth !== undefined && month !== onlyMonth)) continue;
    for (let k = 0; k < shares.length; k++) profile[first + k] = profile[first + k]! + rate * shares[k]!;
  }
  return profile;
}

/** Sums of a profile up to each edge of its cells: any stretch is a difference of two. */
export function sumUp(profile: Float64Array, sums: Float64Array = new Float64Array(profile.length + 1)): Float64Array {
  sums[0] = 0;
  for (let i = 0; i < profile.length; i++) sums[i + 1] = sums[i]! + profile[i]!;
  return sums;
}

/** What lies below a measure, even within a cell. @param sums of `sumUp` */
export function sumBelow(sums: Float64Array, { edges }: Pick<LineCells, 'edges'>, measure: number): number {
  const last = edges.length - 1;
  if (measure <= edges[0]!) return 0;
  if (measure >= edges[last]!) return sums[last]!;
  const cell = stretchAt(edges, measure);
  return sums[cell]! + ((sums[cell + 1]! - sums[cell]!) * (measure - edges[cell]!)) / (edges[cell + 1]! - edges[cell]!);
}

/**
 * The same of many measures, found among the cells once for many sums.
 * @returns writes what lies below each into `below`
 */
export function sumsBelow(measures: Float64Array, { edges }: Pick<LineCells, 'edges'>): (sums: Float64Array, below: Float64Array) => void {
  const last = edges.length - 1;
  const cellOf = Int32Array.from(measures, (measure) => (measure <= edges[0]! ? -1 : measure >= edges[last]! ? last : stretchAt(edges, measure)));
  return (sums, below) => {
    for (let i = 0; i < cellOf.length; i++) {
      const cell = cellOf[i]!;
      if (cell < 0) below[i] = 0;
      else if (cell === last) below[i] = sums[last]!;
      else below[i] = sums[cell]! + ((sums[cell + 1]! - sums[cell]!) * (measures[i]! - edges[cell]!)) / (edges[cell + 1]! - edges[cell]!);
    }
  };
}

/** A stretch of a line, metres along it. */
export interface Stretch {
  readonly fromM: number;
  readonly toM: number;
}

/** Stretches in the order of a line, those that meet or overlap as one. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: { fromM: number; toM: number }[] = [];
  for (const { fromM, toM } of stretches.toSorted((a, b) => a.fromM - b.fromM)) {
    const last = joined.at(-1);
    if (last && fromM <= last.toM) last.toM = Math.max(last.toM, toM);
    else joined.push({ fromM, toM });
  }
  return joined;
}

/** Share of a profile that stretches serve together; what two of them serve counts once. Answers a structure that is dragged. */
export function shareServed(stretches: readonly Stretch[], sums: Float64Array, cells: Pick<LineCells, 'edges'>): number {
  const total = sums.at(-1)!;
  if (!(total > 0)) return 0;
  let served = 0;
  for (const { fromM, toM } of joinStretches(stretches)) served += sumBelow(sums, cells, toM) - sumBelow(sums, cells, fromM);
  return served / total;
}
