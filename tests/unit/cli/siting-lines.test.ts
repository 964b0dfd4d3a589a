import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from 'geojson';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';
import { runAtlas } from './run-atlas.ts';

const road: Position[] = windingRoad(40_000, 800, 5).map(([lon, lat]) => [lon, lat]);
const half = road.length >> 1;
let folder = '';
let tracks = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-siting-lines-'));
  tracks = join(folder, 'tracks.csv');
  const rows = herdBesideRoad(windingRoad(40_000, 800, 5), 3, 200, 6).flatMap((track) =>
    Array.from(track.time, (time, i) => `${new Date(time).toISOString()},${track.lon[i]!.toFixed(6)},${track.lat[i]!.toFixed(6)},${track.individual}`),
  );
  writeFileSync(tracks, ['timestamp,location-long,location-lat,individual-local-identifier', ...rows, ''].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A file of lines, each with its name where it has one. */
function linesFile(name: string, ...lines: readonly (readonly [name: string | undefined, coordinates: Position[]])[]): string {
  const features = lines.map(([called, coordinates]) => ({
    type: 'Feature',
    properties: called === undefined ? {} : { name: called },
    geometry: { type: 'LineString', coordinates },
  }));
  return write(name, JSON.stringify({ type: 'FeatureCollection', features }));
}

const Told = v.looseObject({ lineM: v.number(), group: v.optional(v.string()), notes: v.array(v.string()) });
function ask(line: string, ...more: string[]): v.InferOutput<typeof Told> {
  const { code, out, err } = runAtlas('siting', tracks, '--line', line, ...more);
  expect([code, err]).toEqual([0, '']);
  return v.parse(Told, JSON.parse(out));
}
function refuse(line: string, ...more: string[]): string {
  const { code, out, err } = runAtlas('siting', tracks, '--line', line, ...more);
  expect([code, out, err.trimEnd().split('\n').length]).toEqual([1, '', 1]);
  return err;
}

const aside = road.map(([lon = 0, lat = 0]): Position => [lon, lat + 0.3]);

test('lines of different names are not one: they are named, and one is chosen', () => {
  const file = linesFile('three.geojson', ['North road', aside], ['Valley road', road], [undefined, aside.toReversed()]);
  const said = refuse(file);
  for (const part of ['three.geojson', '“North road”', '“Valley road”', '“2”', '--group']) expect(said).toContain(part);
  expect(refuse(file, '--group', 'South road')).toContain('South road');
  expect(ask(file, '--group', 'Valley road')).toEqual(
    expect.objectContaining({ group: 'Valley road', lineM: ask(linesFile('one.geojson', [undefined, road])).lineM }),
  );
});

test('features without a name are one line only where they join end to end, or are two carriageways', () => {
  const whole = ask(linesFile('whole.geojson', [undefined, road])).lineM;
  const joined = linesFile('joined.geojson', [undefined, road.slice(half)], [undefined, road.slice(0, half + 1).toReversed()]);
  expect(Math.abs(ask(joined).lineM - whole)).toBeLessThan(0.2);
  const apart = linesFile('apart.geojson', [undefined, road], [undefined, aside]);
  expect(refuse(apart)).toMatch(/do not join end to end.*“0”, “1”.*--group/);
  expect(ask(apart, '--group', '0').lineM).toBe(whole);
  const beside = road.map(([lon = 0, lat = 0]): Position => [lon, lat + 0.0003]);
  expect(ask(linesFile('two.geojson', [undefined, road], [undefined, beside])).notes.join()).toContain('carriageways');
  // Whoever gives parts one name says that they are one line.
  expect(ask(linesFile('gap.geojson', ['A', road.slice(0, half)], ['A', road.slice(half + 2)])).lineM).toBeGreaterThan(0.9 * whole);
});

test('a stretch that is excluded off the line is refused, one that ends beyond it is noted', () => {
  const file = linesFile('road.geojson', [undefined, road]);
  const said = refuse(file, '--exclude-at=0-1000;90000-93000').replaceAll(',', '');
  expect(said).toMatch(/--exclude-at.*90000-93000.*(39|40)\d{3} m long/);
  const { notes } = ask(file, '--exclude-at=38000-43000');
  expect(notes.join().replaceAll(',', '')).toMatch(/38000-43000.*ends beyond the line.*(39|40)\d{3} m/);
  expect(ask(file, '--exclude-at=0-1000').notes.join()).not.toContain('beyond');
});

test('a line written latitude first is told to lie among the animals when exchanged', () => {
  // The herd again, 120° farther east, where a longitude can be a latitude.
  const [head = '', ...rows] = readFileSync(tracks, 'utf8').trimEnd().split('\n');
  const moved = rows.map((row) => row.split(',').map((cell, i) => (i === 1 ? String(Number(cell) + 120) : cell)));
  const east = write('east.csv', [head, ...moved.map((cells) => cells.join(','))].join('\n'));
  const say = (name: string, place: (lon: number, lat: number) => Position): string => {
    const file = linesFile(name, [undefined, road.map(([lon = 0, lat = 0]) => place(lon + 120, lat))]);
    const { code, err } = runAtlas('siting', east, '--line', file);
    expect(code).toBe(1);
    return err;
  };
  expect(say('turned.geojson', (lon, lat) => [lat, lon])).toMatch(/turned\.geojson.*with longitude and latitude exchanged/);
  expect(say('far.geojson', (lon, lat) => [lon + 20, lat - 10])).toMatch(/came near the line(?!.*exchanged)/);
});

test('structures that stand off the line are refused', () => {
  expect(refuse(linesFile('road2.geojson', [undefined, road]), '--existing-at=0,0')).toContain('does not lie on the line');
});

test('lines are read from GPX and KML, too; a table of vertices is told what to do', () => {
  const { lineM } = ask(linesFile('same.geojson', [undefined, road]));
  const points = road.map(([lon = 0, lat = 0]) => `<trkpt lat="${lat}" lon="${lon}"/>`).join('');
  const gpx = write('one.gpx', `<?xml version="1.0"?><gpx version="1.1" creator="t"><trk><name>A</name><trkseg>${points}</trkseg></trk></gpx>`);
  expect(Math.abs(ask(gpx).lineM - lineM)).toBeLessThan(0.2);
  const mark = (name: string, line: Position[]): string =>
    `<Placemark><name>${name}</name><LineString><coordinates>${line.map((place) => place.join(',')).join(' ')}</coordinates></LineString></Placemark>`;
  const kml = write(
    'two.kml',
    `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${mark('A', road)}${mark('B', aside)}</Document></kml>`,
  );
  expect(refuse(kml)).toMatch(/two\.kml.*“A”, “B”/);
  expect(Math.abs(ask(kml, '--group', 'A').lineM - lineM)).toBeLessThan(0.2);
  const table = write('vertices.csv', ['lon,lat', ...road.map((place) => place.join(','))].join('\n'));
  for (const said of [refuse(table), runAtlas('lines', table, '--out', join(folder, 'x.geojson')).err])
    expect(said).toMatch(/vertices\.csv is a table.*GeoJSON/);
});
