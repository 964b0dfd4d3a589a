import { haversineM } from '../geometry/haversine.ts';
import type { Track } from '../tracks/track.ts';
import type { DisplacementCurve, DisplacementFit } from './displacement-models.ts';
import { fitDisplacementModels, type MigrationLimits } from './fit-displacement-models.ts';
import type { MigrationSequence, MovementClass, Season } from './types.ts';

const DAY_MS = 86_400_000;
/** ln 19: a logistic passes 5 % and 95 % this many φ before and after its midpoint. */
const LN_19 = Math.log(19);
/** Below this many days with a fix a curve has no shape to fit. */
const FEWEST_DAYS = 12;
/** A sequence needs at least this many fixes to be a line with something between its ends. */
const FEWEST_FIXES = 3;

/** A migration a custodian dates: these win over the model. Dates in ISO 8601, UTC. */
export interface GivenDates {
  readonly individual: string;
  readonly season: Season;
  readonly start: string;
  readonly end: string;
}

export interface SequenceOptions extends MigrationLimits {
  readonly seasons: 'spring-autumn' | 'outward-return';
  /** Month and day (MM-DD) on which a migration year starts; the first fix when left out. */
  readonly yearStart?: string;
  readonly dates?: readonly GivenDates[];
}

/** First index whose time is not before `time`. */
function firstAtOrAfter(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
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

function cutSequence(track: Track, start: number, end: number, season: Season, movement: MovementClass, number: number): MigrationSequence | undefined {
  // The last fix before departure and the first after arrival tie the line to the ranges it joins.
  const from = Math.max(0, firstAtOrAfter(track.time, start) - 1);
  const to = Math.min(track.time.length - 1, firstAtOrAfter(track.time, end + 1));
  if (to - from + 1 < FEWEST_FIXES) return undefined;
  return {
    id: `${track.individual} ${new Date(start).getUTCFullYear()} ${season} ${number}`,
    individual: track.individual,
    season,
    class: movement,
    from,
    to,
    start: Math.max(start, track.time[from]!),
    end: Math.min(end, track.time[to]!),
  };
}

function legsOf(fit: DisplacementFit): { leg: 'out' | 'back'; theta: number; phi: number }[] {
  return [
    ...(fit.out ? [{ leg: 'out' as const, ...fit.out }] : []),
    ...(fit.back ? [{ leg: 'back' as const, ...fit.back }] : []),
  ];
}

/** The class that says most about movement, over an individual's years. */
const RANK: readonly MovementClass[] = ['migrant', 'mixed migrant', 'disperser', 'nomad', 'resident'];

/**
 * Movement class and migration sequences of one individual: net squared displacement models are fitted to each
 * migration year; a sequence runs from departure to arrival, where the fitted logistic passes 5 % and 95 %.
 * @returns class undefined when no year has enough days to classify
 */
export function findSequences(track: Track, options: SequenceOptions): { class: MovementClass | undefined; sequences: MigrationSequence[] } {
  if (track.time.length === 0) return { class: undefined, sequences: [] };
  const given = options.dates?.filter((entry) => entry.individual === track.individual) ?? [];
  const sequences: MigrationSequence[] = [];
  const add = (start: number, end: number, season: Season, movement: MovementClass): void => {
    const sequence = cutSequence(track, start, end, season, movement, sequences.length + 1);
    if (sequence) sequences.push(sequence);
  };
  if (given.length > 0) {
    for (const { season, start, end } of given) add(Date.parse(start), Date.parse(end), season, 'migrant');
    return { class: 'migrant', sequences };
  }
  const classes: MovementClass[] = [];
  const years = migrationYears(track, options.yearStart);
  for (let year = 0; year + 1 < years.length; year++) {
    const from = firstAtOrAfter(track.time, years[year]!);
    const to = firstAtOrAfter(track.time, years[year + 1]!);
    const curve = displacementCurve(track, from, to);
    if (curve.days.length < FEWEST_DAYS) continue;
    const fit = fitDisplacementModels(curve, options);
    classes.push(fit.class);
    const origin = track.time[from]!;
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
      if (departure < arrival) add(departure, arrival, nameSeason(options.seasons, leg, middle), fit.class);
    }
  }
  return { class: RANK.find((name) => classes.includes(name)), sequences };
}
