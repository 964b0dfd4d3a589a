import type { Database } from 'sql.js';
import { AtlasError, reasonOf } from '../errors.ts';
import type { NamedSystem } from './crs/named-system.ts';
import { readWkb, type WkbParts } from './wkb.ts';
import { type Note, noteOf } from '../notes.ts';
import { mostRows, openSqlite, readRowsWithin, type SqliteRow as Row, STORED_TABLES } from './open-sqlite.ts';

/** The bytes of sql.js's WebAssembly: the caller knows where they lie. */
export type LoadSqlite = () => Promise<ArrayBuffer>;

/** One feature of a table. */
export interface GeopackageFeature extends WkbParts {
  /** Its place in the table, from 1. */
  readonly number: number;
  /** Every column but the geometry. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface GeopackageTable {
  readonly name: string;
  /** The system of its coordinates; undefined where the file names none. */
  readonly system: NamedSystem | undefined;
  readonly features: readonly GeopackageFeature[];
}

const ENVELOPE_BYTES = [0, 32, 48, 48, 64];
/** The tables of the standard that say what is in the file. */
const OWN_TABLES = ['gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys'];
/** Layers, and features of all of them. */
const MOST_LAYERS = 2_000;
const MOST_FEATURES = 3_000_000;

/**
 * Read every feature table of a GeoPackage (OGC 12-128r18), its coordinates as they are.
 * @throws AtlasError naming the file, and the feature where there is one, when it is damaged
 */
export async function readGeopackage(bytes: Uint8Array, file: string, loadSqlite: LoadSqlite): Promise<GeopackageTable[]> {
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
    let features = 0;
    for (const layer of layers) {
      if (!stored.has(layer['name'] ?? '')) throw damaged(file, noteOf('geopackage.notStored', { table: String(layer['name']) }));
      const table = readTable(database, layer, file, most);
      features += table.features.length;
      if (features > MOST_FEATURES) throw damaged(file, noteOf('geopackage.tooManyRows'));
      tables.push(table);
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
    const { organization = null, code = null, wkt = null } = systems.get(String(srs)) ?? {};
    layers.set(name, { name, geometry, organization, code, wkt, srs });
  }
  // In the order in which the file lists its contents.
  return [...isFeatures].map((name) => layers.get(name)).filter((layer) => layer !== undefined);
}

/** @throws AtlasError where there are more rows than the file has room for */
function readRows(database: Database, sql: string, most: number, file: string): Row[] {
  return readRowsWithin(database, sql, most, () => damaged(file, noteOf('geopackage.tooManyRows')));
}

function readTable(database: Database, layer: Row, file: string, most: number): GeopackageTable {
  const name = String(layer['name']);
  const column = String(layer['geometry']);
  const isEpsg = typeof layer['organization'] === 'string' && layer['organization'].toUpperCase() === 'EPSG';
  // 0 and −1 are the standard's unknown systems.
  const wkt = typeof layer['wkt'] === 'string' && !['', 'undefined'].includes(layer['wkt'].trim().toLowerCase()) ? layer['wkt'] : undefined;
  const code = isEpsg && Number(layer['code']) > 0 ? Number(layer['code']) : undefined;
  const system = code === undefined && wkt === undefined ? undefined : { code, wkt };
  const columns = readRows(database, `SELECT name FROM pragma_table_xinfo('${name.replaceAll("'", "''")}') WHERE hidden = 0`, most, file);
  const rows = readRows(database, `SELECT ${columns.map((row) => quote(String(row['name']))).join(', ')} FROM ${quote(name)}`, most, file);
  const features = rows.map((row, at): GeopackageFeature => {
    const { [column]: blob, ...properties } = row;
    const number = at + 1;
    if (blob === null || blob === undefined) return { number, properties, ...EMPTY };
    if (!(blob instanceof Uint8Array)) throw damaged(file, noteOf('geopackage.notBinary'), number);
    return { number, properties, ...readBlob(blob, file, number) };
  });
  return { name, system, features };
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
