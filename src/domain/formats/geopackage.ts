import type { Feature, Geometry } from 'geojson';
import type { Database, SqlValue } from 'sql.js';
import type { LoadSqlite } from './read-geopackage.ts';
import { DUBLIN_CORE, type FileAbout, writeDublinCore } from './rights-xml.ts';
import { type Wkb, writeWkb } from './wkb.ts';

/** A column beside `fid` and `geom`, filled from the features' property of the same name. */
export interface GeopackageColumn {
  readonly name: string;
  /** DATETIME holds ISO 8601 UTC; BOOLEAN true or false. */
  readonly type: 'TEXT' | 'INTEGER' | 'REAL' | 'BOOLEAN' | 'DATETIME';
}

/** One feature table. WGS 84 [lon, lat]. */
export interface GeopackageLayer {
  readonly name: string;
  readonly features: readonly Feature<Geometry | null>[];
  readonly columns: readonly GeopackageColumn[];
  /** Kept with the layer: what it is, its licence and citation. */
  readonly description?: string;
  /** The same by its parts, in the file's own table of metadata. */
  readonly about?: FileAbout;
}

/** `GPKG` in ASCII. */
const APPLICATION_ID = 0x47504b47;
/** Version 1.3.0. */
const USER_VERSION = 10300;
const WGS84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],' +
  'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]';
/** The tables of OGC 12-128r18, annex C. */
const TABLES = `
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
`;

/** The extension for metadata, OGC 12-128r18, annex F.8. */
const METADATA_TABLES = `
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
`;
const METADATA_DEFINITION = 'http://www.geopackage.org/spec121/#extension_metadata';

function addMetadata(database: Database, layers: readonly GeopackageLayer[], changed: Date): void {
  const told = layers.flatMap(({ name, about }) => (about ? [{ name, about }] : []));
  if (told.length === 0) return;
  database.run(METADATA_TABLES);
  for (const table of ['gpkg_metadata', 'gpkg_metadata_reference'])
    database.run('INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, ?)', [table, 'gpkg_metadata', METADATA_DEFINITION, 'read-write']);
  told.forEach(({ name, about }, at) => {
    database.run('INSERT INTO gpkg_metadata VALUES (?, ?, ?, ?, ?)', [at + 1, 'dataset', DUBLIN_CORE, 'text/xml', writeDublinCore(about)]);
    database.run('INSERT INTO gpkg_metadata_reference VALUES (?, ?, NULL, NULL, ?, ?, NULL)', ['table', name, changed.toISOString(), at + 1]);
  });
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** GeoPackage's header before the well-known binary: magic, version 0, little-endian, the envelope x, x, y, y. */
function withHeader({ bytes, box }: Wkb): Uint8Array {
  const blob = new Uint8Array((box ? 40 : 8) + bytes.length);
  const view = new DataView(blob.buffer);
  blob.set([0x47, 0x50, 0, box ? 0b00000011 : 0b00010001]);
  view.setInt32(4, 4326, true);
  if (box) [box[0], box[2], box[1], box[3]].forEach((value, i) => view.setFloat64(8 + i * 8, value, true));
  blob.set(bytes, box ? 40 : 8);
  return blob;
}

/** A simple geometry as its multi-geometry of one part. */
function promote(geometry: Geometry): Geometry {
  if (geometry.type === 'Point') return { type: 'MultiPoint', coordinates: [geometry.coordinates] };
  if (geometry.type === 'LineString') return { type: 'MultiLineString', coordinates: [geometry.coordinates] };
  if (geometry.type === 'Polygon') return { type: 'MultiPolygon', coordinates: [geometry.coordinates] };
  return geometry;
}

/** A table holds one type: simple geometries become multi-geometries where both occur. */
function typeOf(features: GeopackageLayer['features']): string {
  const types = new Set(features.flatMap(({ geometry }) => (geometry ? [geometry.type] : [])));
  const multi = new Set([...types].map((type) => (type.startsWith('Multi') || type === 'GeometryCollection' ? type : `Multi${type}`)));
  const [only] = types.size === 1 ? types : multi;
  return multi.size === 1 && only !== undefined ? only : 'Geometry';
}

function toSql(value: unknown): SqlValue {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function addLayer(database: Database, { name, features, columns, description }: GeopackageLayer, changed: Date): void {
  const definitions = ['fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL', 'geom BLOB', ...columns.map((column) => `${quote(column.name)} ${column.type}`)];
  database.run(`CREATE TABLE ${quote(name)} (${definitions.join(', ')})`);
  const type = typeOf(features);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const insert = database.prepare(
    `INSERT INTO ${quote(name)} (${['geom', ...columns.map((column) => quote(column.name))].join(', ')}) VALUES (${['?', ...columns.map(() => '?')].join(', ')})`,
  );
  try {
    for (const { geometry, properties } of features) {
      const wkb = geometry && writeWkb(type.startsWith('Multi') ? promote(geometry) : geometry);
      wkb?.box?.forEach((value, i) => {
        box[i] = i < 2 ? Math.min(box[i]!, value) : Math.max(box[i]!, value);
      });
      insert.run([wkb && withHeader(wkb), ...columns.map((column) => toSql(properties?.[column.name]))]);
    }
  } finally {
    insert.free();
  }
  const extent = box.every(Number.isFinite) ? box : [null, null, null, null];
  database.run('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    name,
    'features',
    name,
    description ?? '',
    changed.toISOString(),
    ...extent,
    4326,
  ]);
  database.run('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, ?)', [name, 'geom', type.toUpperCase(), 4326, 0, 0]);
}

/**
 * Layers as a GeoPackage 1.3 (OGC 12-128r18), WGS 84 [lon, lat], one feature table each with the columns `fid`, `geom`
 * and those named. A layer that mixes single and multi-geometries holds multi-geometries. The same layers and the same
 * `changed` give the same bytes.
 * @param loadSqlite gives the bytes of sql.js's WebAssembly
 * @param changed the time of the last change that the file states
 * @throws Error when two layers or two columns share a name, regardless of case, or a column is called fid or geom
 */
export async function writeGeopackage(layers: readonly GeopackageLayer[], loadSqlite: LoadSqlite, changed = new Date()): Promise<Uint8Array<ArrayBuffer>> {
  const wasmBinary = await loadSqlite();
  // Loaded when first needed: most visits download no GeoPackage.
  const { default: initSqlJs } = await import('sql.js');
  const sqlite = await initSqlJs({ wasmBinary });
  const database = new sqlite.Database();
  try {
    database.run(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${USER_VERSION};`);
    database.run('BEGIN');
    database.run(TABLES);
    const addSystem = 'INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)';
    database.run(addSystem, ['Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system']);
    database.run(addSystem, ['Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system']);
    database.run(addSystem, ['WGS 84 geodetic', 4326, 'EPSG', 4326, WGS84, 'longitude and latitude in degrees on the WGS 84 ellipsoid']);
    for (const layer of layers) addLayer(database, layer, changed);
    addMetadata(database, layers, changed);
    database.run('COMMIT');
    return Uint8Array.from(database.export());
  } finally {
    database.close();
  }
}
