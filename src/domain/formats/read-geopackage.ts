import type { Database } from 'sql.js';
import { AtlasError, reasonOf } from '../errors.ts';
import type { NamedSystem } from './crs/named-system.ts';
import { ALL_COLUMNS, type WantsColumn } from './wanted-columns.ts';
import { readWkb, type WkbParts } from './wkb.ts';
import { type Note, noteOf } from '../notes.ts';
import { countRows, eachRowWithin, mostRows, openSqlite, readRowsWithin, type SqliteRow as Row, STORED_TABLES } from './open-sqlite.ts';

/** The bytes of sql.js's WebAssembly: the caller knows where they lie. */
export type LoadSqlite = () => Promise<ArrayBuffer>;

/** One feature of a table. */
export interface GeopackageFeature extends WkbParts {
  /** Its place in the table, from 1. */
  readonly number: number;
  /** Every column that is wanted, but the geometry. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface GeopackageTable {
  readonly name: string;
  /** The system of its coordinates; undefined where the file names none. */
  readonly system: NamedSystem | undefined;
  /** Those with a geometry. */
  readonly features: readonly GeopackageFeature[];
  readonly featuresRead: number;
}

const ENVELOPE_BYTES = [0, 32, 48, 48, 64];
/** The tables of the standard that say what is in the file. */
const OWN_TABLES = ['gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys'];
/** Layers, and features of all of them. */
const MOST_LAYERS = 2_000;
const MOST_FEATURES = 3_000_000;
/** Values of all features: 300,000 of eighty columns. */
const MOST_VALUES = 24_000_000;

/**
 * Read every feature table of a GeoPackage (OGC 12-128r18), its coordinates as they are.
 * @param wants the columns that features have; all of them when left out
 * @throws AtlasError naming the file, and the feature where there is one, when it is damaged
 */
export async function readGeopackage(bytes: Uint8Array, file: string, loadSqlite: LoadSqlite, wants: WantsColumn = ALL_COLUMNS): Promise<GeopackageTable[]> {
  const Sqlite = await openSqlite(loadSqlite);
  let database: Database | undefined;
  try {
    database = Sqlite(bytes);
    const most = mostRows(bytes);
    const stored = new Set(readRows(database, STORED_TABLES, most, file).map(({ name }) => name));
    for (const table of OWN_TABLES) {
      const isPlain = stored.has(table) && readRows(database, `SELECT 1 FROM pragma_table_xinfo('${table}') WHERE hidden <> 0`, most, file).length === 0;
      if (!isPlain) throw damaged(file, noteOf('geopackage.noTable'));
    }
    const layers = listLayers(database, most, file);
    if (layers.length === 0) throw damaged(file, noteOf('geopackage.noTable'));
    if (layers.length > MOST_LAYERS) throw damaged(file, noteOf('geopackage.tooManyRows'));
    const tables: GeopackageTable[] = [];
    const left = { features: MOST_FEATURES, values: MOST_VALUES };
    for (const layer of layers) {
      if (!stored.has(layer['name'] ?? '')) throw damaged(file, noteOf('geopackage.notStored', { table: String(layer['name']) }));
      tables.push(readTable(database, layer, file, { most, left, wants }));
    }
    return tables;
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw damaged(file, reasonOf(error));
  } finally {
    database?.close();
  }
}

/**
 * The feature tables that the file names, each once, with the column and the system of their geometries. The three tables are
 * put together here: SQLite compares each row with each where a file keeps their keys as different types.
 */
function listLayers(database: Database, most: number, file: string): Row[] {
  const read = (columns: string, table: string): Row[] => readRows(database, `SELECT ${columns} FROM ${table}`, most, file);
  const isFeatures = new Set(
    read('table_name, data_type', 'gpkg_contents').flatMap((row) => (row['data_type'] === 'features' ? [String(row['table_name'])] : [])),
  );
  const systems = new Map(
    read('srs_id, organization, organization_coordsys_id AS code, definition AS wkt', 'gpkg_spatial_ref_sys').map((row) => [String(row['srs_id']), row]),
  );
  const layers = new Map<string, Row>();
  for (const { table_name: table, column_name: geometry = null, srs_id: srs = null } of read('table_name, column_name, srs_id', 'gpkg_geometry_columns')) {
    const name = String(table);
    if (!isFeatures.has(name) || layers.has(name)) continue;
    const { organization = null, code = null, wkt = null } = systems.get(String(srs)) ?? unlisted(srs);
    layers.set(name, { name, geometry, organization, code, wkt, srs });
  }
  // In the order in which the file lists its contents.
  return [...isFeatures].map((name) => layers.get(name)).filter((layer) => layer !== undefined);
}

/** A system that the file uses and does not list: writers take EPSG's codes for their ids. 0 and -1 are no system at all. */
function unlisted(srs: unknown): Row {
  return typeof srs === 'number' && srs > 0 ? { organization: 'EPSG', code: srs } : {};
}

/** @throws AtlasError where there are more rows than the file has room for */
function readRows(database: Database, sql: string, most: number, file: string): Row[] {
  return readRowsWithin(database, sql, most, () => damaged(file, noteOf('geopackage.tooManyRows')));
}

interface Bounds {
  readonly most: number;
  /** How many features and values may still come; what is read is taken off. */
  readonly left: { features: number; values: number };
  readonly wants: WantsColumn;
}

function readTable(database: Database, layer: Row, file: string, { most, left, wants }: Bounds): GeopackageTable {
  const name = String(layer['name']);
  const column = String(layer['geometry']);
  const isEpsg = typeof layer['organization'] === 'string' && layer['organization'].toUpperCase() === 'EPSG';
  // 0 and −1 are the standard's unknown systems.
  const wkt = typeof layer['wkt'] === 'string' && !['', 'undefined'].includes(layer['wkt'].trim().toLowerCase()) ? layer['wkt'] : undefined;
  const code = isEpsg && Number(layer['code']) > 0 ? Number(layer['code']) : undefined;
  const system = code === undefined && wkt === undefined ? undefined : { code, wkt };
  const columns = readRows(database, `SELECT name FROM pragma_table_xinfo('${name.replaceAll("'", "''")}') WHERE hidden = 0`, most, file)
    .map((row) => String(row['name']))
    .filter((own) => own === column || wants(own));
  // Before any is read: millions of rows that cannot be kept would take seconds.
  const count = countRows(database, quote(name), Math.min(most, left.features));
  left.features -= count;
  left.values -= count * columns.length;
  const tooMany = (): AtlasError => damaged(file, noteOf('geopackage.tooManyRows'));
  if (left.features < 0 || left.values < 0) throw damaged(file, noteOf('geopackage.tooLarge', { n: MOST_FEATURES, values: MOST_VALUES }));
  if (count > most) throw tooMany();
  const features: GeopackageFeature[] = [];
  const names: string[] = [];
  let [number, at]: [number, number] = [0, -1];
  let places: (readonly [string, number])[] = [];
  const sql = `SELECT ${columns.length === 0 ? 'NULL' : columns.map(quote).join(', ')} FROM ${quote(name)}`;
  eachRowWithin(database, sql, most, tooMany, names, (values) => {
    if (number === 0) {
      at = names.indexOf(column);
      places = names.flatMap((own, place) => (place === at || own === '__proto__' ? [] : [[own, place] as const]));
    }
    number += 1;
    const blob = values[at];
    if (blob === null || blob === undefined) return;
    if (!(blob instanceof Uint8Array)) throw damaged(file, noteOf('geopackage.notBinary'), number);
    const parts = readBlob(blob, file, number);
    const properties: Record<string, unknown> = {};
    for (const [own, place] of places) properties[own] = values[place];
    features.push({ number, properties, ...parts });
  });
  return { name, system, features, featuresRead: number };
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const EMPTY: WkbParts = { lines: [], polygons: [], points: false };

function readBlob(blob: Uint8Array, file: string, row: number): WkbParts {
  const flags = blob[3] ?? 0;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50 || envelope === undefined) throw damaged(file, noteOf('geopackage.noHeader'), row);
  if ((flags & 0x10) !== 0) return EMPTY;
  try {
    return readWkb(blob.subarray(8 + envelope));
  } catch (error) {
    throw damaged(file, error instanceof RangeError && error.message.startsWith('geometry') ? error.message : noteOf('geometry.cutShort'), row);
  }
}

function damaged(file: string, what: Note | string, row?: number): AtlasError {
  return new AtlasError(
    row === undefined ? 'geopackage.unreadable' : 'geopackage.badFeature',
    { what },
    row === undefined ? { file } : { file, row, field: 'geometry' },
  );
}
