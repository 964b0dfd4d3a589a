import type { SeasonFigures } from '../../evidence/entry-fields.ts';
import { SEASONS, type SequenceSummary } from '../types.ts';
import { countsInCorridors } from './flag-sequence.ts';

const DAY_MS = 86_400_000;
const COMMON_YEAR = 2023;
const YEAR_DAYS = 365;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function spread(values: readonly number[]): { median: number; min: number; max: number } {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { median: round(median(values)), min: round(Math.min(...values)), max: round(Math.max(...values)) };
}

/** The day of a time, UTC, in a year of 365 days, counted from 0: the same month and day in every year; 29 February is the 28th. */
function dayOfYear(time: number): number {
  const date = new Date(time);
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  return (Date.UTC(COMMON_YEAR, month, month === 1 ? Math.min(day, 28) : day) - Date.UTC(COMMON_YEAR, 0, 1)) / DAY_MS;
}

/** MM-DD of a (possibly negative or overlong) day of a year of 365 days, counted from 0. */
function monthDay(day: number): string {
  const wrapped = ((Math.round(day) % YEAR_DAYS) + YEAR_DAYS) % YEAR_DAYS;
  return new Date(Date.UTC(COMMON_YEAR, 0, 1) + wrapped * DAY_MS).toISOString().slice(5, 10);
}

/** Median, earliest and latest of dates that may lie on both sides of New Year: measured from their circular mean. */
function spreadOfDates(times: readonly number[]): { median: string; earliest: string; latest: string } {
  const angles = times.map((time) => (dayOfYear(time) / YEAR_DAYS) * 2 * Math.PI);
  const mean = Math.atan2(
    angles.reduce((sum, angle) => sum + Math.sin(angle), 0),
    angles.reduce((sum, angle) => sum + Math.cos(angle), 0),
  );
  const centre = (mean / (2 * Math.PI)) * YEAR_DAYS;
  const days = times.map((time) => {
    const offset = dayOfYear(time) - centre;
    return centre + offset - YEAR_DAYS * Math.round(offset / YEAR_DAYS);
  });
  return { median: monthDay(median(days)), earliest: monthDay(Math.min(...days)), latest: monthDay(Math.max(...days)) };
}

/**
 * Length and dates of migration by season, over the sequences of a population that count in corridors: of those in doubt
 * nobody knows whether they are migrations. Dates are UTC month and day.
 */
export function summariseSeasons(sequences: readonly SequenceSummary[]): SeasonFigures[] {
  return SEASONS.flatMap((season) => {
    const mine = sequences.filter((sequence) => sequence.season === season && countsInCorridors(sequence));
    if (mine.length === 0) return [];
    const doubtful = sequences.filter((sequence) => sequence.season === season).length - mine.length;
    return [
      {
        season,
        sequences: mine.length,
        individuals: new Set(mine.map((sequence) => sequence.individual)).size,
        departure: spreadOfDates(mine.map((sequence) => sequence.start)),
        arrival: spreadOfDates(mine.map((sequence) => sequence.end)),
        distanceKm: spread(mine.map((sequence) => sequence.distanceKm)),
        durationDays: spread(mine.map((sequence) => sequence.days)),
        ...(doubtful > 0 && { doubtful }),
      },
    ];
  });
}
