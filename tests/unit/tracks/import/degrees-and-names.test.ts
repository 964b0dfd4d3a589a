import { expect, test } from 'vitest';
import { givenFile, importOk } from './given-file.ts';

const times = ['2020-01-01T00:00:00Z', '2020-01-01T01:00:00Z'];
const placesOf = async (header: string, cells: readonly string[], map: Record<string, string>) => {
  const { tracks, notes, report } = await importOk(givenFile('f.csv', `id,time,${header}\n${cells.map((each, at) => `a,${times[at]},${each}\n`).join('')}`), {
    mapping: { map: { individual: 'id', time: 'time', ...map } },
  });
  return { places: Array.from(tracks[0]!.lon, (lon, at) => `${lon.toFixed(6)} ${tracks[0]!.lat[at]!.toFixed(6)}`), notes: notes.join('\n'), report };
};

test.each([
  ['longitudeE7,latitudeE7', { x: 'longitudeE7', y: 'latitudeE7' }],
  ['lon_1e7,lat_1e7', { x: 'lon_1e7', y: 'lat_1e7' }],
])('degrees as whole numbers: %s', async (header, map) => {
  const { places, notes } = await placesOf(header, ['81000000,592000000', '-81000001,592000001'], map);
  expect(places).toEqual(['8.100000 59.200000', '-8.100000 59.200000']);
  expect(notes).toContain('81000000 was read as 8.1');
});

test('a name that ends so by chance changes nothing', async () => {
  expect((await placesOf('zone7,lat', ['8,59', '9,60'], { x: 'zone7', y: 'lat' })).places).toEqual(['8.000000 59.000000', '9.000000 60.000000']);
  expect((await placesOf('lonE7,latE7', ['8,59', '9,60'], { x: 'lonE7', y: 'latE7' })).places).toEqual(['8.000000 59.000000', '9.000000 60.000000']);
});

test('degrees and minutes in one figure, beside their hemispheres', async () => {
  const map = { x: 'lon', y: 'lat', northSouth: 'ns', eastWest: 'ew' };
  const { places, notes } = await placesOf('lat,ns,lon,ew', ['5912.3000,N,00806.6000,E', '0030.0000,S,17959.4000,W'], map);
  expect(places).toEqual(['8.110000 59.205000', '-179.990000 -0.500000']);
  expect(notes).toContain('5912.3000 was read as 59.205 degrees');
  // Plain degrees beside hemispheres stay what they are.
  expect((await placesOf('lat,ns,lon,ew', ['59.25,N,8.5,E', '59.5,N,8.5,W'], map)).places).toEqual(['8.500000 59.250000', '-8.500000 59.500000']);
});

test('of two columns of one name the first is taken, and it is said', async () => {
  const { tracks, notes } = await importOk(
    givenFile('f.csv', 'id,time,time,lon,lat\na,2020-01-01T00:00Z,2020-01-01T02:00Z,8,59\na,2020-01-01T01:00Z,2020-01-01T03:00Z,8,59\n'),
  );
  expect(tracks[0]!.time[0]).toBe(Date.UTC(2020, 0, 1));
  expect(notes.join('\n')).toContain('two columns are called “time”; the first was taken');
});
