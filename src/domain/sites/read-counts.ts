import type { LeftOut } from '../encounters/encounter.ts';
import { readDate } from '../encounters/read-encounter-table.ts';
import { AtlasError } from '../errors.ts';
import { amountOf, type Columns, readTable } from './read-table.ts';
import { addSite, readSite, type SiteTable } from './read-sites.ts';
import type { Site } from './site-record.ts';

// Counts of waterbirds, a row a count; where and when stands in the row, or in a table of events that it names (Darwin Core).

const EVENT_ROLES = {
  event: ['eventID', 'event_id'],
  date: ['eventDate', 'date'],
  id: ['locationID', 'site_id'],
  name: ['locality', 'site_name'],
  lat: ['decimalLatitude', 'lat', 'latitude'],
  lon: ['decimalLongitude', 'lon', 'longitude'],
  country: ['countryCode', 'iso3', 'country'],
  areaHa: ['area_ha'],
  areaKm2: ['area_km2'],
  protected: ['protected'],
} as const satisfies Columns<string>;
export const COUNT_COLUMNS = {
  ...EVENT_ROLES,
  count: ['individualCount', 'count'],
  population: ['pop_id', 'population_id'],
  occurrence: ['occurrenceID'],
} as const satisfies Columns<string>;

/** A visit to a site, of which the year is known. */
export interface SiteVisit {
  readonly site: string;
  readonly year: number;
  /** 1 to 12; undefined where the date does not tell. */
  readonly month?: number;
}

/** Birds of one population that were counted on a visit. */
export interface SiteCount extends SiteVisit {
  readonly population: string;
  readonly n: number;
}

export interface ReadCounts {
  readonly sites: ReadonlyMap<string, Site>;
  /** Every visit that a table of events has, and every one with a count. */
  readonly visits: readonly SiteVisit[];
  readonly counts: readonly SiteCount[];
  readonly rowsRead: number;
  readonly kept: number;
}

interface CountTable extends SiteTable {
  /** The table of events, where the counts name them alone. */
  readonly events?: { readonly text: string; readonly file: string } | undefined;
}

type EventCell = (role: keyof typeof EVENT_ROLES) => string;

/**
 * Counts with where and when. Rows of one event and population are parts of one count (ages, sexes) and are added.
 * @param population the population of rows that name none
 * @throws AtlasError naming file, row and field; see `readTable`
 */
export function readCounts(table: CountTable, population: string, leftOut: LeftOut, leftOutEvents: LeftOut): ReadCounts {
  const sites = new Map<string, Site>();
  const visits = new Map<string, SiteVisit>();
  const counts = new Map<string, SiteCount>();
  const occurrences = new Set<string>();
  const { events } = table;
  let [rowsRead, kept] = [0, 0];
  const visit = (cell: EventCell, file: string, row: number): SiteVisit | Exclude<ReturnType<typeof readSite>, Site> => {
    const site = readSite(cell);
    if (typeof site === 'string') return site;
    const [from = '', to = from] = cell('date').split('/', 2);
    const [date, end] = [readDate(from.trim(), 'iso'), readDate(to.trim(), 'iso')];
    if (typeof date === 'string') return date;
    if (typeof end === 'string') return end;
    // A visit that ends in another month is of no month.
    const month = end.year === date.year && end.month === date.month ? date.month : undefined;
    if (!sites.has(site.id)) addSite(sites, site, file, row);
    return { site: site.id, year: date.year, ...(month === undefined ? {} : { month }) };
  };
  if (events) {
    rowsRead += readTable({
      ...events,
      columns: EVENT_ROLES,
      needed: ['event', 'date', 'id', 'lat', 'lon'],
      map: table.map,
      leftOut: leftOutEvents,
      onRow: (cell, row) => {
        const read = visit(cell, events.file, row);
        if (typeof read === 'string') return read;
        if (visits.has(cell('event'))) return 'dropped.siteTwice';
        visits.set(cell('event'), read);
        kept += 1;
        return undefined;
      },
    });
  }
  const { event: eventColumn, count: countColumn, population: populationColumn, occurrence: occurrenceColumn } = table.map ?? {};
  rowsRead += readTable({
    ...table,
    // Where and when stand in the table of events, if there is one.
    map: events ? { event: eventColumn, count: countColumn, population: populationColumn, occurrence: occurrenceColumn } : table.map,
    columns: COUNT_COLUMNS,
    needed: events ? ['event', 'count'] : ['date', 'id', 'lat', 'lon', 'count'],
    leftOut,
    onRow: (cell, line) => {
      const n = amountOf(cell('count'));
      if (n === undefined || !Number.isInteger(n)) return 'dropped.siteNumber';
      const event = cell('event') || `row ${line}`;
      const known = events ? visits.get(cell('event')) : visit(cell, table.file, line);
      if (known === undefined) return 'dropped.siteNoEvent';
      if (typeof known === 'string') return known;
      const occurrence = cell('occurrence');
      if (occurrence !== '' && occurrences.has(occurrence)) return 'dropped.siteTwice';
      if (occurrence !== '') occurrences.add(occurrence);
      const of = cell('population') || population;
      const key = JSON.stringify([event, known.site, known.year, known.month, of]);
      counts.set(key, { ...known, population: of, n: n + (counts.get(key)?.n ?? 0) });
      if (!events) visits.set(`${event} ${known.site}`, known);
      kept += 1;
      return undefined;
    },
  });
  if (counts.size === 0) throw new AtlasError('sites.none', {}, { file: table.file });
  return { sites, visits: [...visits.values()], counts: [...counts.values()], rowsRead, kept };
}
