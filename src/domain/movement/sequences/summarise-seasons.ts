import type { SeasonFigures } from '../../evidence/entry-fields.ts';
import { SEASONS, type SequenceSummary } from '../types.ts';
import { median } from '../../statistics/median.ts';
import { circularMeanDay, dayOfYear, monthDay, YEAR_DAYS } from './calendar.ts';
import { countsInCorridors } from './flag-sequence.ts';
import { describeYears } from './season-by-year.ts';

function spread(values: readonly number[]): { median: number; min: number; max: number } {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { median: round(median(values)), min: round(Math.min(...values)), max: round(Math.max(...values)) };
}

/** Median, earliest and latest of dates that may lie on both sides of New Year: measured from their circular mean. */
function spreadOfDates(times: readonly number[]): { median: string; earliest: string; latest: string } {
  const centre = circularMeanDay(times);
  const days = times.map((time) => {
    const offset = dayOfYear(time) - centre;
    return centre + offset - YEAR_DAYS * Math.round(offset / YEAR_DAYS);
  });
  return { median: monthDay(median(days)), earliest: monthDay(Math.min(...days)), latest: monthDay(Math.max(...days)) };
}

/**
 * Length and dates of migration by season, over the sequences of a population that count in corridors: of those in doubt
 * nobody knows whether they are migrations. Dates are UTC month and day; year by year where there is more than one.
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
        ...describeYears(mine),
      },
    ];
  });
}
