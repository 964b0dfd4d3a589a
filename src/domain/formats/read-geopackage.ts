import type { Database, SqlValue } from 'sql.js';
import { AtlasError, reasonOf } from '../errors.ts';
import type { NamedSystem } from './crs/named-system.ts';
import { readWkb, type WkbParts } from './wkb.ts';
import { type Note, noteOf } from '../notes.ts';

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
const LAYERS = `SELECT c.table_name AS name, g.column_name AS geometry, s.organization AS organization,
  s.organization_coordsys_id AS code, s.definition AS wkt, g.srs_id AS srs
  FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
  LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE c.data_type = 'features'`;

/**
 * Read every feature table of a GeoPackage (OGC 12-128r18), its coordinates as they are.
 * @throws AtlasError naming the file, and the feature where there is one, when it is damaged
 */
export async function readGeopackage(bytes: Uint8Array, file: string, loadSqlite: LoadSqlite): Promise<GeopackageTable[]> {
  const wasmBinary = await loadSqlite();
  // Loaded when first needed: most files come as text.
  const { default: initSqlJs } = await import('sql.js');
  const sqlite = await initSqlJs({ wasmBinary });
  let database: Database | undefined;
  try {
    database = new sqlite.Database(bytes);
    const layers = readRows(database, LAYERS);
    if (layers.length === 0) throw damaged(file, noteOf('geopackage.noTable'));
    const tables: GeopackageTable[] = [];
    for (const layer of layers) tables.push(readTable(database, layer, file));
    return tables;
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw damaged(file, reasonOf(error));
  } finally {
    database?.close();
  }
}

type Row = Readonly<Record<string, SqlValue>>;

function readRows(database: Database, sql: string): Row[] {
  const statement = database.prepare(sql);
  const rows: Row[] = [];
  try {
    while (statement.step()) rows.push(statement.getAsObject());
  } finally {
    statement.free();
  }
  return rows;
}

function readTable(database: Database, layer: Row, file: string): GeopackageTable {
  const name = String(layer['name']);
  const column = String(layer['geometry']);
  const isEpsg = typeof layer['organization'] === 'string' && layer['organization'].toUpperCase() === 'EPSG';
  // 0 and −1 are the standard's unknown systems.
  const wkt = typeof layer['wkt'] === 'string' && !/^\s*(undefined)?\s*$/i.test(layer['wkt']) ? layer['wkt'] : undefined;
  const code = isEpsg && Number(layer['code']) > 0 ? Number(layer['code']) : undefined;
  const system = code === undefined && wkt === undefined ? undefined : { code, wkt };
  const rows = readRows(database, `SELECT * FROM "${name.replaceAll('"', '""')}"`);
  const features = rows.map((row, at): GeopackageFeature => {
    const { [column]: blob, ...properties } = row;
    const number = at + 1;
    if (blob === null || blob === undefined) return { number, properties, ...EMPTY };
    if (!(blob instanceof Uint8Array)) throw damaged(file, noteOf('geopackage.notBinary'), number);
    return { number, properties, ...readBlob(blob, file, number) };
  });
  return { name, system, features };
}

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
