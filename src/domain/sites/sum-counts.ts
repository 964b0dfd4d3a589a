import { groupBy } from '../group-by.ts';
import type { ReadCounts, SiteCount, SiteVisit } from './read-counts.ts';
import { SITE_SEASONS, type SiteRecord, type SiteSeason } from './site-record.ts';

/** The months (1 to 12) of seasons; a season of which nobody says the months is left out. */
export type SeasonMonths = Readonly<Partial<Record<SiteSeason, readonly number[] | undefined>>>;

/**
 * The year in which the run of months began that a month belongs to: January of a season from November to February is of the
 * year before. Of all twelve months, the calendar year.
 */
export function startOfSeason(year: number, month: number, months: readonly number[]): { readonly year: number; readonly month: number } {
  const there = new Set(months);
  if (there.size >= 12) return { year, month: 1 };
  let [startYear, start] = [year, month];
  for (;;) {
    const before = start === 1 ? 12 : start - 1;
    if (!there.has(before)) return { year: startYear, month: start };
    if (start === 1) startYear -= 1;
    start = before;
  }
}

/** The season of a visit and which one of the years it is; without months stated, calendar years of no season. */
function placeInTime(
  { year, month }: SiteVisit,
  seasons: SeasonMonths,
): { readonly season: SiteSeason | undefined; readonly year: number; readonly key: string } {
  const season = month === undefined ? undefined : SITE_SEASONS.find((one) => seasons[one]?.includes(month));
  if (season === undefined || month === undefined) return { season: undefined, year, key: String(year) };
  const start = startOfSeason(year, month, seasons[season] ?? []);
  return { season, year: start.year, key: `${start.year}-${start.month}` };
}

interface Sum {
  readonly site: string;
  readonly population: string;
  readonly season: SiteSeason | undefined;
  readonly counts: SiteCount[];
  /** The highest count of each season of each year. */
  readonly maxima: Map<string, { readonly year: number; readonly key: string; max: number }>;
}

/**
 * What counts come to at each site, for each population and season. A season in which the site was visited and none of the
 * population was recorded has the maximum 0: it counts among the seasons, and is no proof of absence. Sites and seasons in
 * which a population was never recorded have no row.
 */
export function sumCounts({ visits, counts }: Pick<ReadCounts, 'visits' | 'counts'>, seasons: SeasonMonths): SiteRecord[] {
  const sums = new Map<string, Sum>();
  for (const count of counts) {
    const { season, year, key } = placeInTime(count, seasons);
    const id = JSON.stringify([count.site, count.population, season]);
    const sum: Sum = sums.get(id) ?? { site: count.site, population: count.population, season, counts: [], maxima: new Map() };
    sum.counts.push(count);
    sum.maxima.set(key, { year, key, max: Math.max(count.n, sum.maxima.get(key)?.max ?? 0) });
    sums.set(id, sum);
  }
  const told = visits.map((visit) => ({ visit, ...placeInTime(visit, seasons) }));
  const visited = new Map(
    [...groupBy(told, ({ visit, season }) => JSON.stringify([visit.site, season]))].map(([id, all]) => [
      id,
      // A hundred visits of one winter are one season of each population.
      { seasons: new Map(all.map(({ key, year }) => [key, year])), years: new Set(all.map(({ visit }) => visit.year)) },
    ]),
  );
  return [...sums.values()].map((sum) => {
    const known = visited.get(JSON.stringify([sum.site, sum.season]));
    for (const [key, year] of known?.seasons ?? []) if (!sum.maxima.has(key)) sum.maxima.set(key, { year, key, max: 0 });
    return describeSum(sum, known?.years ?? new Set());
  });
}

/** @param visited calendar years in which its site was visited in its season */
function describeSum({ site, population, season, counts, maxima }: Sum, visited: ReadonlySet<number>): SiteRecord {
  const ordered = [...maxima.values()].sort((a, b) => a.year - b.year || Number(a.key.slice(5)) - Number(b.key.slice(5)));
  const numbers = counts.map(({ n }) => n);
  // Not those in which its winters began: a count of January 2011 is of 2011.
  const years = [...visited, ...counts.map(({ year }) => year)];
  const months = Array.from({ length: 12 }, () => 0);
  for (const { month } of counts) if (month !== undefined) months[month - 1]! += 1;
  return {
    site,
    population,
    ...(season === undefined ? {} : { season }),
    unit: 'individuals',
    firstYear: years.reduce((first, year) => Math.min(first, year), Infinity),
    lastYear: years.reduce((last, year) => Math.max(last, year), 0),
    min: numbers.reduce((least, n) => Math.min(least, n), Infinity),
    max: numbers.reduce((most, n) => Math.max(most, n), 0),
    mean: ordered.reduce((sum, { max }) => sum + max, 0) / ordered.length,
    meanOf: 'maxima',
    maxima: ordered.map(({ year, max }) => ({ year, max })),
    months,
  };
}
