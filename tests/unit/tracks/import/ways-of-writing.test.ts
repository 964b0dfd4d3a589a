import { describe, expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { ImportOptions } from '../../../../src/domain/tracks/import/import-types.ts';
import { parseLocalTime } from '../../../../src/domain/tracks/import/parse-local-time.ts';
import { parsePair } from '../../../../src/domain/tracks/import/parse-place.ts';
import type { TableMapping } from '../../../../src/domain/tracks/import/table-mapping.ts';
import { givenFile, importOk } from './given-file.ts';

const HEADER = 'event-id,timestamp,location-long,location-lat,individual-local-identifier';
/** Rows of a Movebank table, a cell each that is not as most are. */
const movebank = (...rows: { time?: string; lon?: string; lat?: string; id?: string }[]): string =>
  `${HEADER}\n${rows.map(({ time, lon = '7.1', lat = '59.2', id = 'A' }, at) => `${at},"${time ?? `2020-05-01 0${at}:00:00`}","${lon.replaceAll('"', '""')}","${lat.replaceAll('"', '""')}",${id}`).join('\n')}\n`;
const read = (text: string, options: ImportOptions = {}) => importOk(givenFile('f.csv', text), options);
const timesOf = (result: Awaited<ReturnType<typeof read>>): string[] => Array.from(result.tracks[0]!.time, (time) => new Date(time).toISOString());

test.each(['2020-05-01t00:00:00z', '2020-05-01 02:00:00 UTC+02:00', '2020-05-01 02:00 GMT+0200', '2020-04-30T21:00:00−03:00', '2020-05-01 02:00:00 +02'])(
  'the time %s is midnight in Greenwich',
  async (time) => expect(timesOf(await read(movebank({ time }, { time: '2020-05-01 06:00:00' })))[0]).toBe('2020-05-01T00:00:00.000Z'),
);

test.each(['<NA>', '(null)', 'n.a.', 'NaT'])('%s is no animal and no time', async (nothing) => {
  const { tracks, report } = await read(movebank({}, {}, { id: nothing }, { time: nothing }));
  expect(tracks.map(({ individual }) => individual)).toEqual(['A']);
  expect(report.dropped).toEqual({ 'dropped.noAnimal': 1, 'dropped.noTime': 1 });
});

describe('the letter of the southern hemisphere is not the mark of seconds', () => {
  test.each([
    ['33 24 00S', '70 39 00W'],
    ['33°24\'00"S', '70°39\'00"W'],
    ['33°24′00S', '70°39′00W'],
    ['33:24:00 s', '70:39:00 w'],
    ['33-24-00S', '070-39-00W'],
    ['S33-24', 'W070-39'],
    ['33 deg 24 0S', '70 deg 39 0W'],
    ['33d24m0sS', '70d39m0sW'],
    ['33.4S', '70.65W'],
  ])('%s, %s', async (lat, lon) => {
    const [track] = (await read(movebank({ lat, lon }, { lat, lon }))).tracks;
    expect([track!.lat[0], track!.lon[0]].map((value) => Math.round(value! * 1e5) / 1e5)).toEqual([-33.4, -70.65]);
  });
  test('marks of seconds are none of it, and without a letter three numbers with hyphens are no place', async () => {
    expect((await read(movebank({ lat: '45d08m41.3s' }, {}))).tracks[0]!.lat[0]).toBeCloseTo(45.14481, 5);
    expect((await read(movebank({ lat: '33-24-00' }, {}, {}))).report.dropped).toEqual({ 'dropped.placeNotNumbers': 1 });
  });
});

test('a printer’s minus before a decimal comma is told of as a decimal comma', async () => {
  const { tracks, notes } = await read(movebank({ lon: '−70,65' }, { lon: '−70,7' }));
  expect(tracks[0]!.lon[0]).toBe(-70.65);
  expect(notes.join()).toContain('decimal comma');
});

describe('a row of units', () => {
  const header = 'animal;time;longitude;latitude';
  const rows = 's1;2020-05-01T00:00:00Z;-70,65;-33,4\ns1;2020-05-01T06:00:00Z;-70,7;-33,5\n';
  test.each(['[-];[UTC];[deg];[deg]', ';yyyy-mm-dd hh:mm:ss;decimal degrees;decimal degrees', ';(UTC);(degrees_east);(degrees_north)'])(
    '%s is left out as such, and nothing is asked for its sake',
    async (units) => {
      const { tracks, report } = await read(`${header}\n${units}\n${rows}`);
      expect(tracks.map(({ time }) => time.length)).toEqual([2]);
      expect(report).toMatchObject({ dropped: { 'dropped.units': 1 }, firstRows: { 'dropped.units': [2] } });
    },
  );
});

describe('a column of both coordinates is suggested', () => {
  const suggested = async (header: string, cells: readonly string[]): Promise<TableMapping['map']> => {
    const result = await importTracks([givenFile('f.csv', `${header}\n${cells.join('\n')}\n`)]);
    if (result.kind !== 'mapping') throw new Error('read without a question');
    return result.needsMapping.suggestion.map;
  };
  test.each([
    ['geojson', '{"type":"Point","coordinates":[-70.65,-33.4]}'],
    ['Koordinaten', '-33.4 / -70.65'],
    ['pos', '-33.4 -70.65'],
    ['POS', '"-33.4, -70.65"'],
    ['position', '-33,4;-70,65'],
    ['location', '(-33.4, -70.65)'],
    ['loc', '[-70.65, -33.4]'],
    ['coords', '-33.4,-70.65'],
    ['latlon', '-33.4,-70.65'],
    ['lat_long', '-33.4 -70.65'],
    ['LngLat', '-70.65 -33.4'],
    ['gps_position', '33°24\u2032S 70°39\u2032W'],
    ['geom', 'POINT(-70.65 -33.4)'],
    ['wkt_geom', 'POINT Z (-70.65 -33.4 12)'],
    ['shape', 'SRID=4326;POINT (-70.65 -33.4)'],
    ['geom', 'MULTIPOINT ((-70.65 -33.4))'],
    ['the_geom', '0101000020e61000009a99999999a951c03333333333b340c0'],
    ['wkb', '01010000009A99999999A951C03333333333B340C0'],
    ['posición', '33.4S 70.65W'],
    ['координаты', '-33.4, -70.65'],
    ['坐标', '-33.4, -70.65'],
    ['where', 'POINT(-70.65 -33.4)'],
    ['Fundort', '33.4S, 70.65W'],
    ['spot', '-33.41 -70.65'],
  ])('%s with %s', async (name, cell) => {
    const rows = ['2020-05-01T00:00Z', '2020-05-01T06:00Z'].map((time) => `A\t${time}\t${cell}`);
    expect(await suggested(`animal\tdatetime\t${name}`, rows)).toEqual({ individual: 'animal', time: 'datetime', point: name });
  });
  test('and is asked for in a table of Movebank’s other columns', async () => {
    const map = await suggested('individual-local-identifier;timestamp;pos', ['a;2020-05-01 00:00:00;59.2 7.1', 'a;2020-05-01 06:00:00;59.3 7.2']);
    expect(map).toMatchObject({ individual: 'individual-local-identifier', time: 'timestamp', point: 'pos' });
  });
  test('but no number with a decimal comma, and none where longitude and latitude have columns', async () => {
    const rows = ['a;1/5/2020 06:00;59,2;7,1;3,5', 'a;2/5/2020 06:00;59,3;7,2;3,6'];
    expect(await suggested('bird;date;lat;lon;gps', rows)).toEqual({ individual: 'bird', time: 'date', y: 'lat', x: 'lon' });
    expect(await suggested('bird;date;a;b;c', rows)).toEqual({ individual: 'bird', time: 'date' });
  });
});

test.each([
  // A point at -70.65, -33.4 as PostGIS writes it (little and big endian, with and without its system, with a height), and ISO's of type 1001.
  ['0101000020e61000009a99999999a951c03333333333b340c0', [-70.65, -33.4]],
  ['01010000009A99999999A951C03333333333B340C0', [-70.65, -33.4]],
  ['0000000001c051a9999999999ac040b33333333333', [-70.65, -33.4]],
  ['01010000809a99999999a951c03333333333b340c00000000000002440', [-70.65, -33.4]],
  ['01e90300009a99999999a951c03333333333b340c00000000000002440', [-70.65, -33.4]],
  ['POINT ZM (-70.65 -33.4 12 0)', [-70.65, -33.4]],
  ['MULTIPOINT((-70.65 -33.4))', [-70.65, -33.4]],
] as const)('the point %s', (text, [x, y]) => {
  expect(parsePair(text)).toEqual({ first: x, second: y, order: 'x first' });
});

test.each([
  ['a line', '010200000002000000000000000000000000000000000000000000000000000000'],
  ['no whole number of coordinates', '01010000009a99999999a951c03333333333b340'],
  ['not a number', '0101000000000000000000f87f000000000000f87f'],
  ['several points', 'MULTIPOINT((-70.65 -33.4), (1 2))'],
])('%s is no point', (_, text) => {
  expect(parsePair(text)).toBeUndefined();
});

test('a time may name its zone after its offset', () => {
  expect(parseLocalTime('2021-03-01T06:00:00+01:00[Europe/Oslo]', 'iso')).toEqual({ time: Date.UTC(2021, 2, 1, 5), zoned: true });
  expect(parseLocalTime('2021-03-01T06:00:00Z[!Etc/UTC]', 'iso')?.zoned).toBe(true);
  expect(parseLocalTime('2021-03-01T06:00:00[Europe/Oslo]', 'iso')).toBeUndefined();
});

test('columns in the languages of the atlas, and of any name, are suggested for what they are', async () => {
  const suggested = async (header: string) => {
    const result = await importTracks([givenFile('f.csv', `${header}\n7;1/5/2020;06:00;59,2;7,1\n7;2/5/2020;06:00;59,3;7,2\n`)]);
    if (result.kind !== 'mapping') throw new Error('read without a question');
    return result.needsMapping.suggestion.map;
  };
  const roles = (individual: string, time: string, timeOfDay: string, y: string, x: string) => ({ individual, time, timeOfDay, y, x });
  expect(await suggested('Tier;Datum;Uhrzeit;Breite;Länge')).toMatchObject(roles('Tier', 'Datum', 'Uhrzeit', 'Breite', 'Länge'));
  expect(await suggested('individuo;fecha;hora;latitud;longitud')).toMatchObject(roles('individuo', 'fecha', 'hora', 'latitud', 'longitud'));
  expect(await suggested('oiseau;date;heure;latitude;longitude')).toMatchObject(roles('oiseau', 'date', 'heure', 'latitude', 'longitude'));
  expect(await suggested('animal;data;hora;latitude;longitude')).toMatchObject(roles('animal', 'data', 'hora', 'latitude', 'longitude'));
  expect(await suggested('животное;дата;время;широта;долгота')).toMatchObject(roles('животное', 'дата', 'время', 'широта', 'долгота'));
  expect(await suggested('动物;日期;时间;纬度;经度')).toMatchObject(roles('动物', '日期', '时间', '纬度', '经度'));
  expect(await suggested('الحيوان;التاريخ;الوقت;خط العرض;خط الطول')).toMatchObject(roles('الحيوان', 'التاريخ', 'الوقت', 'خط العرض', 'خط الطول'));
  expect(await suggested('bird;a;b;lat;lon')).toMatchObject({ individual: 'bird', time: 'a' });
});
