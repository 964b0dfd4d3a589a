import { expect, test } from 'vitest';
import { givenFile, importError, importOk } from './given-file.ts';

const TIMES = ['2020-05-01T00:00:00Z', '2020-05-01T06:00:00Z', '2020-05-01T12:00:00Z'];
const PATH = [
  [7, 59],
  [7.1, 59.1],
  [7.2, 59.2],
];
const feature = (properties: unknown, geometry: unknown = { type: 'LineString', coordinates: PATH }, more = {}) => ({
  type: 'Feature',
  properties,
  geometry,
  ...more,
});
const collection = (...features: readonly unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const seconds = TIMES.map((time) => Date.parse(time) / 1000);

test.each([
  ['coordTimes, as togeojson wrote', feature({ name: 'A', coordTimes: TIMES })],
  ['coordinateProperties.times, as togeojson writes', feature({ name: 'A', coordinateProperties: { times: TIMES } })],
  ['times in milliseconds, of Leaflet', feature({ name: 'A', times: seconds.map((time) => time * 1000) })],
  ['times of several points, of Leaflet', feature({ name: 'A', time: seconds.map((time) => time * 1000) }, { type: 'MultiPoint', coordinates: PATH })],
  [
    'lists of the parts of a line',
    feature({ name: 'A', coordTimes: [TIMES.slice(0, 1), TIMES.slice(1)] }, { type: 'MultiLineString', coordinates: [PATH.slice(0, 1), PATH.slice(1)] }),
  ],
  ['the fourth number, as kepler.gl has it', feature({ name: 'A' }, { type: 'LineString', coordinates: PATH.map((place, at) => [...place, 0, seconds[at]]) })],
  ['a moving point of OGC', feature({ name: 'A' }, undefined, { temporalGeometry: { type: 'MovingPoint', coordinates: PATH, datetimes: TIMES } })],
  ['a feature’s identifier', feature({ coordTimes: TIMES }, undefined, { id: 'A' })],
])('positions of a line with times are fixes: %s', async (_, line) => {
  const { tracks, notes } = await importOk(givenFile('f.geojson', collection(line, feature({ name: 'a place' }, { type: 'Point', coordinates: [8, 59] }))));
  expect(tracks.map(({ individual, time, lon, lat }) => [individual, [...time], [...lon], [...lat]])).toEqual([
    ['A', TIMES.map((time) => Date.parse(time)), [7, 7.1, 7.2], [59, 59.1, 59.2]],
  ]);
  expect(notes.join()).toContain('1 feature without times is no track and was left aside');
});

test('names that programs give are none; lines of other lengths than their times are none with times', async () => {
  const later = TIMES.map((time) => time.replace('2020', '2021'));
  const unnamed = (times: readonly string[]) => feature({ name: 'ACTIVE LOG', coordTimes: times });
  const animals = async (...lines: readonly unknown[]) =>
    (await importOk(givenFile('Deer 1.geojson', collection(...lines)))).tracks.map(({ individual }) => individual);
  expect(await animals(unnamed(TIMES), unnamed(later))).toEqual(['Deer 1']);
  expect(await animals(unnamed(TIMES), unnamed(TIMES))).toEqual(['Deer 1 1', 'Deer 1 2']);
  expect((await importError(givenFile('f.geojson', collection(feature({ name: 'A', coordTimes: TIMES.slice(1) }))))).code).toBe('import.noPoints');
  const local = feature({ name: 'A', coordTimes: TIMES.map((time) => time.slice(0, -1)) });
  expect((await importError(givenFile('f.geojson', collection(local)))).code).toBe('table.noZone');
  const { tracks } = await importOk(givenFile('f.geojson', collection(local)), { mapping: { zone: '+02:00' } });
  expect(tracks[0]?.time[0]).toBe(Date.UTC(2020, 3, 30, 22));
});

test('points whose own identifiers come again are the animals’', async () => {
  const point = (id: string, at: number) => feature({ time: TIMES[at] }, { type: 'Point', coordinates: PATH[at] }, { id });
  const { tracks } = await importOk(givenFile('f.geojson', collection(point('A', 0), point('A', 1), point('B', 0), point('B', 2))));
  expect(tracks.map(({ individual, time }) => [individual, time.length])).toEqual([
    ['A', 2],
    ['B', 2],
  ]);
});
