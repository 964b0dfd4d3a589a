import { haversineM } from '../../geometry/distances.ts';
import { firstAtOrAfter, type Track } from '../../tracks/track.ts';
import { cutSequence } from './cut-sequence.ts';
import type { DisplacementCurve, DisplacementFit } from './displacement-models.ts';
import { fitDisplacementModels, type MigrationLimits } from './fit-displacement-models.ts';
import { type MigrationSequence, MOVEMENT_CLASSES, type MovementClass, type Season, type SeasonPair, type SequenceClass } from '../types.ts';

const DAY_MS = 86_400_000;
/** ln 19: a logistic passes 5 % and 95 % this many φ before and after its midpoint. */
const LN_19 = Math.log(19);
/** Below this many days with a fix a curve has no shape to fit. */
const FEWEST_DAYS = 12;

/** A migration a custodian dates: these win over the model. Dates in ISO 8601, UTC. */
export interface GivenDates {
  readonly individual: string;
  readonly season: Season;
  readonly start: string;
  readonly end: string;
}

export interface SequenceOptions extends MigrationLimits {
  readonly seasons: SeasonPair;
  /** Month and day (MM-DD) on which a migration year starts; the first fix when left out. */
  readonly yearStart?: string;
  readonly dates?: readonly GivenDates[];
}

/** One migration year of one individual: what its displacement looked like, and what was made of it. */
export interface MigrationYear {
  /** First fix of the year, ms since 1970 UTC: the origin of `curve`. */
  readonly origin: number;
  /** Undefined where there are too few days to classify. */
  readonly class: MovementClass | undefined;
  readonly curve: DisplacementCurve;
  /** Undefined where there are too few days, or where a custodian's dates stand in for the model. */
  readonly fit: DisplacementFit | undefined;
  readonly sequences: MigrationSequence[];
}

/** Starts of the migration years that a track touches, ms; then the time after its last fix. */
function migrationYears(track: Track, yearStart: string | undefined): number[] {
  const first = track.time[0]!;
  const end = track.time.at(-1)! + 1;
  const [month, day] = (yearStart ?? new Date(first).toISOString().slice(5, 10)).split('-').map(Number);
  const startYear = new Date(first).getUTCFullYear() - 1;
  const starts = [first];
  for (let year = startYear; Date.UTC(year, month! - 1, day) < end; year++) {
    const start = Date.UTC(year, month! - 1, day);
    if (start > first) starts.push(start);
  }
  return [...starts, end];
}

/**
 * One displacement a day from the period's first fix. Days are centred on the hour of that fix, so that collars with one
 * fix a day, early one day and late the next, lose none.
 */
function displacementCurve(track: Track, from: number, to: number): DisplacementCurve {
  const days: number[] = [];
  const nsd: number[] = [];
  let lastDay = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const day = Math.round((track.time[i]! - track.time[from]!) / DAY_MS);
    if (day === lastDay) continue;
    lastDay = day;
    const km = haversineM(track.lon[from]!, track.lat[from]!, track.lon[i]!, track.lat[i]!) / 1000;
    days.push((track.time[i]! - track.time[from]!) / DAY_MS);
    nsd.push(km * km);
  }
  return { days: Float64Array.from(days), nsd: Float64Array.from(nsd) };
}

function nameSeason(seasons: SequenceOptions['seasons'], leg: 'out' | 'back', middle: number): Season {
  if (seasons === 'outward-return') return leg === 'out' ? 'outward' : 'return';
  const month = new Date(middle).getUTCMonth();
  return month >= 1 && month <= 6 ? 'spring' : 'autumn';
}

function legsOf(fit: DisplacementFit): { leg: 'out' | 'back'; theta: number; phi: number }[] {
  return [...(fit.out ? [{ leg: 'out' as const, ...fit.out }] : []), ...(fit.back ? [{ leg: 'back' as const, ...fit.back }] : [])];
}

/** Sequences that a custodian dated, each in the year that it starts in. */
function placeGivenDates(track: Track, given: readonly GivenDates[], starts: readonly number[]): MigrationYear[] {
  const dated: MigrationSequence[] = [];
  for (const { season, start, end } of given) {
    const sequence = cutSequence(track, Date.parse(start), Date.parse(end), season, 'migrant', dated.length + 1);
    if (sequence) dated.push(sequence);
  }
  return starts.slice(0, -1).flatMap((start, year): MigrationYear[] => {
    const until = starts[year + 1]!;
    const from = firstAtOrAfter(track.time, start);
    const to = firstAtOrAfter(track.time, until);
    if (from === to) return [];
    const isMine = (sequence: MigrationSequence): boolean => sequence.start >= start && sequence.start < until;
    return [{ origin: track.time[from]!, class: 'migrant', curve: displacementCurve(track, from, to), fit: undefined, sequences: dated.filter(isMine) }];
  });
}

/**
 * One individual's migration years with a fix: net squared displacement models fitted to each, and the sequences found; a
 * sequence runs from departure to arrival, where the fitted logistic passes 5 % and 95 %. Dates that a custodian gives win.
 */
export function findMigrationYears(track: Track, options: SequenceOptions): MigrationYear[] {
  if (track.time.length === 0) return [];
  const starts = migrationYears(track, options.yearStart);
  const given = options.dates?.filter((entry) => entry.individual === track.individual) ?? [];
  if (given.length > 0) return placeGivenDates(track, given, starts);
  const years: MigrationYear[] = [];
  let found = 0;
  for (let year = 0; year + 1 < starts.length; year++) {
    const from = firstAtOrAfter(track.time, starts[year]!);
    const to = firstAtOrAfter(track.time, starts[year + 1]!);
    if (from === to) continue;
    const curve = displacementCurve(track, from, to);
    const origin = track.time[from]!;
    if (curve.days.length < FEWEST_DAYS) {
      years.push({ origin, class: undefined, curve, fit: undefined, sequences: [] });
      continue;
    }
    const fit = fitDisplacementModels(curve, options);
    const sequences: MigrationSequence[] = [];
    const legs = legsOf(fit).map(({ leg, theta, phi }) => ({
      leg,
      start: origin + (theta - LN_19 * phi) * DAY_MS,
      end: origin + (theta + LN_19 * phi) * DAY_MS,
      middle: origin + theta * DAY_MS,
    }));
    for (const [index, { leg, start, end, middle }] of legs.entries()) {
      // Wide logistics of the two ways may overlap: the way back cannot start before the way out has ended.
      const earliest = index > 0 ? Math.max(start, legs[index - 1]!.end) : start;
      // A logistic may pass 5 % before the year's first fix or 95 % after its last.
      const departure = Math.max(earliest, origin);
      const arrival = Math.min(end, track.time[to - 1]!);
      if (departure >= arrival) continue;
      const sequence = cutSequence(track, departure, arrival, nameSeason(options.seasons, leg, middle), fit.class, found + 1);
      if (!sequence) continue;
      found += 1;
      sequences.push(sequence);
    }
    years.push({ origin, class: fit.class, curve, fit, sequences });
  }
  return years;
}

/** Classes from the one that says most about movement. */
const RANK: readonly SequenceClass[] = [...MOVEMENT_CLASSES, 'edited'];

/** Of several classes, the one that says most about movement; undefined of none. */
export function pickClass<Class extends SequenceClass>(classes: readonly (Class | undefined)[]): Class | undefined {
  return classes.reduce((best, name) => (name !== undefined && (best === undefined || RANK.indexOf(name) < RANK.indexOf(best)) ? name : best), undefined);
}

/**
 * Movement class and migration sequences of one individual: net squared displacement models are fitted to each
 * migration year; a sequence runs from departure to arrival, where the fitted logistic passes 5 % and 95 %.
 * @returns class undefined when no year has enough days to classify
 */
export function findSequences(track: Track, options: SequenceOptions): { class: MovementClass | undefined; sequences: MigrationSequence[] } {
  const years = findMigrationYears(track, options);
  return { class: pickClass(years.map((year) => year.class)), sequences: years.flatMap(({ sequences }) => sequences) };
}
