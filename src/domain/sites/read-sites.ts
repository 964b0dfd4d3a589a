import { LeftOut } from '../encounters/encounter.ts';
import { AtlasError } from '../errors.ts';
import { readLonLat } from '../formats/read-cells.ts';
import { geodesicM } from '../geometry/distances.ts';
import type { NoteCode } from '../notes.ts';
import { amountOf, type Columns, readTable, yearOf } from './read-table.ts';
import type { CountUnit, Protected, Site, SiteRecord, SiteSeason } from './site-record.ts';

// A list of sites with what was counted there, a row a site, population and season: the Critical Site Network Tool's columns
// first, then those that lists of sites for raptors and our own use.

export const SITE_COLUMNS = {
  id: ['site_id', 'siteid', 'locationID', 'id'],
  name: ['csn_site_name', 'site_name', 'name', 'locality'],
  lat: ['lat', 'latitude', 'decimalLatitude'],
  lon: ['lon', 'longitude', 'decimalLongitude'],
  country: ['iso3', 'countryCode', 'country'],
  areaHa: ['area_ha', 'hectares'],
  areaKm2: ['area_km2'],
  protected: ['protected', 'protection_status'],
  population: ['pop_id', 'population_id'],
  season: ['season'],
  firstYear: ['start', 'start_year', 'year_start'],
  lastYear: ['end', 'end_year', 'year_end'],
  min: ['minimum', 'min'],
  max: ['maximum', 'max'],
  mean: ['geometric_mean', 'mean'],
  units: ['units', 'unit'],
  seasons: ['seasons_counted', 'n_seasons'],
  percent: ['percentfly'],
  csn1: ['csn1'],
  csn2: ['csn2'],
} as const satisfies Columns<string>;

/** Sites that a list may have. */
export const MOST_SITES = 50_000;
/** Two rows whose places lie farther apart than this are not of one site, metres. */
export const SAME_SITE_M = 1_000;

/** What lists call each season, in small letters without anything between them. */
export const SEASON_WORDS: Readonly<Record<string, SiteSeason>> = {
  breeding: 'breeding',
  passage: 'passage',
  migration: 'passage',
  staging: 'passage',
  stopover: 'passage',
  nonbreeding: 'non-breeding',
  wintering: 'non-breeding',
  winter: 'non-breeding',
};
const UNIT_WORDS: Readonly<Record<string, CountUnit>> = {
  individuals: 'individuals',
  individual: 'individuals',
  birds: 'individuals',
  pairs: 'pairs',
  breedingpairs: 'pairs',
};
const PROTECTED_WORDS: Readonly<Record<string, Protected>> = {
  yes: 'yes',
  y: 'yes',
  true: 'yes',
  fully: 'yes',
  full: 'yes',
  whole: 'yes',
  no: 'no',
  n: 'no',
  false: 'no',
  not: 'no',
  unprotected: 'no',
  partial: 'part',
  partially: 'part',
  partly: 'part',
  part: 'part',
};
const TRUE = new Set(['true', 't', 'yes', 'y', '1']);
const FALSE = new Set(['false', 'f', 'no', 'n', '0']);

/** What a table says by a word: its letters alone, in small ones; undefined where it says something else. */
function wordOf<Meaning>(words: Readonly<Record<string, Meaning>>, text: string): Meaning | undefined {
  const word = text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

function truthOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
}

export interface ReadSites {
  readonly sites: ReadonlyMap<string, Site>;
  readonly records: readonly SiteRecord[];
  readonly rowsRead: number;
  readonly kept: number;
}

export interface SiteTable {
  readonly text: string;
  readonly file: string;
  readonly map?: Readonly<Partial<Record<string, string | undefined>>> | undefined;
  readonly only?: { readonly column: string; readonly values: readonly string[] } | undefined;
  /** Told of a row whose season is none of `SEASON_WORDS`: its text is kept, and counts for no season. */
  readonly onOtherSeason?: (season: string, row: number) => void;
}

/**
 * Sites and what is stated of them, from a table with a row a site, population and season. A row without any number keeps its
 * site. A row that contradicts itself, or another, is left out with its reason.
 * @param population the population of rows that name none
 * @throws AtlasError naming file, row and field; see `readTable`
 */
export function readSites(table: SiteTable, population: string, leftOut: LeftOut): ReadSites {
  const sites = new Map<string, Site>();
  const records = new Map<string, SiteRecord>();
  const { file } = table;
  const rowsRead = readTable({
    ...table,
    columns: SITE_COLUMNS,
    needed: ['id', 'lat', 'lon'],
    leftOut,
    onRow: (cell, row) => {
      const site = readSite(cell);
      if (typeof site === 'string') return site;
      const known = sites.get(site.id);
      if (known && geodesicM(...known.point, ...site.point) > SAME_SITE_M) return 'dropped.siteElsewhere';
      const record = readRecord(cell, site.id, population);
      if (typeof record === 'string') return record;
      if (record.seasonText !== undefined) table.onOtherSeason?.(record.seasonText, row);
      const key = JSON.stringify([record.site, record.population, record.season ?? record.seasonText, record.unit]);
      if (records.has(key)) return 'dropped.siteTwice';
      if (!known) addSite(sites, site, file, row);
      records.set(key, record);
      return undefined;
    },
  });
  return { sites, records: [...records.values()], rowsRead, kept: records.size };
}

/**
 * Adds a site to those of a list.
 * @throws AtlasError naming file and row where there are more than `MOST_SITES`
 */
export function addSite(sites: Map<string, Site>, site: Site, file: string, row?: number): void {
  sites.set(site.id, site);
  if (sites.size > MOST_SITES) throw new AtlasError('sites.tooMany', { most: MOST_SITES }, { file, ...(row === undefined ? {} : { row }) });
}

type Cell = (role: keyof typeof SITE_COLUMNS) => string;

/** A site of a row, or why it is none. */
export function readSite(cell: (role: 'id' | 'name' | 'lat' | 'lon' | 'country' | 'areaHa' | 'areaKm2' | 'protected') => string): Site | NoteCode {
  const id = cell('id');
  if (id === '') return 'dropped.siteNoId';
  const point = readLonLat(cell('lon'), cell('lat'));
  if (typeof point === 'string') return point;
  const [km2, ha] = [amountOf(cell('areaKm2')), amountOf(cell('areaHa'))];
  const areaKm2 = km2 ?? (ha === undefined ? undefined : ha / 100);
  if (Number.isNaN(areaKm2)) return 'dropped.siteNumber';
  const [name, country, status] = [cell('name'), cell('country'), wordOf(PROTECTED_WORDS, cell('protected'))];
  return {
    id,
    point,
    ...(name === '' ? {} : { name }),
    ...(country === '' ? {} : { country }),
    ...(areaKm2 === undefined || areaKm2 === 0 ? {} : { areaKm2 }),
    ...(status === undefined ? {} : { protected: status }),
  };
}

function readRecord(cell: Cell, site: string, population: string): SiteRecord | NoteCode {
  const [min, max, mean, seasonsStated] = (['min', 'max', 'mean', 'seasons'] as const).map((role) => amountOf(cell(role)));
  const [firstYear, lastYear] = (['firstYear', 'lastYear'] as const).map((role) => yearOf(cell(role)));
  const percent = amountOf(cell('percent'));
  if ([min, max, mean, seasonsStated, percent].some(Number.isNaN)) return 'dropped.siteNumber';
  if ([firstYear, lastYear].some(Number.isNaN)) return 'dropped.siteYear';
  if (firstYear !== undefined && lastYear !== undefined && firstYear > lastYear) return 'dropped.siteYear';
  const ordered = [min, mean, max].filter((value) => value !== undefined);
  if (ordered.some((value, at) => at > 0 && value < (ordered[at - 1] ?? 0))) return 'dropped.siteContradicts';
  if ((seasonsStated !== undefined && !Number.isInteger(seasonsStated)) || (percent ?? 0) > 100) return 'dropped.siteNumber';
  const [said, csn1, csn2] = [cell('season'), truthOf(cell('csn1')), truthOf(cell('csn2'))];
  const [season, unit] = [wordOf(SEASON_WORDS, said), wordOf(UNIT_WORDS, cell('units'))];
  const listed = { ...(csn1 === undefined ? {} : { csn1 }), ...(csn2 === undefined ? {} : { csn2 }), ...(percent === undefined ? {} : { percent }) };
  return {
    site,
    population: cell('population') || population,
    ...(season === undefined ? (said === '' ? {} : { seasonText: said }) : { season }),
    ...(unit === undefined ? {} : { unit }),
    ...(firstYear === undefined ? {} : { firstYear }),
    ...(lastYear === undefined ? {} : { lastYear }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(mean === undefined ? {} : { mean, meanOf: 'stated' as const }),
    ...(seasonsStated === undefined ? {} : { seasonsStated }),
    ...(Object.keys(listed).length === 0 ? {} : { listed }),
  };
}
