import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import initSqlJs from 'sql.js';
import { writeGeopackage } from '../../../src/domain/formats/geopackage.ts';
import { SQUARE_WITH_HOLE } from '../a-square.ts';
import { WGS84_PRJ, writeDbf, writeShp } from '../areas/write-shapefile.ts';

// Small files that ask for time or memory beyond what they are.

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const gz = (words: string | Uint8Array): Uint8Array => gzipSync(words, { level: 1 });
const EMPTY_GZIP = gzipSync('');
const HEADER = 'timestamp,location-long,location-lat,individual-local-identifier\n';
const ROW = '2020-01-01 00:00:00,1,2,a\n';
const collection = (features: string): string => `{"type":"FeatureCollection","features":[${features}]}`;
const feature = (type: string, coordinates: string): string =>
  `{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"${type}","coordinates":${coordinates}}}`;
const kml = (words: string): string => `<kml>${words}</kml>`;
const gpx = (words: string): string => `<gpx version="1.1">${words}</gpx>`;
const RING = '<LinearRing><coordinates>1,2 3,4 4,1 1,2</coordinates></LinearRing>';
const nested = (name: string, depth: number, inner: string): string => `<${name}>`.repeat(depth) + inner + `</${name}>`.repeat(depth);

/** A table of contents that names one file's bytes again and again. */
function overlapping(times: number, content: Uint8Array): Uint8Array {
  const zip = zipSync({ 'a.kml': content });
  const view = new DataView(zip.buffer);
  const end = zip.length - 22;
  const start = view.getUint32(end + 16, true);
  const row = zip.subarray(start, end);
  const tail = Uint8Array.from(zip.subarray(end));
  const at = new DataView(tail.buffer);
  at.setUint16(8, times, true);
  at.setUint16(10, times, true);
  at.setUint32(12, times * row.length, true);
  return Buffer.concat([zip.subarray(0, start), ...Array.from({ length: times }, () => row), tail]);
}

/** An index whose entries all name the one record of many positions. */
function oneRecord(): Uint8Array {
  const ring = Array.from({ length: 50_000 }, (_, i) => [8 + Math.cos(i / 8000) / 2, 59 + Math.sin(i / 8000) / 2]);
  const entries = 20_000;
  const shx = new Uint8Array(100 + 8 * entries);
  const view = new DataView(shx.buffer);
  view.setInt32(0, 9994);
  for (let i = 0; i < entries; i++) view.setInt32(100 + 8 * i, 50);
  const dbf = writeDbf(
    ['NAME'],
    Array.from({ length: entries }, () => ['a']),
  );
  return zipSync({ 'a.shp': writeShp([[ring]]), 'a.shx': shx, 'a.dbf': dbf, 'a.prj': text(WGS84_PRJ) });
}

/** A column whose value for all rows stands in the file once: a megabyte, for ten thousand rows. */
async function oneValueForAll(): Promise<Uint8Array> {
  const wasmBinary = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;
  const plain = await writeGeopackage(
    [
      {
        name: 'plan',
        columns: [{ name: 'name', type: 'TEXT' }],
        features: Array.from({ length: 10_000 }, () => ({
          type: 'Feature' as const,
          properties: { name: 'a' },
          geometry: { type: 'Polygon' as const, coordinates: SQUARE_WITH_HOLE },
        })),
      },
    ],
    async () => wasmBinary,
    new Date(0),
  );
  const sqlite = await initSqlJs({ wasmBinary });
  const database = new sqlite.Database(plain);
  database.run(`ALTER TABLE plan ADD COLUMN more TEXT DEFAULT '${'x'.repeat(1e6)}'`);
  const bytes = database.export();
  database.close();
  return bytes;
}

/** Each by its name: the ending says which commands take it. */
export const HOSTILE: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  'five-million-columns.csv.gz': () => gz(`${'a,'.repeat(5e6)}\n${'1,'.repeat(5e6)}\n`),
  'row-of-ten-million-columns.csv.gz': () => gz(`${HEADER}${ROW}2020-01-02 00:00:00,1,2,a${',1'.repeat(1e7)}\n${ROW}`),
  'quote-without-end.csv.gz': () => gz(`${HEADER}"${ROW.repeat(1e6)}`),
  'utf-16-without-end.csv.gz': () => gz(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,b'.repeat(5e6), 'utf16le')])),
  'blanks.csv.gz': () => gz(Buffer.alloc(2e8, 32)),
  'gzip-in-gzip.csv.gz': () => gz(gz(Buffer.alloc(2e8, 32))),
  'one-line.gpx.gz': () => gz(gpx(`<trk>${`<trkseg>${'<trkpt lat="1" lon="2"><time>2020-01-01T00:00:00Z</time></trkpt>'.repeat(2e5)}</trkseg>`}</trk>`)),
  'entities.gpx': () => text(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1000)}">]>${gpx('&b;')}`),
  'nested.gpx.gz': () => gz(gpx('<trk>'.repeat(1e6))),
  'millions-of-positions.kml.gz': () =>
    gz(
      kml(
        `<Placemark><LineString><coordinates>${Array.from({ length: 4.5e6 }, (_, i) => `${i % 179}.${i % 9973},${i % 89}.${i % 97}`).join(' ')}</coordinates></LineString></Placemark>`,
      ),
    ),
  'million-properties.geojson.gz': () =>
    gz(collection(feature('LineString', '[[1,2],[3,4]]').replace('"name":"a"', Array.from({ length: 1e6 }, (_, i) => `"p${i}":${i}`).join(',')))),
  'nine-thousand-properties.geojson.gz': () =>
    gz(
      collection(
        Array.from({ length: 10 }, (_, k) =>
          feature('LineString', '[[1,2],[3,4]]').replace('"name":"a"', Array.from({ length: 9e3 }, (_, i) => `"p${k}_${i}":${i}`).join(',')),
        ).join(','),
      ),
    ),
  'million-empty-features.geojson.gz': () =>
    gz(collection(`${'{"type":"Feature","properties":null,"geometry":null},'.repeat(1e6)}${feature('LineString', '[[1,2],[3,4]]')}`)),
  'members-after-members.geojson.gz': () => gz(collection(`{"type":"Feature","features":[${'{},'.repeat(3e6)}{}]}`)),
  'one-ring-20000-times.geojson.gz': () => gz(collection(feature('Polygon', `[${'[[8,59],[9,59],[9,60],[8,59]],'.repeat(2e4)}[[8,59],[9,59],[9,60],[8,59]]]`))),
  'empty-gzip-members.csv.gz': () => Buffer.concat([...Array.from({ length: 5e5 }, () => EMPTY_GZIP), gzipSync('x,y,t\n1,2,3\n')]),
  'ten-million-columns.csv.gz': () => gz(`x,y,t${',a'.repeat(1e7)}\n1,2,3${',1'.repeat(1e7)}\n`),
  'quoted-columns.csv.gz': () => gz(`x,y,t\n"\n"${',"1"'.repeat(5e6)}\n`),
  'brackets.geojson.gz': () => gz('['.repeat(5e7)),
  'nested.geojson.gz': () => gz(collection(feature('LineString', '['.repeat(1e5) + ']'.repeat(1e5)))),
  'nested-collections.geojson.gz': () =>
    gz(collection(`{"type":"Feature","properties":{},"geometry":${'{"type":"GeometryCollection","geometries":['.repeat(1e5)}${']}'.repeat(1e5)}}`)),
  'empty-lists.geojson.gz': () => gz(collection(feature('MultiLineString', `[${'[],'.repeat(1e7)}[]]`))),
  'empty-objects.geojson.gz': () => gz(collection(`${'{},'.repeat(1e7)}{}`)),
  'parts.geojson.gz': () =>
    gz(collection(Array.from({ length: 2 }, () => feature('MultiLineString', `[${'[[1,2],[3,4]],'.repeat(150_000)}[[1,2],[3,4]]]`)).join(','))),
  'far-east.geojson': () => text(collection(feature('Polygon', `[[[8,59],[9${'0'.repeat(68)},59],[9,60],[8,59]]]`))),
  'spiral.geojson.gz': () => gz(collection(feature('Polygon', `[[${'[-170,1],[170,2],[0,3],'.repeat(1e5)}[-170,1]]]`))),
  'folders.kml.gz': () => gz(kml('<Folder>'.repeat(1e6))),
  'elements.kml.gz': () => gz(kml('<a/>'.repeat(1e7))),
  'nested-rings.kml.gz': () =>
    gz(kml(nested('Placemark', 8, nested('Polygon', 24, nested('outerBoundaryIs', 24, nested('LinearRing', 24, RING.repeat(10_000))))))),
  'digits.kml.gz': () => gz(kml(`<Placemark><LineString><coordinates>${'1'.repeat(1e6)}x,2 3,4</coordinates></LineString></Placemark>`)),
  'zip-in-zip.zip': () => zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.kml': text(kml('')) }) }) }),
  'same-bytes.kmz': () => overlapping(90, text(kml(' '.repeat(1e7)))),
  'forty-times-four-megabytes.zip': () => zipSync(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.kml`, text(kml(' '.repeat(4e6)))]))),
  'many-names.zip': () => zipSync(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`${i}.txt`, new Uint8Array(0)]))),
  'one-record.zip': oneRecord,
  'one-value-for-all.gpkg': oneValueForAll,
  'nested-population.json': () => text(`{"import":${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}}`),
  'many-dates-population.json': () => text(`{"dates":[${'0,'.repeat(3e6)}0]}`),
};
