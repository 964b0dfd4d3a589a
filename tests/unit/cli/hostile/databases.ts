import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import initSqlJs, { type Database } from 'sql.js';
import { writeGeopackage } from '../../../../src/domain/formats/geopackage.ts';
import { SQUARE_WITH_HOLE } from '../../a-square.ts';
import type { Makers } from './makers.ts';

// GeoPackages whose tables never end, whose pages lie, or whose values are more than they seem.

const wasmBinary = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;
const ENDLESS = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)';

/** A GeoPackage of one polygon or more, changed. */
async function geopackage(change: (database: Database) => void, features = 1): Promise<Uint8Array> {
  const polygon = { type: 'Feature' as const, properties: { name: 'a' }, geometry: { type: 'Polygon' as const, coordinates: SQUARE_WITH_HOLE } };
  const plan = { name: 'plan', columns: [{ name: 'name', type: 'TEXT' as const }], features: Array.from({ length: features }, () => polygon) };
  const plain = await writeGeopackage([plan], async () => wasmBinary, new Date(0));
  const sqlite = await initSqlJs({ wasmBinary });
  const database = new sqlite.Database(plain);
  change(database);
  const bytes = database.export();
  database.close();
  return bytes;
}

const changedBy =
  (...statements: readonly string[]): (() => Promise<Uint8Array>) =>
  () =>
    geopackage((database) => {
      for (const statement of statements) database.run(statement);
    });

/** As GeoPackage keeps a geometry: its header, and well-known binary. */
function blob(wkb: (view: DataView) => void, bytes: number): Uint8Array {
  const out = new Uint8Array(8 + bytes);
  out.set([0x47, 0x50, 0, 1]);
  wkb(new DataView(out.buffer, 8));
  return out;
}

/** A geometry of a type that says it has so many parts, and has none. */
const counting = (type: number, count: number, bytes = 9): Uint8Array =>
  blob((view) => {
    view.setUint8(0, 1);
    view.setUint32(1, type, true);
    view.setUint32(5, count, true);
  }, bytes);

/** Collections in collections. */
const nested = (depth: number): Uint8Array =>
  blob((view) => {
    for (let at = 0; at < depth; at++) {
      view.setUint8(at * 9, 1);
      view.setUint32(at * 9 + 1, 7, true);
      view.setUint32(at * 9 + 5, 1, true);
    }
  }, depth * 9);

const withBlob =
  (geometry: () => Uint8Array, packed = false): (() => Promise<Uint8Array>) =>
  async () => {
    const bytes = await geopackage((database) => database.run('UPDATE plan SET geom = ?', [geometry()]));
    return packed ? gzipSync(bytes, { level: 1 }) : bytes;
  };

const columns = (n: number): string => Array.from({ length: n }, (_, i) => `c${i} INTEGER`).join(', ');

/** The pages of a table of many rows, all its branches pointing at one leaf, or at the root itself. */
async function pagesInARing(to: 'leaf' | 'root'): Promise<Uint8Array> {
  let root = 0;
  const bytes = await geopackage((database) => {
    root = Number(database.exec(`SELECT rootpage FROM sqlite_master WHERE name = 'plan'`)[0]?.values[0]?.[0]);
  }, 20_000);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
  const start = (root - 1) * size;
  const isBranch = view.getUint8(start) === 5;
  if (!isBranch) throw new Error('the table has one page');
  const first = view.getUint32(start + view.getUint16(start + 12));
  const target = to === 'root' ? root : first;
  for (let cell = 0; cell < view.getUint16(start + 3); cell++) view.setUint32(start + view.getUint16(start + 12 + 2 * cell), target);
  view.setUint32(start + 8, target);
  return bytes;
}

/** Every byte of every page but the first turned round. */
async function turnedPages(): Promise<Uint8Array> {
  const bytes = Uint8Array.from(await geopackage(() => undefined, 2000));
  for (let at = 4096 * 6; at < bytes.length; at += 7) bytes[at] = 0xff;
  return bytes;
}

export const DATABASES: Makers = {
  'contents-without-end.gpkg': changedBy(
    'DROP TABLE gpkg_contents',
    `CREATE VIEW gpkg_contents AS ${ENDLESS} SELECT 'plan' AS table_name, 'features' AS data_type FROM c WHERE x < 0`,
  ),
  'systems-without-end.gpkg': changedBy(
    'DROP TABLE gpkg_spatial_ref_sys',
    `CREATE VIEW gpkg_spatial_ref_sys AS ${ENDLESS} SELECT x AS srs_id, 'a' AS organization, 1 AS organization_coordsys_id, '' AS definition FROM c WHERE x < 0`,
  ),
  'view-called-a-table.gpkg': changedBy(
    'DROP TABLE plan',
    `CREATE VIEW plan AS ${ENDLESS} SELECT x AS fid, NULL AS geom FROM c WHERE x < 0`,
    'PRAGMA writable_schema = ON',
    `UPDATE sqlite_master SET type = 'table', rootpage = 2 WHERE name = 'plan'`,
  ),
  'search-of-a-view.gpkg': changedBy(
    'DROP TABLE plan',
    `CREATE VIEW endless AS ${ENDLESS} SELECT x AS geom, 'a' AS name FROM c WHERE x < 0`,
    'CREATE VIRTUAL TABLE plan USING fts4(content="endless", geom, name)',
    'PRAGMA writable_schema = ON',
    `UPDATE sqlite_master SET sql = replace(sql, 'CREATE VIRTUAL', 'CREATE  VIRTUAL') WHERE name = 'plan'`,
  ),
  'triggers.gpkg': changedBy(
    ...['INSERT', 'UPDATE', 'DELETE'].map(
      (event) => `CREATE TRIGGER t_${event} AFTER ${event} ON plan BEGIN INSERT INTO plan (name) ${ENDLESS} SELECT x FROM c; END`,
    ),
  ),
  'computed-gigabytes.gpkg': changedBy(
    'ALTER TABLE plan ADD COLUMN a TEXT GENERATED ALWAYS AS (hex(zeroblob(400000000))) VIRTUAL',
    'ALTER TABLE gpkg_spatial_ref_sys ADD COLUMN a TEXT GENERATED ALWAYS AS (hex(zeroblob(400000000))) VIRTUAL',
  ),
  'join-of-names.gpkg': () =>
    geopackage((database) => {
      for (const table of ['gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys']) database.run(`DROP TABLE ${table}`);
      database.run('CREATE TABLE gpkg_contents (table_name INTEGER, data_type TEXT)');
      database.run('CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)');
      database.run('CREATE TABLE gpkg_spatial_ref_sys (srs_id TEXT, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)');
      const rows = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 100000)';
      database.run(`INSERT INTO gpkg_contents ${rows} SELECT 'a' || x, 'features' FROM c`);
      database.run(`INSERT INTO gpkg_geometry_columns ${rows} SELECT 'b' || x, 'geom', 4326 FROM c`);
      database.run(`INSERT INTO gpkg_spatial_ref_sys ${rows} SELECT 'c' || x, 'a', 1, '' FROM c`);
    }),
  'tables-by-the-thousand.gpkg': () =>
    geopackage((database) => {
      for (let at = 0; at < 4000; at++) {
        database.run(`CREATE TABLE t${at} (geom BLOB)`);
        database.run(`INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('t${at}', 'features', 't${at}')`);
        database.run(`INSERT INTO gpkg_geometry_columns VALUES ('t${at}', 'geom', 'LINESTRING', 4326, 0, 0)`);
      }
    }),
  'two-million-rows-of-nothing.gpkg': () =>
    geopackage((database) => {
      database.run('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 2000000) INSERT INTO plan (name) SELECT NULL FROM c');
    }),
  'two-thousand-columns.gpkg': () =>
    geopackage((database) => {
      database.run('DROP TABLE plan');
      database.run(`CREATE TABLE plan (geom BLOB, "__proto__" TEXT, "a\u0007b" TEXT, "" TEXT, ${columns(1900)})`);
      database.run('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 5000) INSERT INTO plan (c0) SELECT x FROM c');
    }),
  'columns-left-empty.gpkg': () =>
    geopackage((database) => {
      for (let at = 0; at < 1900; at++) database.run(`ALTER TABLE plan ADD COLUMN c${at} INTEGER DEFAULT 7`);
      database.run('INSERT INTO plan (geom) SELECT geom FROM plan');
    }, 5000),
  'texts-with-nul.gpkg': changedBy(
    `UPDATE plan SET name = CAST(x'61006200' AS TEXT)`,
    `UPDATE gpkg_geometry_columns SET column_name = CAST(x'6700656f6d' AS TEXT)`,
  ),
  'nested-geometry.gpkg': withBlob(() => nested(100_000)),
  'four-thousand-million-points.gpkg': withBlob(() => counting(2, 0xffffffff)),
  'four-thousand-million-parts.gpkg': withBlob(() => counting(6, 0xffffffff)),
  'ten-million-empty-rings.gpkg': withBlob(() => counting(3, 1e7, 9 + 4e7)),
  'blob-of-zeros.gpkg.gz': withBlob(() => new Uint8Array(1.5e8), true),
  'pages-to-one-leaf.gpkg': () => pagesInARing('leaf'),
  'pages-in-a-ring.gpkg': () => pagesInARing('root'),
  'turned-pages.gpkg': turnedPages,
  'definition-of-brackets.gpkg': changedBy(
    `UPDATE gpkg_spatial_ref_sys SET organization = 'NONE', definition = 'PROJCS[' || hex(zeroblob(1000000)) || replace(hex(zeroblob(200000)), '0', '[')`,
  ),
};
