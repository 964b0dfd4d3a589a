import { BARRIER_KINDS } from '../catalog/layer-kinds.ts';
import type { Layer } from '../catalog/fields.ts';
import { type CsvCell, writeCsv } from '../formats/csv.ts';
import { listSiteCountries } from '../evidence/sites/summarise-sites.ts';
import { writeYears } from '../evidence/shown.ts';
import type { OpenEntry } from '../catalog/open-entry.ts';
import type { CountryBrief, KindHere, PopulationHere } from './types.ts';

const KIND_COLUMNS = BARRIER_KINDS.flatMap((kind) => {
  const name = kind.replaceAll('-', '_');
  return [`${name}_answer`, `${name}_number_here`, `${name}_km_inside_here`];
});

const COLUMNS = [
  'country',
  'population',
  'name',
  'evidence',
  'species',
  'cms_appendix',
  'iucn_category',
  'presence',
  'animals_here',
  'animals',
  'preliminary',
  'months_here',
  'corridor_km2_here',
  'share_here',
  'share_of',
  'places_here',
  'data_years',
  'economic_zone_km2_here',
  'economic_zone_share_here',
  'economic_zone_layers',
  'economic_zone_licences',
  'economic_zone_citations',
  'shared_with',
  'shared_only_as_drawn',
  ...KIND_COLUMNS,
  'barrier_layers',
  'barrier_layers_licences',
  'barrier_layers_citations',
  'areas_share_of_whole_corridor',
  'areas_share_of_high_use',
  'areas_licences',
  'areas_citations',
  'threats_named_by_sources',
  'threats_sources',
  'custodian',
  'contact',
  'licence',
  'attribution',
  'citation',
  'doi',
];

type Row = Record<string, CsvCell>;

/**
 * The table of a brief as CSV (RFC 4180): a row a population, network, list of sites or collection, with the same figures as the
 * brief and the licence and citation of all that they rest on. What is not known is empty, never 0.
 */
export function formatBriefCsv(brief: CountryBrief): string {
  const { iso3 } = brief.country;
  const rows = [
    ...brief.populations.map((one) => ({ ...populationRow(one, brief), ...zoneCells(one.entry, brief), ...threatCells(one.entry, brief) })),
    ...brief.others.map((entry) => ({ ...rowOf(entry, iso3), ...threatCells(entry, brief) })),
    ...listInZonesAlone(brief).map((entry) => ({ ...rowOf(entry, iso3), ...zoneCells(entry, brief) })),
  ];
  return writeCsv(rows, COLUMNS);
}

function rowOf(entry: OpenEntry, iso3: string): Row {
  const { row, species, module, file, summary } = entry;
  const rights = file.layers[0] ?? module;
  return {
    country: iso3,
    population: row.id,
    name: row.name,
    evidence: row.evidence,
    species: species.scientific,
    cms_appendix: species.appendix,
    iucn_category: species.category,
    places_here: countPlaces(entry, iso3),
    data_years: writeYears(summary.years),
    custodian: module.custodian,
    contact: module.contact,
    licence: rights.licence,
    attribution: rights.attribution,
    citation: rights.citation,
    doi: rights.doi ?? module.doi,
  };
}

/** Populations that the country has at sea alone. */
function listInZonesAlone({ populations, waters }: CountryBrief): OpenEntry[] {
  const ashore = new Set(populations.map(({ entry }) => entry.row.id));
  const inZones = new Map(waters.flatMap(({ corridors }) => corridors.map(({ entry }) => [entry.row.id, entry])));
  return [...inZones.values()].filter(({ row }) => !ashore.has(row.id));
}

/** How much of a corridor lies in the country's exclusive economic zones, by each layer of them. */
function zoneCells({ row }: OpenEntry, { waters }: CountryBrief): Row {
  const mine = waters.flatMap(({ title, layer, corridors }) =>
    corridors.flatMap(({ entry, km2, share }) => (entry.row.id === row.id ? [{ name: layer?.id ?? title, layer, km2, share }] : [])),
  );
  const join = (texts: readonly string[]): string => [...new Set(texts)].join('; ');
  return {
    economic_zone_km2_here: join(mine.map(({ name, km2 }) => `${name}: ${km2.toFixed(1)}`)),
    economic_zone_share_here: join(mine.map(({ name, share }) => `${name}: ${share.toFixed(4)}`)),
    economic_zone_layers: join(mine.map(({ name }) => name)),
    economic_zone_licences: join(mine.flatMap(({ layer }) => layer?.licence ?? [])),
    economic_zone_citations: join(mine.flatMap(({ layer }) => layer?.citation ?? [])),
  };
}

/** Threats that sources name for a population or its species, and which sources; empty where none does, which is not that there are none. */
function threatCells({ row }: OpenEntry, { threats }: CountryBrief): Row {
  const mine = threats.flatMap(({ kind, populations }) =>
    populations.flatMap(({ found, statements }) => (found.row.id === row.id ? [{ kind, statements }] : [])),
  );
  const sources = mine.flatMap(({ statements }) => statements.map(({ source: { citation, url } }) => `${citation} ${url}`));
  return { threats_named_by_sources: mine.map(({ kind }) => kind).join('; '), threats_sources: [...new Set(sources)].join('; ') };
}

/** Nodes, sites or stations in a country; undefined of what has none. */
function countPlaces({ file }: OpenEntry, iso3: string): number | undefined {
  switch (file.evidence) {
    case 'network':
      return file.network.nodes.filter(({ country }) => country === iso3).length;
    case 'sites':
      return listSiteCountries(file).find(({ where }) => where === iso3)?.sites;
    case 'receivers':
      return file.regions.find(({ region }) => region === iso3)?.stations;
    default:
      return undefined;
  }
}

function populationRow(one: PopulationHere, { country, byKind, protection }: CountryBrief): Row {
  const kinds = byKind.filter(({ entry }) => entry === one.entry);
  const telling = kinds.filter(({ answer }) => answer.says === 'found' || answer.says === 'none').flatMap(({ layers }) => layers);
  const areas = protection.filter(({ entry }) => entry === one.entry);
  const shares = (use: 'low' | 'high'): string =>
    areas
      .flatMap(({ layer, coverage, reading }) => {
        const found = coverage.find((each) => each.use === use && each.corridorKm2 > 0);
        return found && reading.share && !(reading.atLeast && found.coveredKm2 === 0)
          ? [`${layer.id}: ${reading.atLeast ? '>= ' : ''}${found.share.toFixed(4)}`]
          : [];
      })
      .join('; ');
  const join = (layers: readonly Layer[], part: 'id' | 'licence' | 'citation'): string => [...new Set(layers.map((layer) => layer[part]))].join('; ');
  return {
    ...rowOf(one.entry, country.iso3),
    presence: one.presence,
    animals_here: one.animals,
    animals: one.of,
    preliminary: one.of === undefined ? '' : one.preliminary ? 'yes' : 'no',
    months_here: one.months?.join(' '),
    corridor_km2_here: one.areaKm2,
    share_here: one.share,
    share_of: one.shareOf,
    shared_with: one.neighbours.filter((iso3) => !one.onlyCrossed.includes(iso3)).join(' '),
    shared_only_as_drawn: one.onlyCrossed.join(' '),
    ...Object.assign({}, ...kinds.map(kindCells)),
    barrier_layers: join(telling, 'id'),
    barrier_layers_licences: join(telling, 'licence'),
    barrier_layers_citations: join(telling, 'citation'),
    areas_share_of_whole_corridor: shares('low'),
    areas_share_of_high_use: shares('high'),
    areas_licences: join(
      areas.map(({ layer }) => layer),
      'licence',
    ),
    areas_citations: join(
      areas.map(({ layer }) => layer),
      'citation',
    ),
  };
}

/** Figures of a kind only where something may be said: 0 where it was looked for and none found. */
function kindCells({ kind, answer, barriers, km }: KindHere): Row {
  const name = kind.replaceAll('-', '_');
  const isTold = answer.says === 'found' || answer.says === 'none';
  return {
    [`${name}_answer`]: 'because' in answer ? `${answer.says}: ${answer.because}` : answer.says,
    [`${name}_number_here`]: isTold ? barriers : undefined,
    [`${name}_km_inside_here`]: isTold ? km : undefined,
  };
}
