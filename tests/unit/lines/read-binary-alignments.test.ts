import { readFileSync } from 'node:fs';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { Feature, Geometry } from 'geojson';
import proj4 from 'proj4';
import initSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { type Told, told } from '../i18n/catalogues.ts';

const WASM = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;
const LINE: [number, number][] = [
  [8, 59],
  [8.5, 59.2],
  [9, 59.1],
];
const read = (bytes: Uint8Array) => readAlignmentFile({ name: 'plan', bytes }, async () => WASM);
const sqlite = await initSqlJs({ wasmBinary: WASM });

async function fault(bytes: Uint8Array): Promise<Told> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof AtlasError) return told(error);
    throw error;
  }
  throw new Error('the file was read');
}

/** A geometry of one line as well-known binary; `z` adds heights. */
function wkb(line: readonly (readonly number[])[], type = 2, z = false): Uint8Array {
  const stride = z ? 24 : 16;
  const bytes = new Uint8Array(9 + line.length * stride);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, z ? type + 1000 : type, true);
  view.setUint32(5, line.length, true);
  line.forEach(([x = 0, y = 0], i) => {
    view.setFloat64(9 + i * stride, x, true);
    view.setFloat64(17 + i * stride, y, true);
  });
  return bytes;
}

/** A GeoPackage with one table of lines. */
function geopackage(
  geometries: readonly (Uint8Array | null)[],
  srs: { id: number; wkt: string } = { id: 4326, wkt: 'GEOGCS["WGS 84"]' },
  envelope = false,
): Uint8Array {
  const database = new sqlite.Database();
  database.run('CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)');
  database.run('CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)');
  database.run('CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)');
  database.run('CREATE TABLE "planned ""lines""" (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT)');
  database.run('INSERT INTO gpkg_contents VALUES (?, ?)', ['planned "lines"', 'features']);
  database.run('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?)', ['planned "lines"', 'geom', srs.id]);
  database.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?)', [srs.id, 'EPSG', srs.id, srs.wkt]);
  for (const geometry of geometries) {
    const head = [0x47, 0x50, 0, envelope ? 3 : 1, 0, 0, 0, 0, ...Array.from({ length: envelope ? 32 : 0 }, () => 0)];
    database.run('INSERT INTO "planned ""lines""" (geom, name) VALUES (?, ?)', [geometry && Uint8Array.from([...head, ...geometry]), 'North']);
  }
  const bytes = database.export();
  database.close();
  return bytes;
}

const flatgeobuf = (geometry: Geometry, crs = 4326): Uint8Array => {
  const feature: Feature = { type: 'Feature', properties: { name: 'North' }, geometry };
  return serialize({ type: 'FeatureCollection', features: [feature] }, crs);
};
const utm = LINE.map((position) => proj4('+proj=utm +zone=32 +datum=WGS84', [...position]));

describe('readAlignmentFile of binary formats', () => {
  it.each([
    ['a GeoPackage', geopackage([null, wkb(LINE)])],
    ['a GeoPackage with heights and envelopes', geopackage([wkb(LINE, 2, true)], undefined, true)],
    ['a FlatGeobuf', flatgeobuf({ type: 'LineString', coordinates: LINE })],
    ['a FlatGeobuf of many lines', flatgeobuf({ type: 'MultiLineString', coordinates: [LINE] })],
  ])('reads the line of %s', async (_, bytes) => {
    expect((await read(bytes)).alignments).toMatchObject([{ name: 'North', lines: [LINE] }]);
  });

  it.each([
    ['a GeoPackage', geopackage([wkb(utm)], { id: 32632, wkt: 'PROJCS["WGS 84 / UTM zone 32N"]' })],
    ['a FlatGeobuf', flatgeobuf({ type: 'LineString', coordinates: utm }, 32632)],
  ])('brings %s in UTM to longitude and latitude', async (_, bytes) => {
    const line = (await read(bytes)).alignments[0]?.lines[0] ?? [];
    expect(line).toHaveLength(LINE.length);
    for (const [i, [lon, lat]] of line.entries()) {
      expect(lon).toBeCloseTo(LINE[i]![0], 8);
      expect(lat).toBeCloseTo(LINE[i]![1], 8);
    }
  });

  const whole = geopackage([wkb(LINE)]);
  const flat = flatgeobuf({ type: 'LineString', coordinates: LINE });
  it.each([
    ['a GeoPackage cut short', whole.subarray(0, whole.length - 5000), /GeoPackage plan cannot be read/],
    ['a GeoPackage of its first words', whole.subarray(0, 20), /GeoPackage plan cannot be read/],
    ['another SQLite file', new sqlite.Database().run('CREATE TABLE a (b)').export(), /holds no table of features/],
    ['a geometry cut short', geopackage([wkb(LINE), wkb(LINE).subarray(0, 30)]), /Feature 2 .* cut short/],
    ['a geometry with a count of billions', geopackage([wkb(LINE).fill(0xff, 5, 9)]), /Feature 1 .* cut short/],
    ['a geometry of no known kind', geopackage([wkb(LINE, 18)]), /geometry type 18 is not read/],
    ['a geometry without its header', headless(), /no GeoPackage header/],
    ['polygons', flatgeobuf({ type: 'Polygon', coordinates: [[...LINE, LINE[0]!]] }), /polygon/],
    ['an unknown system', geopackage([wkb(utm)], { id: 99999, wkt: 'undefined' }), /coordinate system/],
    ['metres without a system', flatgeobuf({ type: 'LineString', coordinates: utm }, 0), /not in degrees/],
    ['a FlatGeobuf cut short', flat.subarray(0, flat.length - 20), /cut short/],
    ['a FlatGeobuf of its header alone', flat.subarray(0, 60), /cut short/],
    ['a FlatGeobuf of another version', Uint8Array.from(flat, (byte, i) => (i === 3 ? 2 : byte)), /version 3/],
    ['a FlatGeobuf of noise', Uint8Array.from(flat, (byte, i) => (i < 12 ? byte : (i * 89) % 256)), /FlatGeobuf|cut short/],
  ])('refuses %s with words about it', async (_, bytes, words) => {
    const error = await fault(bytes);
    expect(error.message).toMatch(words);
    expect(error.place.file).toContain('plan');
    expect(error.advice).toMatch(/^Nothing was loaded/);
  });

  function headless(): Uint8Array {
    const database = new sqlite.Database(whole);
    database.run('UPDATE "planned ""lines""" SET geom = ?', [wkb(LINE)]);
    const bytes = database.export();
    database.close();
    return bytes;
  }
});
