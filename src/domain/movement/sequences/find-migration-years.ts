import { haversineM } from '../../geometry/distances.ts';
import { firstAtOrAfter, type Track } from '../../tracks/track.ts';
import { type Confirmation, confirmSequence } from './confirmations.ts';
import { cutSequence } from './cut-sequence.ts';
import type { DisplacementCurve, DisplacementFit } from './displacement-models.ts';
import type { TimeWindow } from './directed-part.ts';
import { findJourneys, type Journey } from './find-journeys.ts';
import { listDisplacementModels, type MigrationLimits, pickModel } from './fit-displacement-models.ts';
import { type Places, placesOf } from './seasonal-range.ts';
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
  /** Doubts about sequences that their custodian answers. */
  readonly confirmations?: readonly Confirmation[];
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

/** Sequences that a custodian dated, each in the year that it starts in. */
function placeGivenDates(track: Track, given: readonly GivenDates[], starts: readonly number[]): MigrationYear[] {
  const dated: MigrationSequence[] = [];
  for (const { season, start, end } of given) {
    const sequence = cutSequence(track, Date.parse(start), Date.parse(end), season, 'migrant', dated.length + 1);
    // Whoever dates a migration says that it is one.
    if (sequence) dated.push({ ...sequence, confirmed: true });
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

/** The windows of a model's ways, from 5 % to 95 %, within the year's fixes; the way back starts after the way out has ended. */
function windowsOf(fit: DisplacementFit, { start: origin, end: last }: TimeWindow): (TimeWindow & { readonly leg: 'out' | 'back' })[] {
  const windows: (TimeWindow & { readonly leg: 'out' | 'back' })[] = [];
  for (const leg of ['out', 'back'] as const) {
    const way = fit[leg];
    if (!way) continue;
    // A logistic may pass 5 % before the year's first fix or 95 % after its last.
    const start = Math.max(windows.at(-1)?.end ?? origin, origin + (way.theta - LN_19 * way.phi) * DAY_MS, origin);
    const end = Math.min(last, origin + (way.theta + LN_19 * way.phi) * DAY_MS);
    if (start < end) windows.push({ leg, start, end });
  }
  return windows;
}

interface YearModels extends Omit<MigrationYear, 'sequences' | 'class' | 'fit'> {
  /** Its last fix, ms since 1970 UTC. */
  readonly end: number;
  /** Models that keep to the limits; none of too few days. */
  readonly fits: readonly DisplacementFit[];
}

function modelYears(track: Track, starts: readonly number[], limits: MigrationLimits): YearModels[] {
  return starts.slice(0, -1).flatMap((start, year): YearModels[] => {
    const from = firstAtOrAfter(track.time, start);
    const to = firstAtOrAfter(track.time, starts[year + 1]!);
    if (from === to) return [];
    const curve = displacementCurve(track, from, to);
    const fits = curve.days.length < FEWEST_DAYS ? [] : listDisplacementModels(curve, limits);
    return [{ origin: track.time[from]!, end: track.time[to - 1]!, curve, fits }];
  });
}

/** For each year the model that AIC prefers of those whose ways lead from one range to another, and the journeys that they are. */
function pickModels(
  places: Places,
  years: readonly YearModels[],
  options: SequenceOptions,
  span: TimeWindow,
): { picked: (DisplacementFit | undefined)[]; journeys: Journey[] } {
  const left = years.map(({ fits }) => [...fits]);
  for (;;) {
    const picked = left.map((fits) => (fits.length > 0 ? pickModel(fits) : undefined));
    const windows = years.flatMap(({ origin: start, end }, year) => {
      const fit = picked[year];
      return fit ? windowsOf(fit, { start, end }).map((window) => ({ ...window, year })) : [];
    });
    const { journeys, failed } = findJourneys(places, windows, options, span);
    if (failed === undefined) return { picked, journeys };
    const fit = picked[failed];
    left[failed] = left[failed]!.filter((each) => each !== fit);
  }
}

/**
 * One individual's migration years with a fix: net squared displacement models fitted to each, and the sequences found. A
 * sequence is the directed part of the model's window: see `findJourneys`. Dates that a custodian gives win.
 */
export function findMigrationYears(track: Track, options: SequenceOptions): MigrationYear[] {
  if (track.time.length === 0) return [];
  const starts = migrationYears(track, options.yearStart);
  const given = options.dates?.filter((entry) => entry.individual === track.individual) ?? [];
  const { confirmations = [] } = options;
  const confirm = (sequence: MigrationSequence): MigrationSequence => confirmSequence(sequence, confirmations);
  if (given.length > 0) return placeGivenDates(track, given, starts).map((year) => ({ ...year, sequences: year.sequences.map(confirm) }));
  const years = modelYears(track, starts, options);
  const { picked, journeys } = pickModels(placesOf(track), years, options, { start: track.time[0]!, end: track.time.at(-1)! });
  const sequences: MigrationSequence[][] = years.map(() => []);
  let found = 0;
  for (const { year, season, start, end, flags } of journeys) {
    const cut = cutSequence(track, start, end, season, picked[year]?.class ?? 'migrant', found + 1, flags);
    if (!cut) continue;
    found += 1;
    sequences[year]?.push(confirm(cut));
  }
  return years.map(({ origin, curve }, i) => ({ origin, class: picked[i]?.class, curve, fit: picked[i], sequences: sequences[i] ?? [] }));
}

/** Classes from the one that says most about movement. */
const RANK: readonly SequenceClass[] = [...MOVEMENT_CLASSES, 'edited'];

/** Of several classes, the one that says most about movement; undefined of none. */
export function pickClass<Class extends SequenceClass>(classes: readonly (Class | undefined)[]): Class | undefined {
  return classes.reduce((best, name) => (name !== undefined && (best === undefined || RANK.indexOf(name) < RANK.indexOf(best)) ? name : best), undefined);
}

/**
 * Movement class and migration sequences of one individual: see `findMigrationYears`.
 * @returns class undefined when no year has enough days to classify
 */
export function findSequences(track: Track, options: SequenceOptions): { class: MovementClass | undefined; sequences: MigrationSequence[] } {
  const years = findMigrationYears(track, options);
  return { class: pickClass(years.map((year) => year.class)), sequences: years.flatMap(({ sequences }) => sequences) };
}
