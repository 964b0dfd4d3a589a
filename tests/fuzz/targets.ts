import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { unzipSync, zipSync } from 'fflate';
import type { Feature, FeatureCollection, LineString } from 'geojson';
import { readManifest } from '../../data/read-manifest.ts';
import { readAreasFile } from '../../src/domain/areas/read-areas-file.ts';
import { formatProjectFile, parseProjectFile } from '../../src/domain/assessment/project-file.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import { parseCatalog } from '../../src/domain/catalog/parse-catalog.ts';
import { writeGeopackage } from '../../src/domain/formats/geopackage.ts';
import { writePmtiles } from '../../src/domain/formats/pmtiles/write-pmtiles.ts';
import { readAlignmentFile } from '../../src/domain/lines/read-alignment-file.ts';
import { decodeTileLayer } from '../../src/domain/tiles/decode-tile-layer.ts';
import { encodeTiles } from '../../src/domain/tiles/encode-tiles.ts';
import { createMemoryPmtilesSource } from '../../src/domain/tiles/pmtiles-source.ts';
import { importTracks } from '../../src/domain/tracks/import/import-tracks.ts';
import type { ImportOptions } from '../../src/domain/tracks/import/import-types.ts';
import { readTracksParquet } from '../../src/domain/tracks/read-tracks-parquet.ts';
import { writeTracksParquet } from '../../src/domain/tracks/write-tracks-parquet.ts';
import { writeDbf, writeShp, WGS84_PRJ } from '../unit/areas/write-shapefile.ts';
import { exampleCatalog, exampleEntry } from '../unit/catalog/example-catalog.ts';
import { givenFile } from '../unit/tracks/import/given-file.ts';
import { hourlyRows, writeTrackingFile } from '../unit/tracks/tracking-file.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A parser, small whole files that it reads, and how to read a damaged one. */
export interface Target {
  /** Cases of the command where none are named. */
  readonly cases: number;
  seeds(): Promise<Bytes[]>;
  /** Throws an AtlasError for a file that cannot be used, any other error where the parser failed. */
  read(bytes: Bytes): Promise<void>;
  /** The same file with something changed inside its packing. */
  repack?(bytes: Bytes, change: (bytes: Bytes) => Bytes): Bytes;
}

/** Lines may run on over the antimeridian, as far as a project may. */
const FARTHEST_LON = 540;
const MANY = 100_000;
/** Of parsers that open a database for each file. */
const FEWER = 10_000;

const WASM = Uint8Array.from(readFileSync(new URL('../../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url))).buffer;
const loadSqlite = async (): Promise<ArrayBuffer> => WASM;
const encode = (text: string): Bytes => new TextEncoder().encode(text);
const own = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes);

const LINE: Feature<LineString> = {
  type: 'Feature',
  properties: { name: 'Alternative A' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [8, 59],
      [8.5, 59.2],
      [9, 59.1],
    ],
  },
};
const RING = [
  [
    [8, 59],
    [9, 59],
    [9, 60],
    [8, 59],
  ],
];
const AREA = { type: 'Feature' as const, properties: { name: 'Reserve', use: 'low' }, geometry: { type: 'Polygon' as const, coordinates: RING } };
const LINES: FeatureCollection = { type: 'FeatureCollection', features: [LINE, { ...LINE, properties: { name: 'B' } }] };

function repackZip(bytes: Bytes, change: (bytes: Bytes) => Bytes): Bytes {
  const entries = Object.entries(unzipSync(bytes));
  return own(zipSync(Object.fromEntries(entries.map(([name, content]) => [name, change(own(content))]))));
}

function tracks(seeds: readonly string[], options: ImportOptions = {}): Target {
  return {
    cases: MANY,
    seeds: async () => seeds.map(encode),
    async read(bytes) {
      const result = await importTracks([givenFile('file', bytes, 97)], options);
      if (result.kind === 'mapping') return;
      const dropped = Object.values(result.report.dropped).reduce((sum, count) => sum + count, 0);
      const { rowsRead, fixesKept } = result.report;
      if (rowsRead !== fixesKept + dropped) throw new Error(`${rowsRead} rows read are not ${fixesKept} kept and ${dropped} dropped`);
      const fixes = result.tracks.reduce((sum, { time }) => sum + time.length, 0);
      if (fixes !== fixesKept) throw new Error(`${fixes} fixes in the tracks are not the ${fixesKept} kept`);
      for (const { time, lon, lat } of result.tracks) {
        if (!time.every((value, i) => Number.isFinite(value) && (i === 0 || value > time[i - 1]!))) throw new Error('times that do not rise');
        if (!lon.every((value) => Math.abs(value) <= 180) || !lat.every((value) => Math.abs(value) <= 90)) throw new Error('a place off the Earth');
      }
    },
  };
}

function lines(seeds: () => Promise<Bytes[]>, cases = MANY): Target {
  return {
    cases,
    seeds,
    async read(bytes) {
      const { alignments } = await readAlignmentFile({ name: 'file', bytes }, loadSqlite);
      for (const [lon, lat] of alignments.flatMap((alignment) => alignment.lines).flat()) {
        if (!(Math.abs(lon) <= FARTHEST_LON && Math.abs(lat) <= 90)) throw new Error(`a place off the Earth: ${lon} ${lat}`);
      }
    },
  };
}

function areas(seeds: () => Promise<Bytes[]>, cases = MANY): Target {
  return { cases, seeds, read: async (bytes) => void (await readAreasFile({ name: 'file', bytes }, loadSqlite)) };
}

function json(seeds: () => string[], parse: (text: string) => unknown): Target {
  return { cases: MANY, seeds: async () => seeds().map(encode), read: async (bytes) => void parse(new TextDecoder().decode(bytes)) };
}

const shapefile = (): Bytes => {
  const shp = writeShp([[LINE.geometry.coordinates]], 3);
  return own(zipSync({ 'plan.shp': shp, 'plan.dbf': writeDbf(['name'], [['A']]), 'plan.prj': encode(WGS84_PRJ) }));
};

const kml = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>North</name><Placemark><name>A &amp; B</name><LineString><coordinates>8,59,0 8.5,59.2,0
9,59.1</coordinates></LineString></Placemark></Folder></Document></kml>`;

/** Made anew for each that asks: a generator is read once. */
const tilesOf = () =>
  encodeTiles([
    {
      name: 'roads',
      features: [
        { ...LINE, id: 1 },
        { ...AREA, id: 2 },
      ],
      minZoom: 0,
      maxZoom: 2,
    },
  ]);

const track = (individual: string) => ({
  individual,
  time: Float64Array.from({ length: 40 }, (_, i) => Date.UTC(2020, 0, 1) + i * 3_600_000),
  lon: Float64Array.from({ length: 40 }, (_, i) => 10 + (i % 7) / 100),
  lat: new Float64Array(40).fill(50),
  error: new Float32Array(40),
});

const manifestPath = join(mkdtempSync(join(tmpdir(), 'atlas-fuzz-')), 'module.json');

export const TARGETS = {
  movebank: tracks([writeTrackingFile(hourlyRows(6)), writeTrackingFile([...hourlyRows(3), ...hourlyRows(3, '8')]).replaceAll(',', ';')]),
  seabird: tracks(['track_id,date_gmt,time_gmt,longitude,latitude\n1,2012-07-22,04:17:15,-5.7,-16\n1,2012-07-23,04:17:15,-5.8,-16\n']),
  'darwin-core': tracks(['organismID\teventDate\tdecimalLatitude\tdecimalLongitude\nw\t2020-03-01T01:00:00Z\t25\t-112\nw\t2020-03-02T01:00:00Z\t25\t-112\n']),
  mapped: tracks(['"a";"b";"c";"d"\nx;"2020-03-01 00:00";"1,5";2\nx;2020-03-01 01:00;1;2\n'], {
    mapping: { map: { individual: 'a', time: 'b', x: 'c', y: 'd' }, zone: 'UTC' },
  }),
  'gpx-tracks': tracks([
    '<gpx><trk><name>n</name><trkseg><trkpt lat="1" lon="2"><time>2020-03-01T00:00:00Z</time></trkpt><trkpt lat="1" lon="3"><time>2020-03-02T00:00:00Z</time></trkpt></trkseg></trk></gpx>',
  ]),
  'argos-diag': tracks([
    ' 02163  Date : 01.02.98 03:32:32  LC : B  IQ : 00\n  Lat1 : 53.773S  Lon1 :  39.255W  Lat2 : 57.840S  Lon2 :  17.574W\n 02163  Date : 02.02.98 03:32:32  LC : 1  IQ : 00\n  Lat1 : 53.773S  Lon1 :  39.255W  Lat2 : 57.840S  Lon2 :  17.574W\n',
  ]),
  'gpx-lines': lines(async () => [encode('<gpx><trk><name>A</name><trkseg><trkpt lat="59" lon="8"/><trkpt lat="59.1" lon="9"/></trkseg></trk></gpx>')]),
  kml: lines(async () => [encode(kml)]),
  kmz: { ...lines(async () => [own(zipSync({ 'doc.kml': encode(kml) }))]), repack: repackZip },
  'geojson-lines': lines(async () => [
    encode(JSON.stringify(LINES)),
    encode(JSON.stringify(LINE.geometry)),
    encode(LINES.features.map((feature) => JSON.stringify(feature)).join('\n')),
  ]),
  'geojson-areas': areas(async () => [encode(JSON.stringify({ type: 'FeatureCollection', features: [AREA] }))]),
  'shapefile-lines': { ...lines(async () => [shapefile()]), repack: repackZip },
  'shapefile-areas': {
    ...areas(async () => [own(zipSync({ 'a.shp': writeShp([RING]), 'a.dbf': writeDbf(['name'], [['A']]), 'a.prj': encode(WGS84_PRJ) }))]),
    repack: repackZip,
  },
  'geopackage-areas': areas(
    async () => [own(await writeGeopackage([{ name: 'areas', features: [AREA], columns: [{ name: 'use', type: 'TEXT' }], description: '' }], loadSqlite))],
    FEWER,
  ),
  flatgeobuf: lines(async () => [own(serialize(LINES))]),
  parquet: {
    cases: MANY,
    seeds: async () => [own(await writeTracksParquet([track('a'), track('b')], { licence: 'x', attribution: 'y', citation: 'z' }))],
    read: async (bytes) => void (await readTracksParquet(bytes.buffer, 'file')),
  },
  pmtiles: {
    cases: MANY,
    seeds: async () => {
      const tiles = [...tilesOf()];
      const about = { name: 'a', description: '', attribution: '', vectorLayers: [], minZoom: 0, maxZoom: 2 };
      return [own(await writePmtiles(tiles, { ...about, bbox: [-180, -85, 180, 85] }))];
    },
    async read(bytes) {
      const source = createMemoryPmtilesSource(bytes, 'Roads');
      for (const z of [0, 1, 2]) {
        const tile = await source.getTile({ z, x: (2 ** z) >> 1, y: z === 0 ? 0 : z === 1 ? 0 : 1 });
        if (tile) decodeTileLayer(tile, 'roads');
      }
    },
  },
  tile: {
    cases: MANY,
    seeds: async () => [...tilesOf()].map(({ bytes }) => own(bytes)),
    read: async (bytes) => void decodeTileLayer(bytes, 'roads'),
  },
  catalog: json(
    () => [JSON.stringify(exampleCatalog())],
    (text) => parseCatalog(text, 'catalog.json'),
  ),
  entry: json(
    () => [JSON.stringify(exampleEntry())],
    (text) => parseEntry(text, 'north.json', { id: 'north', module: 'hills', evidence: 'published' }),
  ),
  project: json(
    () => [
      formatProjectFile({
        id: 'road',
        name: 'Road',
        type: 'road',
        bufferM: 500,
        alternatives: [
          {
            id: 'a',
            name: 'A',
            lines: [
              [
                [8, 59],
                [8.5, 59.2],
              ],
            ],
          },
        ],
      }),
    ],
    (text) => parseProjectFile(text, 'file'),
  ),
  manifest: json(
    () => [readFileSync(new URL('../../data/modules/elk-ya-ha-tinda/module.json', import.meta.url), 'utf8')],
    (text) => {
      writeFileSync(manifestPath, text);
      return readManifest(manifestPath);
    },
  ),
} satisfies Record<string, Target>;

export type TargetName = keyof typeof TARGETS;
export const isTarget = (name: unknown): name is TargetName => typeof name === 'string' && Object.hasOwn(TARGETS, name);
