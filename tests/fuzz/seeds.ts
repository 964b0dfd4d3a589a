import { readFileSync } from 'node:fs';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { Feature, FeatureCollection } from 'geojson';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { writeVarint } from '../../src/domain/formats/pmtiles/directories.ts';
import { formatProjectFile } from '../../src/domain/assessment/project-file.ts';
import { writeGeopackage } from '../../src/domain/formats/geopackage.ts';
import type { LoadSqlite } from '../../src/domain/formats/read-geopackage.ts';
import { writePmtiles } from '../../src/domain/formats/pmtiles/write-pmtiles.ts';
import { encodeTiles } from '../../src/domain/tiles/encode-tiles.ts';
import { writeTracksParquet } from '../../src/domain/tracks/write-tracks-parquet.ts';
import { SQUARE_WITH_HOLE as SQUARE } from '../unit/a-square.ts';
import { UTM32_PRJ, WGS84_PRJ, writeDbf, writeShp } from '../unit/areas/write-shapefile.ts';
import { hourlyRows, writeTrackingFile } from '../unit/tracks/tracking-file.ts';
import type { Parts } from './parsers.ts';

// Small valid files of every kind, made by the code's own writers or by hand.

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const only = (bytes: Uint8Array): Parts => ({ file: bytes });

export const MOVEBANK = [
  writeTrackingFile([...hourlyRows(6, 'Müller'), ...hourlyRows(4, 'a'), { visible: 'false' }]),
  'event-id,timestamp,location-long,location-lat,argos:lc,individual-local-identifier\n1,2020-03-01 00:00:00,71.5,48.25,3,"7, the ""old"""\n2,2020-03-02 00:00:00,71.6,48.3,B,"7, the ""old"""\n3,2020-03-03 00:00:00,71.7,48.3,Z,x\n',
];
export const SEABIRD = [
  'bird_id,track_id,date_gmt,time_gmt,latitude,longitude,argos_quality\nB1,9,2012-07-22,04:17:15,-16.007,-5.726,\nB1,8,2012-07-23,04:17:15,-16.1,-5.8,A\nB1,8,2012-07-24,04:17:15,-16.1,-5.8,Z\n',
];
export const DARWIN_CORE = [
  'occurrenceID\torganismID\teventDate\tdecimalLatitude\tdecimalLongitude\tcoordinateUncertaintyInMeters\n1\tw1\t2020-03-01T01:00:00+02:00/2020-03-01T03:00:00+02:00\t25.5\t-112.2\t150\n2\tw1\t2020-03-02T01:00:00Z\t25.6\t-112.3\t\n3\tw1\t2020-03-03\t25.6\t-112.3\t\n',
];
export const MAPPED = [
  'animal;when;east;north\na;01/03/2020 10:00;8,5;60,1\na;02/03/2020 10:00;8,6;60,2\nb;13/03/2020 10:00;8,7;60,2\nb;14/03/2020 10:00;8,8;60,4\n',
  'animal,when,east,north\na,01/03/2020 10:00,8.5,60.1\na,02/03/2020 10:00,8.6,60.2\na,13/03/2020 10:00,8.7,60.2\n',
];
export const MAPPING = { map: { individual: 'animal', time: 'when', x: 'east', y: 'north' }, timeForm: 'day-month-year', zone: 'Europe/Oslo' } as const;
export const GPX = [
  '<?xml version="1.0"?>\n<gpx version="1.1"><wpt lat="1" lon="2"/>\n<trk><name>Elk &amp; <![CDATA[<calf>]]></name><trkseg>\n<trkpt lat="52.1" lon=\'-115.8\'><ele>1</ele><time>2002-01-01T22:01:00Z</time></trkpt>\n<trkpt lat="52.2" lon="-115.9"><time>2002-01-02T22:01:00.5Z</time></trkpt><!-- > -->\n<trkpt lat="52.2" lon="-115.9"/></trkseg></trk>\n<rte><name>r</name><rtept lat="52.1" lon="-115.8"/><rtept lat="52.3" lon="-115.7"/></rte></gpx>',
];
export const KML_TRACKS = [
  '<?xml version="1.0"?>\n<kml><Document><Folder><name>Elk 1</name><Placemark><name>t</name><gx:MultiTrack><gx:Track><when>2020-05-01T00:00:00Z</when><when>2020-05-02T00:00:00Z</when><gx:coord>7.3 59.0 10</gx:coord><gx:coord>7.4 59.1 11</gx:coord></gx:Track></gx:MultiTrack></Placemark>\n<Placemark><name>A</name><TimeStamp><when>2020-05-01</when></TimeStamp><ExtendedData><Data name="animal"><value>A</value></Data></ExtendedData><Point><coordinates>7,59,0</coordinates></Point></Placemark></Folder></Document></kml>',
  '<kml><Document>\n<Placemark><ExtendedData><SchemaData><SimpleData name="animal">A</SimpleData><SimpleData name="time">2020-05-01 01:00:00Z</SimpleData></SchemaData></ExtendedData><Point><coordinates>7,59</coordinates></Point></Placemark>\n<Placemark><ExtendedData><SchemaData><SimpleData name="animal">A</SimpleData><SimpleData name="time">2020-05-01 02:00:00Z</SimpleData></SchemaData></ExtendedData><Point><coordinates>7.1,59</coordinates></Point></Placemark></Document></kml>',
];
export const TIMED_LINES = [
  '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","coordTimes":[["2020-05-01T00:00:00Z"],["2020-05-02T00:00:00Z"]]},"geometry":{"type":"MultiLineString","coordinates":[[[7,59]],[[7.1,59]]]}}]}',
  '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"B"},"geometry":{"type":"LineString","coordinates":[[7,59,0,1588291200],[7.1,59,0,1588377600]]}}]}',
];
const message = (day: string, lat: string, lon: string, lc = '3'): string =>
  `00042  Date : ${day} 11:22:33  LC : ${lc}  IQ : 58\r\n      Lat1 : ${lat}  Lon1 : ${lon}  Lat2 : ${lat}  Lon2 : ${lon}\r\n      Nb mes : 005  Nb mes>-120dB : 000  Best level : -131 dB\r\n      Pass duration : 299s   NOPC : 3\r\n      Calcul freq : 401 650000.0 Hz   Altitude :    0 m\r\n               00           03           54           00\r\n\r\n`;
export const ARGOS_DIAG = [
  message('01.03.20', '49.350S', '70.220E') + message('02.03.20', '49.450S', '70.320E', 'B') + message('03.03.20', '????????', '????????', 'Z'),
];
export const DATA_PACKAGE = JSON.stringify({
  profile: 'tabular-data-package',
  resources: [
    {
      name: 'gps',
      path: 'm.csv',
      format: 'csv',
      mediatype: 'text/csv',
      schema: {
        fields: [
          { name: 'timestamp', type: 'datetime' },
          { name: 'location-lat', type: 'number' },
        ],
      },
    },
  ],
});

const LINE = [
  [8, 59],
  [8.5, 59.2],
  [9, 59.1],
];
const collection = (features: readonly unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features }, undefined, 1);
const AREA_FEATURES: Feature[] = [
  { type: 'Feature', id: 1, properties: { name: 'Heath', iucn: 'II' }, geometry: { type: 'Polygon', coordinates: SQUARE } },
  { type: 'Feature', id: 'b', properties: { name: 'Moor' }, geometry: { type: 'MultiPolygon', coordinates: [SQUARE.slice(0, 1)] } },
];
const LINE_FEATURES: Feature[] = [
  { type: 'Feature', properties: { name: 'North' }, geometry: { type: 'LineString', coordinates: LINE } },
  {
    type: 'Feature',
    properties: { name: 'South', km: 3 },
    geometry: { type: 'MultiLineString', coordinates: [LINE, LINE.map(([x = 0, y = 0]) => [x, y - 1])] },
  },
];
export const GEOJSON_AREAS = [
  collection(AREA_FEATURES),
  collection([{ type: 'Feature', properties: null, geometry: { type: 'GeometryCollection', geometries: AREA_FEATURES.map(({ geometry }) => geometry) } }]),
];
export const GEOJSON_LINES = [collection(LINE_FEATURES), JSON.stringify(LINE_FEATURES[1])];
export const GEOJSON_LAYERS = [collection(LINE_FEATURES), ...GEOJSON_AREAS];
export const KML = [
  '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Plan</name><Folder><name>Ways</name>\n<Placemark><name>North</name><ExtendedData><Data name="km"><value>3</value></Data></ExtendedData><LineString><coordinates>8,59,0 8.5,59.2,0\n9,59.1</coordinates></LineString></Placemark>\n<Placemark><name>Both</name><MultiGeometry><LineString><coordinates>8,58 9,58</coordinates></LineString><LineString><coordinates>8,57 9,57</coordinates></LineString></MultiGeometry></Placemark>\n<Placemark><Point><coordinates>8,59</coordinates></Point></Placemark></Folder></Document></kml>',
];

export const KML_AREAS = [
  '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><Placemark><name>Heath</name><Polygon><outerBoundaryIs><LinearRing><coordinates>8,59,0 9,59 9,60 8,60 8,59</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>8.2,59.2 8.2,59.4 8.4,59.4 8.2,59.2</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>\n<Placemark><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>8,58 9,58 9,57 8,58</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>\n<Placemark><Point><coordinates>8,59</coordinates></Point></Placemark></Folder></Document></kml>',
];
export const FIXES = ['x,y,t\n0,0,0\n100,50,3600\n200,90,7200\n', 't,id,y,x\r\n0,"a, b",5,1.5e2\r\n\r\n60,b,6,-7\r\n'];
const FEW = { $f64: [0, 3.6e6, 7.2e6] };
/** What a browser keeps, with its columns of numbers as lists. */
export const KEPT_TRACKS = [
  JSON.stringify({
    imported: {
      files: ['m.csv'],
      format: 'Movebank CSV',
      tracks: [{ individual: 'a', time: FEW, lon: FEW, lat: FEW, error: { $f32: [0, 0, 0] } }],
      report: { rowsRead: 4, fixesKept: 3, dropped: { 'dropped.noPlace': 1 }, firstRows: { 'dropped.noPlace': [3] } },
      notes: ['A note', { code: 'imported.latin1Lines', values: { file: 'm.csv' } }],
      intervalHours: 1,
    },
    settings: {
      name: 'Elk',
      species: 'Cervus canadensis',
      seasons: 'spring-autumn',
      method: { method: 'bbmm', cellM: 250, locationErrorM: 20, maxLagMin: 480, bufferM: 500, minDistanceKm: 15, minDaysAway: 30 },
      topSpeedKmh: 15,
    },
    years: [{ individual: 'a', start: 0, end: 7.2e6, class: null, curve: { times: FEW, km: FEW }, fit: null, sequences: [] }],
    sequences: [{ id: 's', individual: 'a', season: 'spring', class: 'edited', from: 0, to: 2, start: 0, end: 7.2e6 }],
  }),
];
export const KEPT_AREAS = [
  JSON.stringify({
    features: AREA_FEATURES.map(({ geometry }, i) => ({ type: 'Feature', properties: { id: String(i), name: 'Heath' }, geometry })),
    report: { featuresRead: 2, kept: 2, dropped: {}, mended: {}, notes: [] },
    nameField: 'name',
    bbox: [8, 59, 9, 60],
    fileName: 'a.geojson',
    loadedAt: 1.7e12,
  }),
];

export async function parquet(): Promise<Parts[]> {
  const track = {
    individual: 'a',
    time: Float64Array.from({ length: 20 }, (_, i) => 1.6e12 + i * 3.6e6),
    lon: Float64Array.from({ length: 20 }, (_, i) => 8 + i / 10),
    lat: Float64Array.from({ length: 20 }, () => 59),
    error: new Float32Array(20),
  };
  const written = await writeTracksParquet([track, { ...track, individual: 'b' }], { licence: 'x', attribution: 'y', citation: 'z' });
  const rows = Array.from({ length: 30 }, (_, i) => i);
  const column = (codec: 'SNAPPY' | 'UNCOMPRESSED'): Uint8Array =>
    new Uint8Array(
      parquetWriteBuffer({
        codec,
        rowGroupSize: 16,
        columnData: [
          { name: 'individual', data: rows.map((i) => `a${i % 2}`), type: 'STRING', nullable: true },
          { name: 'time', data: rows.map((i) => new Date(1.6e12 + i * 3.6e6)), type: 'TIMESTAMP', encoding: 'DELTA_BINARY_PACKED' },
          { name: 'lon', data: rows.map((i) => i / 3), type: 'DOUBLE', encoding: 'BYTE_STREAM_SPLIT' },
          { name: 'lat', data: rows.map((i) => i / 4), type: 'DOUBLE' },
        ],
      }),
    );
  return [written, column('SNAPPY'), column('UNCOMPRESSED')].map(only);
}

export async function shapefileAreas(): Promise<Parts[]> {
  const shapes = [SQUARE, SQUARE.slice(0, 1), []].map((rings) => rings.map((ring) => ring.toReversed()));
  const dbf = writeDbf(
    ['NAME', 'IUCN'],
    [
      ['Heath', 'II'],
      ['Moor', 'IV'],
      ['Fen', 'II'],
    ],
  );
  // About where the degrees are, for a zone whose middle is 9° E.
  const metres = shapes.map((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [500_000 + (lon - 9) * 60_000, lat * 110_000])));
  return [
    { 'a.shp': writeShp(shapes), 'a.dbf': dbf, 'a.prj': encode(WGS84_PRJ), 'a.cpg': encode('UTF-8') },
    { 'a.shp': writeShp(metres, 15), 'a.dbf': dbf, 'a.prj': encode(UTM32_PRJ) },
  ];
}

const LINE_PARTS = [LINE, LINE.map(([x = 0, y = 0]) => [x, y - 1])];

export async function shapefileLines(): Promise<Parts[]> {
  const dbf = writeDbf(['NAME'], [['North'], ['South']]);
  return [
    { 'l.shp': writeShp([[LINE], [LINE, LINE]], 3), 'l.dbf': dbf, 'l.prj': encode(WGS84_PRJ) },
    { 'l.shp': writeShp([LINE_PARTS, [LINE]], 3), 'l.dbf': dbf },
  ];
}

const writePlan = async (features: readonly Feature[], loadSqlite: LoadSqlite): Promise<Parts> =>
  only(await writeGeopackage([{ name: 'plan', columns: [{ name: 'name', type: 'TEXT' }], features }], loadSqlite, new Date(0)));

export async function geopackageLines(loadSqlite: LoadSqlite): Promise<Parts[]> {
  return [await writePlan(LINE_FEATURES, loadSqlite)];
}

export async function geopackageAreas(loadSqlite: LoadSqlite): Promise<Parts[]> {
  return [await writePlan(AREA_FEATURES, loadSqlite)];
}

export async function flatgeobuf(): Promise<Parts[]> {
  const write = (features: Feature[]): Parts => only(serialize({ type: 'FeatureCollection', features } satisfies FeatureCollection, 4326));
  return [write(LINE_FEATURES), write(LINE_FEATURES.slice(0, 1))];
}

const roads = [{ name: 'roads', features: [...LINE_FEATURES, ...AREA_FEATURES], minZoom: 0, maxZoom: 3 }] as const;

export async function tiles(): Promise<Parts[]> {
  return [...encodeTiles(roads)].map(({ bytes }) => only(bytes));
}

const ARCHIVE = {
  name: 'r',
  description: '',
  attribution: '<a>x</a>',
  vectorLayers: [{ id: 'roads', fields: { name: 'String' }, minzoom: 0, maxzoom: 3 }],
  bbox: [8, 57, 9, 60],
  minZoom: 0,
  maxZoom: 3,
} as const;

export async function archives(): Promise<Parts[]> {
  return [only(await writePmtiles(encodeTiles(roads), ARCHIVE))];
}

/** Sections of an archive of one tile, that stands for all, as `archiveOf` puts them together. */
export async function archiveParts(): Promise<Parts[]> {
  const [first] = encodeTiles(roads);
  if (!first) throw new Error('the roads make no tile');
  const header = (await writePmtiles([first], ARCHIVE)).slice(0, 127);
  // Directories, metadata and tiles are not compressed.
  header.fill(1, 97, 99);
  const metadata = encode(JSON.stringify({ name: 'r', attribution: '<a>x</a>', vector_layers: [{ id: 'roads', fields: {} }] }));
  const entry = (length: number, run: number): Uint8Array => {
    const out = [1, 0, run];
    writeVarint(out, length);
    return Uint8Array.from([...out, 1]);
  };
  const directory = entry(first.bytes.length, 85);
  return [
    { header, root: directory, metadata, tile: first.bytes },
    { header, root: entry(directory.length, 0), metadata, leaves: directory, tile: first.bytes },
  ];
}

const atlas = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../public/atlas/${path}`, import.meta.url)));

/** The catalog with its first two entries: cases are many. */
export async function catalog(): Promise<Parts[]> {
  const whole: unknown = JSON.parse(new TextDecoder().decode(atlas('catalog.json')));
  const cut = (value: unknown): unknown => (Array.isArray(value) ? value.slice(0, 2) : value);
  const small = Object.fromEntries(Object.entries(whole ?? {}).map(([key, value]) => [key, cut(value)]));
  return [only(encode(JSON.stringify(small)))];
}

export const ENTRY_ROW = { id: 'elk-ya-ha-tinda', module: 'elk-ya-ha-tinda', evidence: 'tracks' } as const;
export async function entry(): Promise<Parts[]> {
  return [only(atlas('elk-ya-ha-tinda/elk-ya-ha-tinda.json'))];
}

export async function project(): Promise<Parts[]> {
  const line = LINE.map(([lon = 0, lat = 0]): [number, number] => [lon, lat]);
  return [
    only(encode(formatProjectFile({ id: 'p', name: 'Road', type: 'road', bufferM: 500, alternatives: [{ id: 'a', name: 'North', lines: [line, line] }] }))),
  ];
}

export async function manifest(): Promise<Parts[]> {
  return ['elk-ya-ha-tinda', 'us-national-parks'].map((id) =>
    only(new Uint8Array(readFileSync(new URL(`../../data/modules/${id}/module.json`, import.meta.url)))),
  );
}

const near = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Records of every edition of the EURING Exchange Code. */
export function euring(): string[] {
  const names = ['derived-euring2020', 'manual-euring2000', 'manual-euring2000plus', 'zostera-euring2000'];
  return names.map((name) => near(`tests/fixtures/encounters/${name}.txt`));
}

export const ENCOUNTER_TABLES = [
  near('tests/fixtures/encounters/nabbp-made-up.csv'),
  'organismID,eventDate,decimalLatitude,decimalLongitude,scientificName,coordinateUncertaintyInMeters\nr1,2020-05-01,52.1,5.2,Ciconia ciconia,50\nr1,2020-12,"10.5",20.25,Ciconia ciconia,\nr2,2021-05-01T10:00:00Z,52.1,5.2,Ciconia ciconia,9000\n',
];
export const ENCOUNTER_PAIRS = [
  'Ring;Found;Lat;Lon;Radius;Ringed;Ringed lat;Ringed lon\nA1;01.02.2020;10.5;20.25;500;03.06.2019;52.1;5.2\nA1;01.02.2021;10.5;20.5;;03.06.2019;52.1;5.2\nB2;99.02.2021;10.5;20.5;;03.06.2019;52.1;5.2\n',
];

/** Tables of a network in MiCO's columns. */
export function networkTables(): Parts {
  const folder = new URL('../../docs/modules/network/', import.meta.url);
  return Object.fromEntries(['nodes', 'links'].map((name) => [name, new Uint8Array(readFileSync(new URL(`${name}.csv`, folder)))]));
}
