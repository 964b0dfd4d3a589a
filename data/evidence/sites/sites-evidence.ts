import type { Feature, Point } from 'geojson';
import { AtlasError } from '../../../src/domain/errors.ts';
import { describeRecord, describeShares, describeSiteNetwork } from '../../../src/domain/evidence/sites/describe-sites.ts';
import type { RecordFigures, SiteFigures } from '../../../src/domain/evidence/sites/site-figures.ts';
import type { SitesEntry } from '../../../src/domain/evidence/sites/sites-evidence.ts';
import { bestOf, highestCount, listSiteCountries, yearsOfSites } from '../../../src/domain/evidence/sites/summarise-sites.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import { writeCsv } from '../../../src/domain/formats/csv.ts';
import { assembleEntry, assembleWithdrawn, tableFile } from '../assemble-entry.ts';
import { listSentences } from '../entry-manifest.ts';
import { type BuildContext, type BuiltEntry, defineEvidence } from '../evidence.ts';
import { placeSite } from './place-sites.ts';
import { readList } from './read-list.ts';
import { type SitesManifest, SitesManifestSchema } from './sites-manifest.ts';

/** The ids of the sources that a manifest names, each once. */
function sourcesOf({ sites, counts, populationTable }: SitesManifest): string[] {
  const named = [...sites.map(({ source }) => source), ...counts.flatMap(({ source, events }) => [source, ...(events === undefined ? [] : [events])])];
  return [...new Set([...named, ...(populationTable === undefined ? [] : [populationTable.source])])];
}

/** Records by the id of their site. */
type RecordsOf = ReadonlyMap<string, readonly RecordFigures[]>;

/** Sites as points, with their best result and highest count. */
function drawSites(sites: readonly SiteFigures[], recordsOf: RecordsOf): Feature<Point>[] {
  return sites.map(({ id, point, ...site }) => {
    const own = recordsOf.get(id) ?? [];
    const most = highestCount(own);
    return {
      type: 'Feature',
      properties: { ...site, node: id, ...(most === undefined ? {} : { individuals: most }), result: bestOf(own) },
      geometry: { type: 'Point', coordinates: point },
    };
  });
}

const COLUMNS = [
  'site',
  'name',
  'lon',
  'lat',
  'country',
  'areaKm2',
  'protected',
  'population',
  'season',
  'unit',
  'firstYear',
  'lastYear',
  'min',
  'max',
  'mean',
  'meanOf',
  'seasons',
  'reached',
  'result',
  'basis',
  'csn1',
  'csn2',
  'percentOfFlyway',
] as const;

/** Every site with what was counted there, a row a population and season; sites without any number have a row of their own. */
function writeSites(sites: readonly SiteFigures[], recordsOf: RecordsOf): string {
  const rows = sites.flatMap(({ id, point: [lon, lat], ...site }) => {
    const own = recordsOf.get(id) ?? [];
    const place = { site: id, lon, lat, ...site };
    if (own.length === 0) return [place];
    return own.map(({ months: _months, listed, season, seasonText, old: _old, ...record }) => ({
      ...place,
      ...record,
      season: season ?? seasonText,
      csn1: listed?.csn1 === undefined ? undefined : String(listed.csn1),
      csn2: listed?.csn2 === undefined ? undefined : String(listed.csn2),
      percentOfFlyway: listed?.percent,
    }));
  });
  return writeCsv(rows, COLUMNS);
}

/** First and last year that any record states. */
function yearsOf(records: readonly RecordFigures[]): Pick<SitesEntry['sample'], 'firstYear' | 'lastYear'> {
  const years = records.flatMap(({ firstYear, lastYear }) => [firstYear ?? [], lastYear ?? []].flat());
  if (years.length === 0) return {};
  const [first, last] = years.reduce(([least, most], year) => [Math.min(least, year), Math.max(most, year)], [Infinity, -Infinity]);
  return { firstYear: first, lastYear: last };
}

/** From lists of sites and counts to every file that their page reads. */
async function buildSites(population: SitesManifest, context: BuildContext): Promise<BuiltEntry> {
  const sources = sourcesOf(population);
  const origin = context.source(sources[0] ?? '');
  if (population.withdrawn) return assembleWithdrawn(population, 'sites', population.withdrawn, context, origin);
  const { gapKm, oldAfterYears, seasons } = population;
  const list = readList(population, context);
  if (list.sites.length === 0) throw new AtlasError('sites.none', {}, { file: origin.file });
  const sites = list.sites.map((site) => placeSite(site, context.countryParts));
  const options = { gapKm, oldAfterYears, fetchedYear: Number(origin.accessed.slice(0, 4)) };
  const thresholds = new Map(list.populations.map(({ id, threshold }) => [id, threshold?.individuals]));
  const records = list.records.map((record) => describeRecord(record, thresholds.get(record.population), options));
  const recordsOf = groupBy(records, ({ site }) => site);
  const results = sites.map(({ id }) => bestOf(recordsOf.get(id) ?? []));
  const countOf = (result: (typeof results)[number]): number => results.filter((one) => one === result).length;
  const sample = { sites: sites.length, met: countOf('met'), provisional: countOf('provisional'), ...yearsOf(records) };
  const span = yearsOfSites(sample);
  return assembleEntry(
    population,
    context,
    {
      nodes: drawSites(sites, recordsOf),
      nodesAre: 'sites',
      further: [tableFile(`${population.id}-sites.csv`, 'sites', 'Sites (CSV)', writeSites(sites, recordsOf))],
      origin,
      sources,
      sample: {},
      years: span,
      countries: listSiteCountries({ sites, records }).flatMap(({ where }) => (where === 'untold' ? [] : [where])),
    },
    (common) => ({
      ...common,
      evidence: 'sites',
      warnings: [],
      sample,
      populations: [...list.populations],
      sites,
      records,
      shares: describeShares(list.populations, list.records),
      network: describeSiteNetwork({ sites, records }, gapKm),
      method: {
        from: [...(population.counts.length > 0 ? ['counts' as const] : []), ...(population.sites.length > 0 ? ['list' as const] : [])],
        ...(seasons === undefined ? {} : { seasons }),
        oldAfterYears,
        notes: listSentences(population.notes),
      },
      importReport: list.importReport,
    }),
  );
}

/** Sites of a species' populations with what was counted there. */
export const sitesEvidence = defineEvidence(SitesManifestSchema, {
  listSources: ({ sites, counts, populationTable }) => [
    ...sites.map(({ source }, i) => ({ id: source, field: `sites.${i}.source` })),
    ...counts.flatMap(({ source, events }, i) => [
      { id: source, field: `counts.${i}.source` },
      ...(events === undefined ? [] : [{ id: events, field: `counts.${i}.events` }]),
    ]),
    ...(populationTable === undefined ? [] : [{ id: populationTable.source, field: 'populationTable.source' }]),
  ],
  build: buildSites,
});
