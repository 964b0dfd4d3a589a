import { alignDirections } from './align-directions.ts';
import { type DisplacementFit, movingModel, residentModel } from './displacement-models.ts';
import type { Track } from '../../tracks/track.ts';
import { findMigrationYears, type SequenceOptions } from './find-migration-years.ts';
import type { MigrationSequence, MovementClass } from '../types.ts';

/**
 * A fitted model's displacement, km, at each of `days` since the first fix: what is drawn over the fixes' own.
 * A squared displacement that the curve puts below zero counts as none.
 */
export function sampleDisplacementFit({ class: movement, parameters }: DisplacementFit, days: Float64Array): Float64Array {
  const p = Float64Array.from(parameters);
  const gradient = new Float64Array(p.length);
  return days.map((day) => {
    const nsd = movement === 'nomad' ? (p[0] ?? 0) * day : (movement === 'resident' ? residentModel : movingModel)(p, day, gradient);
    return Math.sqrt(Math.max(0, nsd));
  });
}

const DAY_MS = 86_400_000;

/** A curve to draw: times in ms since 1970 UTC, displacement from the year's first fix in km; of equal length. */
export interface DisplacementLine {
  readonly times: Float64Array;
  readonly km: Float64Array;
}

/** One animal's migration year, for a person to look at and correct. */
export interface MigrationYearSummary {
  readonly individual: string;
  /** First and last fix of the year that the curve has, ms since 1970 UTC. */
  readonly start: number;
  readonly end: number;
  /** Null where there are too few days to classify. */
  readonly class: MovementClass | null;
  /** One fix a day. */
  readonly curve: DisplacementLine;
  /** The model, once a day; null without one: too few days, or dates that a custodian gave. */
  readonly fit: DisplacementLine | null;
  readonly sequences: readonly MigrationSequence[];
}

/** Displacement, fitted model and sequences of each of a track's migration years: see `findMigrationYears`. */
export function describeMigrationYears(track: Track, options: SequenceOptions): MigrationYearSummary[] {
  return findMigrationYears(track, options).map(({ origin, class: movement, curve: { days, nsd }, fit, sequences }) => {
    const timesOf = (list: Float64Array): Float64Array => list.map((day) => origin + day * DAY_MS);
    const last = days.at(-1) ?? 0;
    const daily = Float64Array.from({ length: Math.ceil(last) + 1 }, (_, day) => Math.min(day, last));
    return {
      individual: track.individual,
      start: origin,
      end: origin + last * DAY_MS,
      class: movement ?? null,
      curve: { times: timesOf(days), km: nsd.map(Math.sqrt) },
      fit: fit ? { times: timesOf(daily), km: sampleDisplacementFit(fit, daily) } : null,
      sequences,
    };
  });
}

/** The years of all animals of a population, with outward meaning the same way for all: see `alignDirections`. */
export function alignYears(years: readonly MigrationYearSummary[], tracks: readonly Track[], { dates }: SequenceOptions): MigrationYearSummary[] {
  const aligned = alignDirections(
    years.flatMap(({ sequences }) => sequences),
    tracks,
    new Set(dates?.map(({ individual }) => individual)),
  ).values();
  return years.map((year) => ({ ...year, sequences: year.sequences.map((sequence) => aligned.next().value ?? sequence) }));
}
