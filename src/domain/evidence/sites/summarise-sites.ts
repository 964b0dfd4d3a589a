import { CRITERION_RESULTS, type CriterionResult, qualifies } from '../../sites/judge-criterion.ts';
import { groupBy } from '../../group-by.ts';
import { individualsOf } from '../../sites/site-record.ts';
import { NO_CORRIDOR } from '../no-corridor.ts';
import type { EntrySummary } from '../summarise-entry.ts';
import type { RecordFigures, SiteFigures } from './site-figures.ts';
import type { SitesEntry } from './sites-evidence.ts';

/** First and last year of the counts; undefined where none is stated. */
export function yearsOfSites({ firstYear, lastYear }: SitesEntry['sample']): [number, number] | undefined {
  const [from, to] = [firstYear ?? lastYear, lastYear ?? firstYear];
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** A list of sites: no animals that were followed, no corridor, and no dates of migration. */
export function summariseSites({ sample }: SitesEntry): EntrySummary {
  return {
    ...NO_CORRIDOR,
    result: 'sites',
    individuals: undefined,
    years: yearsOfSites(sample),
  };
}

/** The best that the counts say of any population and season at a site. */
export function bestOf(records: readonly Pick<RecordFigures, 'result'>[]): CriterionResult {
  return CRITERION_RESULTS.find((one) => records.some(({ result }) => result === one)) ?? 'untold';
}

/** The highest count of any record, as individuals; undefined where none states a number and a unit. */
export function highestCount(records: readonly Pick<RecordFigures, 'max' | 'mean' | 'min' | 'unit'>[]): number | undefined {
  const known = records.flatMap(({ max, mean, min, unit }) => {
    const n = max ?? mean ?? min;
    return n === undefined || unit === undefined ? [] : [individualsOf(n, unit)];
  });
  return known.length === 0 ? undefined : known.reduce((most, n) => Math.max(most, n), 0);
}

/** What a list says of one country. */
export interface SitesInCountry {
  /** ISO 3166-1 alpha-3, or `untold`. */
  readonly where: string;
  readonly sites: number;
  /** Sites that qualify, and those of them that the list states to be unprotected. */
  readonly qualifying: number;
  readonly unprotected: number;
  /** The highest count at one of its sites: those of several may be of the same birds, and are never added up. */
  readonly most: number | undefined;
}

/** Sites by country, those with most qualifying sites first; what cannot be told comes last. */
export function listSiteCountries({ sites, records }: Pick<SitesEntry, 'sites' | 'records'>): SitesInCountry[] {
  const recordsOf = groupBy(records, ({ site }) => site);
  const whereOf = ({ country }: SiteFigures): string => country ?? 'untold';
  return [...groupBy(sites, whereOf)]
    .map(([where, here]) => {
      const good = here.filter(({ id }) => (recordsOf.get(id) ?? []).some(qualifies));
      return {
        where,
        sites: here.length,
        qualifying: good.length,
        unprotected: good.filter((site) => site.protected === 'no').length,
        most: highestCount(here.flatMap(({ id }) => recordsOf.get(id) ?? [])),
      };
    })
    .sort(
      (a, b) => Number(a.where === 'untold') - Number(b.where === 'untold') || b.qualifying - a.qualifying || b.sites - a.sites || (a.where < b.where ? -1 : 1),
    );
}

/** Counts of all records in each month, January first; undefined where there are none by month. */
export function countMonths(records: readonly Pick<RecordFigures, 'months'>[]): number[] | undefined {
  const known = records.flatMap(({ months }) => (months ? [months] : []));
  return known.length === 0 ? undefined : Array.from({ length: 12 }, (_, at) => known.reduce((sum, months) => sum + (months[at] ?? 0), 0));
}
