import { shortGeodesicM } from '../geometry/distances.ts';
import { countMonths, type Months } from './months.ts';
import type { Track } from './track.ts';

const DAY_MS = 86_400_000;
/** Fixes of one day and the next are a day apart where they are between these, ms. */
const ABOUT_A_DAY = [0.75 * DAY_MS, 1.25 * DAY_MS] as const;

/** How tracked animals moved in some months of the year, all years together. */
export interface MonthsSummary {
  readonly months: Months;
  readonly animals: number;
  /** Different years of which there are fixes. */
  readonly years: number;
  readonly fixes: number;
  /** Median way of a day, km; undefined without a day. */
  readonly dailyKm: number | undefined;
  /** How many days of how many animals that is the median of. */
  readonly days: number;
}

/**
 * Sums of tracks by months. The way of a day is the geodesic from an animal's first fix of a day (UTC) to its first of the
 * next, where the two are 18 to 30 hours apart; it counts in the month of the first. Other fixes of the day do not
 * lengthen it, so that animals that were located more often can be compared with others.
 */
export function summariseMonths(tracks: readonly Track[], groups: readonly Months[]): MonthsSummary[] {
  const byMonth = Array.from({ length: 12 }, () => ({ animals: new Set<number>(), years: new Set<number>(), fixes: 0, ways: [] as number[] }));
  for (const [n, { time, lon, lat }] of tracks.entries()) {
    let day = Number.NaN;
    let first = 0;
    for (let i = 0; i < time.length; i++) {
      const date = new Date(time[i]!);
      const month = byMonth[date.getUTCMonth()]!;
      month.animals.add(n);
      month.years.add(date.getUTCFullYear());
      month.fixes += 1;
      const today = Math.floor(time[i]! / DAY_MS);
      if (today === day) continue;
      const apart = time[i]! - time[first]!;
      if (today === day + 1 && apart >= ABOUT_A_DAY[0] && apart <= ABOUT_A_DAY[1]) {
        byMonth[new Date(time[first]!).getUTCMonth()]!.ways.push(shortGeodesicM(lon[first]!, lat[first]!, lon[i]!, lat[i]!) / 1000);
      }
      day = today;
      first = i;
    }
  }
  return groups.map((months) => {
    const own = Array.from({ length: countMonths(months) }, (_, at) => byMonth[(months.from - 1 + at) % 12]!);
    const ways = own.flatMap((month) => month.ways).sort((a, b) => a - b);
    return {
      months,
      animals: new Set(own.flatMap(({ animals }) => [...animals])).size,
      years: new Set(own.flatMap(({ years }) => [...years])).size,
      fixes: own.reduce((sum, { fixes }) => sum + fixes, 0),
      dailyKm: median(ways),
      days: ways.length,
    };
  });
}

function median(sorted: readonly number[]): number | undefined {
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined || sorted.length % 2 === 1) return upper;
  return ((sorted[middle - 1] ?? upper) + upper) / 2;
}
