import { geodesicM } from '../geometry/distances.ts';
import { FEWEST_INDIVIDUALS } from '../movement/types.ts';
import { quantile } from '../statistics/quantile.ts';
import type { DatedMigration } from './season-at.ts';
import { LONGEST_STEP_MS, placeAt } from './track-at.ts';
import type { Track } from './track.ts';

const DAY_MS = 86_400_000;
const WEEKS = 52;

/** How far animals were from where they set out in one week of the year, km: median and the middle half. */
export interface DisplacementWeek {
  readonly lowKm: number;
  readonly medianKm: number;
  readonly highKm: number;
}

export interface Displacement {
  /** The 52 weeks from 1 January; undefined where fewer than three animals tell. */
  readonly weeks: readonly (DisplacementWeek | undefined)[];
  readonly animals: number;
  /** Years of animals that it rests on. */
  readonly animalYears: number;
}

/**
 * How far animals were, week by week of the calendar year, from where the first migration of their year began: the displacement
 * from a start of which its square's models tell migrations (Bunnefeld et al. 2011, doi:10.1111/j.1365-2656.2010.01776.x), in
 * geodesics on WGS 84. A place between fixes more than a week apart is not known.
 * @returns undefined where fewer than three animals have a dated migration
 */
export function displacementByWeek(tracks: readonly Track[], migrations: readonly DatedMigration[]): Displacement | undefined {
  const starts = new Map<string, { readonly individual: string; readonly year: number; readonly start: number }>();
  for (const { individual, start } of migrations) {
    const year = new Date(start).getUTCFullYear();
    const key = `${year} ${individual}`;
    if (start < (starts.get(key)?.start ?? Number.POSITIVE_INFINITY)) starts.set(key, { individual, year, start });
  }
  const told = Array.from({ length: WEEKS }, (): { readonly animals: Set<string>; readonly km: number[] } => ({ animals: new Set(), km: [] }));
  const animals = new Set<string>();
  let animalYears = 0;
  for (const { individual, year, start } of starts.values()) {
    const own = tracks.filter((track) => track.individual === individual);
    const where = (ms: number): [number, number] | undefined => {
      for (const track of own) {
        const place = placeAt(track, ms);
        if (place && place.stepMs <= LONGEST_STEP_MS) return place.position;
      }
      return undefined;
    };
    const origin = where(start);
    if (!origin) continue;
    animals.add(individual);
    animalYears += 1;
    for (const [week, { animals: here, km }] of told.entries()) {
      const place = where(Date.UTC(year, 0, 1) + (week + 0.5) * 7 * DAY_MS);
      if (!place) continue;
      here.add(individual);
      km.push(geodesicM(...origin, ...place) / 1000);
    }
  }
  if (animals.size < FEWEST_INDIVIDUALS) return undefined;
  const weeks = told.map(({ animals: here, km }): DisplacementWeek | undefined => {
    if (here.size < FEWEST_INDIVIDUALS) return undefined;
    const sorted = km.toSorted((a, b) => a - b);
    return { lowKm: quantile(sorted, 0.25), medianKm: quantile(sorted, 0.5), highKm: quantile(sorted, 0.75) };
  });
  return { weeks, animals: animals.size, animalYears };
}
