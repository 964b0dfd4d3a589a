import isoCountries from 'i18n-iso-countries';
import { AtlasError } from '../../../src/domain/errors.ts';
import { type Activity, type NetworkFigures, type NetworkLinkFigures, type NetworkNodeFigures } from '../../../src/domain/evidence/network/network-figures.ts';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import type { BuildContext } from '../evidence.ts';
import type { NetworkTable } from './network-manifest.ts';
import { cellOf, individualsOf, lacks, LONGEST_SAID, numberOf, readRows, type Row, type TableReport } from './read-table.ts';

// The columns of MiCO's metasites and metaroutes, of SWOT's nesting sites, and of what `atlas network` writes.

const ID = ['metasite_id', 'siteid', 'node_id', 'id'];
const NAME = ['site_name', 'name', 'description', 'site_names'];
const LON = ['cntrd_ln', 'longitude', 'lon'];
const LAT = ['cntrd_lt', 'latitude', 'lat'];
const INDIVIDUALS = ['n_ndvdl', 'num_individuals', 'individuals'];
const ACTIVITIES = ['activity_code', 'activities', 'activity'];
const YEARS = ['years', 'years_monitored'];
const RADIUS_M = ['radius_m'];
/** A radius in degrees of the equator, where none in metres is given. */
const RADIUS_DEGREES = ['radius'];
const COUNTRY_CODE = ['iso3', 'country_code', 'code'];
/** What SWOT writes of a beach: one where turtles nest, or where none does. */
const NESTING = 'nesting_status';
const NO_NESTING = 'NO-NESTING';
const FROM = ['source', 'from'];
const TO = ['target', 'to'];
const SEASON = ['season', 'direction'];

const M_PER_DEGREE = 111_319.5;
/** A link's stated end farther than this from its node is somewhere else: tables round to hundredths of a degree. */
const END_TOLERANCE_M = 2_000;

/** What sources call each activity, in small letters without anything between them. */
const ACTIVITY_WORDS: Readonly<Record<string, Activity>> = {
  breeding: 'breeding',
  nesting: 'nesting',
  internesting: 'inter-nesting',
  foraging: 'foraging',
  feeding: 'foraging',
  feedingforaging: 'foraging',
  staging: 'staging',
  stopover: 'staging',
  nonbreeding: 'non-breeding',
};

/** A node as its table has it, before anyone looked in which country it lies. */
export type StatedNode = NetworkNodeFigures & { readonly country?: string };

export interface StatedNetwork {
  readonly nodes: readonly StatedNode[];
  readonly links: readonly NetworkLinkFigures[];
  /** Links whose table states an end elsewhere than the node is. */
  readonly endsElsewhere: number;
}

/**
 * Nodes and links as tables state them. Rows that are no node or link are left out and counted; what a row does not say is
 * not made up, and 0 individuals are unknown ones.
 * @throws AtlasError naming file and column where a table lacks what makes it one
 */
export function readNetworkTables(
  tables: { readonly nodes: readonly NetworkTable[]; readonly links: readonly NetworkTable[] },
  context: BuildContext,
  report: TableReport,
): StatedNetwork {
  const nodes = new Map<string, StatedNode>();
  for (const table of tables.nodes) readNodes(table, nodes, context, report);
  const read = tables.links.map((table) => readLinks(table, nodes, context, report));
  return { nodes: [...nodes.values()], links: read.flatMap(({ links }) => links), endsElsewhere: read.reduce((sum, { elsewhere }) => sum + elsewhere, 0) };
}

function readNodes(table: NetworkTable, nodes: Map<string, StatedNode>, context: BuildContext, report: TableReport): void {
  const { file, columns, rows } = readRows(table, context, report);
  for (const wanted of [ID, LON, LAT]) if (!wanted.some((name) => columns.includes(name))) throw lacks(file, wanted, columns);
  for (const { row, line } of rows) {
    const id = cellOf(row, ID);
    const point = pointOf(row, file, line);
    if (id === undefined) report.drop(file, 'dropped.networkNoId', line);
    else if (!point) report.drop(file, 'dropped.networkNoPlace', line);
    else if (row.get(NESTING) === NO_NESTING) report.drop(file, 'dropped.networkNoNesting', line);
    else {
      const node = { id, point, ...describeNode(row, columns) };
      const known = nodes.get(id);
      if (known) {
        // The same row twice is one node; another of its id would take its links.
        if (JSON.stringify(known) === JSON.stringify(node)) {
          report.drop(file, 'dropped.networkTwice', line);
          continue;
        }
        const detail = `row ${line}: another node has the id "${id.slice(0, LONGEST_SAID)}" already; which of the two its links mean cannot be told`;
        throw new AtlasError('cli.unreadable', { detail }, { file, row: line, field: ID[0] ?? '' });
      }
      nodes.set(id, node);
      report.kept += 1;
    }
  }
}

/**
 * Where a node is; longitudes up to 360 run on round the globe.
 * @throws AtlasError naming file and row where a number is none of the globe: then others may be wrong where nobody sees it
 */
function pointOf(row: Row, file: string, line: number): [number, number] | undefined {
  const [lon, lat] = [numberOf(cellOf(row, LON)), numberOf(cellOf(row, LAT))];
  if (lon === undefined || lat === undefined || (lon === 0 && lat === 0)) return undefined;
  const [field, value] = Math.abs(lat) > 90 ? ['latitude', lat] : lon < -180 || lon > 360 ? ['longitude', lon] : [];
  if (field !== undefined) {
    throw new AtlasError(
      'cli.unreadable',
      { detail: `row ${line}: there is no ${field} ${value}; are latitude and longitude exchanged?` },
      { file, row: line, field },
    );
  }
  return [lon > 180 ? lon - 360 : lon, lat];
}

function describeNode(row: Row, columns: readonly string[]): Omit<StatedNode, 'id' | 'point'> {
  const [name, years, individuals] = [cellOf(row, NAME), cellOf(row, YEARS), individualsOf(cellOf(row, INDIVIDUALS))];
  const radiusM = numberOf(cellOf(row, RADIUS_M)) ?? scaled(numberOf(cellOf(row, RADIUS_DEGREES)));
  const said = (cellOf(row, ACTIVITIES) ?? '').split(';').map((word) => word.trim());
  const known = said.map((word) => ACTIVITY_WORDS[word.toLowerCase().replaceAll(/[^a-z]/g, '')]);
  const others = [...new Set(said.filter((word, at) => word !== '' && known[at] === undefined))];
  const activities = new Set(known.filter((activity) => activity !== undefined));
  // SWOT's table is of nesting sites alone.
  if (columns.includes(NESTING)) activities.add('nesting');
  const country = countryOf(cellOf(row, COUNTRY_CODE));
  return {
    activities: [...activities],
    ...(name === undefined ? {} : { name }),
    ...(radiusM !== undefined && radiusM > 0 ? { radiusM: Math.round(radiusM) } : {}),
    ...(others.length === 0 ? {} : { otherActivities: others }),
    ...(individuals === undefined ? {} : { individuals }),
    ...(years === undefined ? {} : { years }),
    ...(country === undefined ? {} : { country }),
  };
}

const scaled = (degrees: number | undefined): number | undefined => (degrees === undefined ? undefined : degrees * M_PER_DEGREE);

/** ISO 3166-1 alpha-3 of a code of two or three letters. */
function countryOf(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  if (/^[A-Z]{3}$/.test(code)) return isoCountries.alpha3ToAlpha2(code) === undefined ? undefined : code;
  return /^[A-Z]{2}$/.test(code) ? isoCountries.alpha2ToAlpha3(code) : undefined;
}

function readLinks(
  table: NetworkTable,
  nodes: ReadonlyMap<string, StatedNode>,
  context: BuildContext,
  report: TableReport,
): { readonly links: NetworkLinkFigures[]; readonly elsewhere: number } {
  const { file, columns, rows } = readRows(table, context, report);
  for (const wanted of [FROM, TO]) if (!wanted.some((name) => columns.includes(name))) throw lacks(file, wanted, columns);
  const links: NetworkLinkFigures[] = [];
  let elsewhere = 0;
  for (const { row, line } of rows) {
    const [from, to] = [nodes.get(cellOf(row, FROM) ?? ''), nodes.get(cellOf(row, TO) ?? '')];
    if (!from || !to) report.drop(file, 'dropped.networkNoNode', line);
    else if (from.id === to.id) report.drop(file, 'dropped.networkLoop', line);
    else {
      const [individuals, season] = [individualsOf(cellOf(row, INDIVIDUALS)), cellOf(row, SEASON)];
      links.push({ from: from.id, to: to.id, ...(individuals === undefined ? {} : { individuals }), ...(season === undefined ? {} : { season }) });
      report.kept += 1;
      if (!endsAt(row, 'start', from) || !endsAt(row, 'end', to)) elsewhere += 1;
    }
  }
  return { links, elsewhere };
}

/** Whether a link's own columns of an end, if it has any, name the place of its node. */
function endsAt(row: Row, end: 'start' | 'end', { point: [lon, lat] }: NetworkFigures['nodes'][number]): boolean {
  const [x, y] = [numberOf(row.get(`${end}_x`)), numberOf(row.get(`${end}_y`))];
  return x === undefined || y === undefined || Math.abs(y) > 90 || geodesicM(x, y, lon, lat) <= END_TOLERANCE_M;
}
