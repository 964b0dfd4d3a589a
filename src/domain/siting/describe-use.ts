import { NEAR_M } from '../crossing-events/limits.ts';
import { FEWEST_INDIVIDUALS } from '../movement/types.ts';
import { type Note, noteOf } from '../notes.ts';
import { median } from '../statistics/median.ts';
import type { Passage } from './find-passages.ts';
import { quantilesOfPassage } from './passage-quantiles.ts';
import { type LineEvent, profileInto, profileOf, ratesOf, type Stretch, sumsBelow, sumUp, untrackedMonths } from './profile.ts';
import type { LineUse } from './read-profile.ts';
import type { Siting } from './site-structures.ts';

export { quantilesOfPassage };

/** One stretch of a profile. */
export interface ProfileRow extends Stretch {
  /** Expected crossings of the stretch a year by the mean tracked animal; of the months in which animals were tracked. */
  readonly crossingsPerYear: number;
  readonly crossingsPerKmYear: number;
  /** The same in each calendar month, January first, also in months that are not looked at; null in one without tracking. */
  readonly byMonth: readonly (number | null)[];
  /** Animals expected to have crossed it: that of each at least one crossing in twenty. */
  readonly individuals: number;
  /** Failed encounters a year by the mean tracked animal; null where fixes lie too far apart to tell. */
  readonly failedPerYear: number | null;
}

/** Expected crossings from which an animal counts among those that crossed a stretch. */
const LEAST_CROSSINGS = 0.05;
/** Rows of a profile. */
const MOST_ROWS = 200_000;

/** A profile in stretches of even length, the last one shorter. @param stepM length of a stretch, metres */
export function profileRows(use: LineUse, stepM: number): ProfileRow[] {
  const { cells, effort, crossed, crossedInYear, failed, individuals, line } = use;
  const rates = ratesOf(effort, new Float64Array(individuals.length).fill(1));
  const untracked = new Set(untrackedMonths(effort));
  const step = Math.max(stepM, line.lengthM / MOST_ROWS);
  const count = Math.max(1, Math.ceil(line.lengthM / step - 1e-6));
  const edges = Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? line.lengthM : i * step));
  const below = sumsBelow(edges, cells);
  const profiled = new Float64Array(cells.edges.length - 1);
  const sums = new Float64Array(cells.edges.length);
  const upTo = new Float64Array(count + 1);
  const perRow = (events: readonly LineEvent[], weights: Float64Array, month?: number): Float64Array => {
    below(sumUp(profileInto(profiled, events, weights, month), sums), upTo);
    const rows = new Float64Array(count);
    for (let i = 0; i < count; i++) rows[i] = upTo[i + 1]! - upTo[i]!;
    return rows;
  };
  const year = perRow(crossed, rates);
  const months = Array.from({ length: 12 }, (_, month) => (untracked.has(month) ? undefined : perRow(crossedInYear, rates, month)));
  const failedRows = failed && perRow(failed, rates);
  const animals = new Uint32Array(count);
  const ones = new Float64Array(12 * individuals.length).fill(1);
  for (const animal of individuals.keys()) {
    const own = crossed.filter((event) => event.animal === animal);
    if (own.length === 0) continue;
    const expected = perRow(own, ones);
    for (let row = 0; row < count; row++) if (expected[row]! >= LEAST_CROSSINGS) animals[row] = animals[row]! + 1;
  }
  return Array.from(year, (crossingsPerYear, row) => {
    const [fromM, toM] = [edges[row]!, edges[row + 1]!];
    return {
      fromM,
      toM,
      crossingsPerYear,
      crossingsPerKmYear: (1000 * crossingsPerYear) / (toM - fromM),
      byMonth: months.map((month) => (month ? month[row]! : null)),
      individuals: animals[row]!,
      failedPerYear: failedRows ? failedRows[row]! : null,
    };
  });
}

/**
 * Where a passage crossed, in one figure, metres along the line: where the mean way meets it, since what a step strays to one
 * side is as likely to be to the other; the median of the possible places where that is no one place.
 */
export function placeOfPassage(passage: Pick<Passage, 'places' | 'meanM'>): number {
  return passage.meanM() ?? quantilesOfPassage(passage, [0.5])[0]!;
}

/** Totals over a line. */
export interface UseSummary {
  readonly crossingsPerYear: number;
  readonly failedPerYear: number | null;
  readonly individuals: number;
  /** Animals expected to have crossed anywhere. */
  readonly individualsCrossed: number;
  /** Animals that crossed in months alone in which they were tracked for too little to count. */
  readonly individualsTooBrief: number;
  /** Months that are looked at, without tracking, 1–12. */
  readonly monthsUntracked: readonly number[];
  /** Half the width of the middle 50 % of where a step crossed, median over steps, metres; null without any. */
  readonly placeErrorM: number | null;
  /** Width of its middle 90 %, the same. */
  readonly interval90M: number | null;
  /** Share of the crossings whose middle 90 % is wider than a span. */
  readonly shareWide: number;
}

/** @param spanM that a structure serves, metres */
export function summariseUse(use: LineUse, spanM: number): UseSummary {
  const { effort, crossed, failed, individuals, passages, cells, months } = use;
  const rates = ratesOf(effort, new Float64Array(individuals.length).fill(1));
  const sum = (profile: Float64Array): number => profile.reduce((total, each) => total + each, 0);
  const byAnimal = new Float64Array(individuals.length);
  for (const { animal, shares } of crossed) for (const share of shares) byAnimal[animal] = byAnimal[animal]! + share;
  const seen = new Map<string, number>();
  for (const { individual, probability } of passages) seen.set(individual, (seen.get(individual) ?? 0) + probability);
  const wide = passages.filter(({ middle90M }) => middle90M > spanM);
  const all = passages.reduce((total, { probability }) => total + probability, 0);
  return {
    crossingsPerYear: sum(profileOf(crossed, rates, cells)),
    failedPerYear: failed ? sum(profileOf(failed, rates, cells)) : null,
    individuals: individuals.length,
    individualsCrossed: byAnimal.filter((each) => each >= LEAST_CROSSINGS).length,
    individualsTooBrief: individuals.filter((name, animal) => byAnimal[animal] === 0 && (seen.get(name) ?? 0) >= LEAST_CROSSINGS).length,
    monthsUntracked: untrackedMonths(effort).flatMap((month) => (months && !months.includes(month + 1) ? [] : [month + 1])),
    placeErrorM: passages.length === 0 ? null : median(passages.map(({ middle50M }) => middle50M / 2)),
    interval90M: passages.length === 0 ? null : median(passages.map(({ middle90M }) => middle90M)),
    shareWide: all > 0 ? wide.reduce((total, { probability }) => total + probability, 0) / all : 0,
  };
}

interface NotesAsked {
  /** Structures asked for. */
  readonly structures: number;
  readonly maxLagHours: number;
  /** How far the line may lie off, metres, where it is known. */
  readonly accuracyM?: number | undefined;
  /** Location error that most fixes have at least, metres, where it is much. */
  readonly errorM?: number | undefined;
}

/** What a reader must know of an answer, in words a road engineer understands. */
export function notesOf(use: LineUse, summary: UseSummary, siting: Siting, { structures: asked, maxLagHours, accuracyM = 0, errorM = 0 }: NotesAsked): Note[] {
  const { stepsNear, stepsNearTooLong, stepsNearUnsure, line, months } = use;
  const { individualsCrossed, individualsTooBrief: tooBrief, monthsUntracked, shareWide, failedPerYear, crossingsPerYear } = summary;
  const notes: Note[] = [];
  if (line.beside.left > 0) notes.push(noteOf('siting.parallel'));
  if (line.beside.unsure > 0) notes.push(noteOf('siting.perhapsParallel'));
  if (tooBrief > 0) notes.push(noteOf('siting.tooBrief', { n: tooBrief }));
  if (crossingsPerYear === 0 && tooBrief > 0) notes.push(noteOf('siting.noneCounted'));
  else if (crossingsPerYear === 0) notes.push(failedPerYear === null || failedPerYear === 0 ? noteOf('siting.noCrossings') : noteOf('siting.onlyFailed'));
  else if (individualsCrossed < FEWEST_INDIVIDUALS) notes.push(noteOf('siting.preliminary', { n: individualsCrossed }));
  if (months) notes.push(noteOf('siting.someMonths', { n: months.length, months: months.join(', ') }));
  if (monthsUntracked.length > 0) notes.push(noteOf('siting.monthsUntracked', { n: monthsUntracked.length, months: monthsUntracked.join(', ') }));
  if (stepsNearTooLong > 0) {
    const percent = (100 * stepsNearTooLong) / stepsNear;
    // Some are never none.
    const share = percent < 1 ? Number(percent.toPrecision(1)) : Math.round(percent);
    notes.push(
      noteOf(2 * stepsNearTooLong > stepsNear ? 'siting.mostTooLong' : 'siting.someTooLong', { n: stepsNearTooLong, of: stepsNear, share, hours: maxLagHours }),
    );
  }
  if (2 * stepsNearUnsure > stepsNear - stepsNearTooLong) notes.push(noteOf('siting.unsure', { n: stepsNearUnsure, of: stepsNear - stepsNearTooLong }));
  if (shareWide > 0.5) notes.push(noteOf('siting.wide', { share: Math.round(100 * shareWide) }));
  if (failedPerYear === null) {
    const untold = errorM > NEAR_M ? noteOf('siting.failedBlurred', { m: NEAR_M }) : noteOf('siting.failedUntold');
    notes.push(accuracyM >= NEAR_M ? noteOf('siting.failedInaccurate', { m: Math.round(accuracyM), distance: NEAR_M }) : untold);
  }
  if (crossingsPerYear > 0 && siting.structures.length < asked) notes.push(noteOf('siting.fewer', { n: siting.structures.length, asked }));
  return notes;
}
