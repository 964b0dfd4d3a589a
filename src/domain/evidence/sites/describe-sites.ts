import { groupBy } from '../../group-by.ts';
import { joinSites, longestUnavoidable, type Stretch } from '../../sites/find-gaps.ts';
import { judgeRecord, qualifies } from '../../sites/judge-criterion.ts';
import { individualsOf, type SiteRecord } from '../../sites/site-record.ts';
import type { FlywayPopulation, RecordFigures, ShareFigures, SiteFigures } from './site-figures.ts';
import type { SitesEntry } from './sites-evidence.ts';

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

interface DescribeOptions {
  readonly gapKm: number;
  readonly oldAfterYears: number;
  /** The year in which the data were fetched. */
  readonly fetchedYear: number;
}

/**
 * A record with what it says of the criterion, and whether it is old.
 * @param threshold individuals that are one percent of its population; undefined where no source states it
 */
export function describeRecord(record: SiteRecord, threshold: number | undefined, { oldAfterYears, fetchedYear }: DescribeOptions): RecordFigures {
  const { maxima: _maxima, seasonsStated: _stated, mean, months, ...rest } = record;
  return {
    ...rest,
    ...(months === undefined ? {} : { months: [...months] }),
    ...(mean === undefined ? {} : { mean: round(mean, 1) }),
    ...judgeRecord(record, threshold),
    ...(record.lastYear !== undefined && fetchedYear - record.lastYear > oldAfterYears ? { old: true as const } : {}),
  };
}

/** Sites that qualify by their counts, of any population and season. */
export function sitesThatQualify({ sites, records }: Pick<SitesEntry, 'sites' | 'records'>): SiteFigures[] {
  const ids = new Set(records.filter(qualifies).map(({ site }) => site));
  return sites.filter(({ id }) => ids.has(id));
}

/**
 * The sum of the means at all sites against the estimate, for each population and season: never over seasons, in which the
 * same birds are elsewhere. A record of which nobody says the season, or that is of whole years, may be of any, and is in no
 * sum: a site that has no other is told of once, with the first season of its population. Populations without a sourced
 * estimate have none.
 */
export function describeShares(populations: readonly FlywayPopulation[], records: readonly SiteRecord[]): ShareFigures[] {
  const recordsOf = groupBy(records, ({ population }) => population);
  return populations.flatMap(({ id, estimate }) => {
    if (!estimate) return [];
    const bySeason = groupBy(recordsOf.get(id) ?? [], ({ season }) => season);
    const unseasoned = new Set(bySeason.get(undefined)?.map(({ site }) => site));
    bySeason.delete(undefined);
    for (const { site } of [...bySeason.values()].flat()) unseasoned.delete(site);
    const shares = [...bySeason].flatMap(([season, ofSeason]): ShareFigures[] => {
      const here = onePerSite(ofSeason);
      const means = here.flatMap(({ mean, unit }) => (mean === undefined || unit === undefined ? [] : [individualsOf(mean, unit)]));
      if (means.length === 0) return [];
      const individuals = round(
        means.reduce((sum, n) => sum + n, 0),
        1,
      );
      return [
        {
          population: id,
          ...(season === undefined ? {} : { season }),
          sites: means.length,
          without: here.length - means.length,
          individuals,
          ...(estimate.max ? { low: round(individuals / estimate.max, 4) } : {}),
          ...(estimate.min ? { high: round(individuals / estimate.min, 4) } : {}),
        },
      ];
    });
    return shares.map((share, at) => (at === 0 ? { ...share, without: share.without + unseasoned.size } : share));
  });
}

/** Of several records of a site in a season the one from counts, else one of individuals, else the first. */
function onePerSite(records: readonly SiteRecord[]): SiteRecord[] {
  const rank = ({ meanOf, mean, unit }: SiteRecord): number => (mean === undefined ? 3 : meanOf === 'maxima' ? 0 : unit === 'individuals' ? 1 : 2);
  const best = new Map<string, SiteRecord>();
  for (const record of records) {
    const known = best.get(record.site);
    if (!known || rank(record) < rank(known)) best.set(record.site, record);
  }
  return [...best.values()];
}

/** The networks of the sites that qualify, population by population: animals of one do not rest on behalf of another. */
export function describeSiteNetwork({ sites, records }: Pick<SitesEntry, 'sites' | 'records'>, gapKm: number): SitesEntry['network'] {
  const described = [...groupBy(records.filter(qualifies), ({ population }) => population)].map(([population, own]) => {
    const idsOf = (chosen: readonly RecordFigures[]): string[] => [...new Set(chosen.map(({ site }) => site))];
    const ids = new Set(idsOf(own));
    const stretches = joinSites(sites.filter(({ id }) => ids.has(id)));
    const idsIn = (season: 'breeding' | 'non-breeding'): string[] => idsOf(own.filter((record) => record.season === season));
    const unavoidable = longestUnavoidable(stretches, idsIn('breeding'), idsIn('non-breeding'));
    const describe = ({ from, to, km }: Stretch) => ({ population, from, to, km: round(km, 1) });
    return { stretches: stretches.map(describe), unavoidable: unavoidable ? [describe(unavoidable)] : [] };
  });
  return {
    gapKm,
    stretches: described.flatMap(({ stretches }) => stretches).sort((a, b) => b.km - a.km),
    unavoidable: described.flatMap(({ unavoidable }) => unavoidable),
  };
}
