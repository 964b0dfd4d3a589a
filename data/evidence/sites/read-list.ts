import { LeftOut } from '../../../src/domain/encounters/encounter.ts';
import type { FlywayPopulation } from '../../../src/domain/evidence/sites/site-figures.ts';
import type { SitesEntry } from '../../../src/domain/evidence/sites/sites-evidence.ts';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import { readCounts } from '../../../src/domain/sites/read-counts.ts';
import { readPopulations } from '../../../src/domain/sites/read-populations.ts';
import { addSite as addTo, readSites, SEASON_WORDS, SAME_SITE_M } from '../../../src/domain/sites/read-sites.ts';
import type { Site, SiteRecord } from '../../../src/domain/sites/site-record.ts';
import { sumCounts } from '../../../src/domain/sites/sum-counts.ts';
import { decodeSource } from '../../find-source.ts';
import { type BuildContext, manifestFault } from '../evidence.ts';
import type { SitesManifest } from './sites-manifest.ts';

/** What the tables of a manifest come down to. */
interface SiteList {
  readonly sites: readonly Site[];
  readonly records: readonly SiteRecord[];
  readonly populations: readonly FlywayPopulation[];
  readonly importReport: SitesEntry['importReport'];
}

type Dropped = SitesEntry['importReport']['dropped'];

/** The population of rows that name none, where the manifest names no population either. */
const UNNAMED = 'all';

/**
 * Sites, records and populations of a manifest.
 * @throws AtlasError naming file and field of what cannot be read, or the manifest's field where two tables contradict each other
 */
export function readList(manifest: SitesManifest, context: BuildContext): SiteList {
  const { flywayPopulations, populationTable, seasons } = manifest;
  const sites = new Map<string, Site>();
  const records: SiteRecord[] = [];
  const dropped: Dropped = [];
  let [rowsRead, kept] = [0, 0];
  const textOf = (source: string) => ({ text: decodeSource(context.open(source)), file: context.source(source).file });
  const note = (file: string, leftOut: LeftOut): void => {
    dropped.push(...leftOut.list().map(({ reason, n, lines }) => ({ file, reason, n, lines: [...lines] })));
  };
  const fallback = flywayPopulations[0]?.id ?? UNNAMED;
  for (const { source, map, only, population = fallback } of manifest.sites) {
    const leftOut = new LeftOut();
    const others = new Map<string, { readonly row: number; n: number }>();
    const onOtherSeason = (season: string, row: number): void => {
      const known = others.get(season);
      if (known) known.n += 1;
      else others.set(season, { row, n: 1 });
    };
    const read = readSites({ ...textOf(source), map, only, onOtherSeason }, population, leftOut);
    for (const [season, { row, n }] of others) {
      const rows = n === 1 ? `row ${row}` : `row ${row} and ${n - 1} more`;
      context.told.warn(
        `${context.source(source).file}, ${rows}: “${season.slice(0, 40)}” counts for no season; words that do: ${Object.keys(SEASON_WORDS).join(', ')}`,
      );
    }
    for (const site of read.sites.values()) addSite(site, source);
    records.push(...read.records);
    [rowsRead, kept] = [rowsRead + read.rowsRead, kept + read.kept];
    note(context.source(source).file, leftOut);
  }
  for (const { source, events, map, only, population = fallback } of manifest.counts) {
    const [leftOut, leftOutEvents] = [new LeftOut(), new LeftOut()];
    const read = readCounts({ ...textOf(source), map, only, events: events === undefined ? undefined : textOf(events) }, population, leftOut, leftOutEvents);
    const sums = sumCounts(read, { breeding: seasons?.breeding, passage: seasons?.passage, 'non-breeding': seasons?.nonBreeding });
    const counted = new Set(sums.map(({ site }) => site));
    // What a list of sites states of a place wins over what counts say of it.
    for (const site of read.sites.values()) if (counted.has(site.id)) addSite(site, source);
    records.push(...sums);
    [rowsRead, kept] = [rowsRead + read.rowsRead, kept + read.kept];
    if (events !== undefined) note(context.source(events).file, leftOutEvents);
    note(context.source(source).file, leftOut);
  }
  const populations = listPopulations();
  const listed = new Set(populations.map(({ id }) => id));
  const unknown = records.find(({ population }) => !listed.has(population));
  if (unknown)
    throw manifestFault(context, `${context.field}.flywayPopulations`, `the tables hold the population "${unknown.population}", which is not among them`);
  return { sites: [...sites.values()], records, populations, importReport: { rowsRead, kept, dropped } };

  /** The first table that has a site says what it is. Tables of different lists may give one identifier to two places. */
  function addSite(site: Site, source: string): void {
    const known = sites.get(site.id);
    if (known && geodesicM(...known.point, ...site.point) > SAME_SITE_M) {
      throw manifestFault(context, context.field, `two tables have the site "${site.id}" at places more than a kilometre apart`);
    }
    if (!known) addTo(sites, site, context.source(source).file);
  }

  /** The manifest's own, else those of the table that the rows name, else those of the rows alone. */
  function listPopulations(): FlywayPopulation[] {
    const named = new Set(records.map(({ population }) => population));
    const own = new Set(flywayPopulations.map(({ id }) => id));
    if (populationTable === undefined) return flywayPopulations.length > 0 ? flywayPopulations : [...named].map((id) => ({ id }));
    const leftOut = new LeftOut();
    const { source, map, only } = populationTable;
    const read = readPopulations({ ...textOf(source), map, only }, leftOut);
    rowsRead += read.rowsRead;
    note(context.source(source).file, leftOut);
    const { citation, url } = context.source(source);
    const stated = { citation, url };
    const fromTable = read.rows.flatMap(({ estimate, threshold, ...row }): FlywayPopulation[] =>
      named.has(row.id) && !own.has(row.id)
        ? [
            {
              ...row,
              ...(estimate === undefined ? {} : { estimate: { ...estimate, source: stated } }),
              ...(threshold === undefined ? {} : { threshold: { individuals: threshold, source: stated } }),
            },
          ]
        : [],
    );
    kept += fromTable.length;
    return [...flywayPopulations, ...fromTable];
  }
}
