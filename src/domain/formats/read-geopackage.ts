import type { Database } from 'sql.js';
import { AtlasError, reasonOf } from '../errors.ts';
import type { NamedSystem } from './crs/named-system.ts';
import { readWkb, type WkbParts } from './wkb.ts';
import { type Note, noteOf } from '../notes.ts';
import { mostRows, openSqlite, readRowsWithin, type SqliteRow as Row } from './open-sqlite.ts';

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
const LAYERS = `SELECT c.table_name AS name, g.column_name AS geometry, s.organization AS organization,
  s.organization_coordsys_id AS code, s.definition AS wkt, g.srs_id AS srs
  FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
  LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE c.data_type = 'features'`;

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
    const stored = new Set(
      readRows(database, `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`, most, file).map(({ name }) => name),
    );
    for (const table of OWN_TABLES) {
      const isPlain = stored.has(table) && readRows(database, `SELECT 1 FROM pragma_table_xinfo('${table}') WHERE hidden <> 0`, most, file).length === 0;
      if (!isPlain) throw damaged(file, noteOf('geopackage.noTable'));
    }
    const layers = readRows(database, LAYERS, most, file);
    if (layers.length === 0) throw damaged(file, noteOf('geopackage.noTable'));
    const tables: GeopackageTable[] = [];
    for (const layer of layers) {
      // Named twice, a table is read once.
      if (tables.some(({ name }) => name === layer['name'])) continue;
      if (!stored.has(layer['name'] ?? '')) throw damaged(file, noteOf('geopackage.notStored', { table: String(layer['name']) }));
      tables.push(readTable(database, layer, file, most));
    }
    return tables;
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw damaged(file, reasonOf(error));
  } finally {
    database?.close();
  }
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
