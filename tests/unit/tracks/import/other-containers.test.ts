import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeGeoparquet } from '../../../../src/domain/formats/geoparquet.ts';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import { writeTracksParquet } from '../../../../src/domain/tracks/write-tracks-parquet.ts';
import { givenFile, gzipped, importError, importOk } from './given-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const movebank = (id: string): string =>
  `event-id,timestamp,location-long,location-lat,individual-local-identifier\n1,2020-05-01 00:00:00,7.1,59.2,${id}\n2,2020-05-01 06:00:00,7.2,59.3,${id}\n`;
const fix = (time: string | null, coordinates: readonly number[] | null) => ({
  type: 'Feature' as const,
  properties: { animal: 'A, "the" 1', time, longitude: 'of the property' },
  geometry: coordinates && { type: 'Point' as const, coordinates: [...coordinates] },
});
const FIXES = [fix('2020-05-01T00:00:00Z', [-7.5, 59, 12]), fix('2020-05-01T06:00:00Z', [-7.6, 59.1]), fix('2020-05-01T07:00:00Z', null)];
const collection = (features: readonly unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const RIGHTS = { licence: 'CC0-1.0', attribution: 'A', citation: 'B' };

test.each([
  ['a collection', collection(FIXES)],
  ['gzipped', gzipped(collection(FIXES))],
  ['a feature a line', FIXES.map((feature) => JSON.stringify(feature)).join('\n')],
  ['a sequence', FIXES.map((feature) => `\u001E${JSON.stringify(feature)}\n`).join('')],
])('points of GeoJSON are fixes: %s', async (_, content) => {
  const { tracks, report } = await importOk(givenFile('fixes.geojson', content));
  expect(tracks.map(({ individual, lon, lat }) => [individual, [...lon], [...lat]])).toEqual([['A, "the" 1', [-7.5, -7.6], [59, 59.1]]]);
  // The header counts as row 1: the third feature is row 4.
  expect(report).toMatchObject({ rowsRead: 3, dropped: { 'dropped.noPlace': 1 }, firstRows: { 'dropped.noPlace': [4] } });
});

test('what times mean is asked as of any table, and GeoJSON without points says what is missing', async () => {
  const asked = await importTracks([givenFile('f.geojson', collection(FIXES).replaceAll('Z"', '"'))]);
  if (asked.kind !== 'mapping') throw new Error('read without a question');
  expect(asked.needsMapping.suggestion.map).toEqual({ individual: 'animal', time: 'time', x: 'longitude', y: 'latitude' });
  const line = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[1, 2]] } };
  expect((await importError(givenFile('f.geojson', collection([line])))).message).toMatch(/GeoJSON without a point/);
  expect((await importError(givenFile('f.json', '{"a": 1}'))).code).toBe('import.json');
  const metres = { ...JSON.parse(collection(FIXES)), crs: { type: 'name', properties: { name: 'EPSG:25832' } } };
  expect((await importError(givenFile('f.geojson', JSON.stringify(metres)))).message).toContain('EPSG:25832');
});

test('a Parquet table is read, and the points of GeoParquet', async () => {
  const { tracks } = await importOk(givenFile('f.csv', movebank('A')));
  const parquet = await importOk(givenFile('f.parquet', await writeTracksParquet(tracks, RIGHTS)));
  expect(parquet.tracks.map(({ individual, time, lon }) => [individual, [...time], lon.length])).toEqual([['A', [...tracks[0]!.time], 2]]);
  const features = FIXES.flatMap((feature) => (feature.geometry ? [{ ...feature, geometry: feature.geometry }] : []));
  const geo = await importOk(givenFile('f.parquet', writeGeoparquet(features, RIGHTS)));
  expect(geo.tracks.map(({ individual, lon, lat }) => [individual, [...lon], [...lat]])).toEqual([['A, "the" 1', [-7.5, -7.6], [59, 59.1]]]);
  expect((await importError(givenFile('f.parquet', bytes('PAR1 and no more of it PAR1')))).code).toBe('parquet.unreadable');
});

test('every table of a zip is read, the others are counted; a workbook is none', async () => {
  const archive = zipSync({
    'one.csv': bytes(movebank('A')),
    'sub/two.csv.gz': gzipped(movebank('B')),
    'README.txt': bytes('Read me.'),
    'c.geojson': bytes(collection(FIXES)),
  });
  const { tracks, files, notes } = await importOk(givenFile('study.zip', archive));
  expect(tracks.map(({ individual }) => individual).sort()).toEqual(['A', 'A, "the" 1', 'B']);
  expect(files.map(({ file }) => file).sort()).toEqual(['c.geojson', 'one.csv', 'sub/two.csv.gz']);
  expect(notes.join()).toContain('1 other file in study.zip');
  const workbook = zipSync({ '[Content_Types].xml': bytes('x'), 'xl/data.csv': bytes(movebank('A')) });
  for (const content of [workbook, zipSync({ 'a.pdf': bytes('%PDF') }), archive.subarray(0, 100)])
    expect((await importError(givenFile('study.zip', content))).code).toBe('text.binary');
});

test('of a Darwin Core Archive the occurrences are read', async () => {
  const table =
    'occurrenceID\torganismID\teventDate\tdecimalLatitude\tdecimalLongitude\n1\tA\t2020-05-01T00:00:00Z\t59.2\t7.1\n2\tA\t2020-05-01T06:00:00Z\t59.3\t7.2\n';
  const archive = zipSync({
    'meta.xml': bytes('<archive/>'),
    'eml.xml': bytes('<eml/>'),
    'event.txt': bytes('id\tname\n1\tx\n'),
    'occurrence.txt': bytes(table),
  });
  expect((await importOk(givenFile('dwca.zip', archive))).tracks.map(({ individual, time }) => [individual, time.length])).toEqual([['A', 2]]);
});

test.each([
  ['GPKG', 'GeoPackage (SQLite)'],
  ['\0\0\0\0', 'SQLite'],
])('a database given as tracks is named by whose it says it is: %j', async (application, name) => {
  const head = `SQLite format 3\0${'\u0001'.repeat(52)}${application}${'\0'.repeat(200)}`;
  const error = await importError(givenFile('points.gpkg', new Uint8Array(Buffer.from(head, 'latin1'))));
  expect([error.code, error.message]).toEqual(['text.binary', expect.stringContaining(`it holds ${name}.`)]);
});
