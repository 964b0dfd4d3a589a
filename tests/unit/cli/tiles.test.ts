import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openArchive } from '../tiles/open-archive.ts';
import { runAtlas } from './run-atlas.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-tiles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const line = {
  type: 'Feature',
  id: 'a',
  properties: { name: 'Old fence' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [10, 60],
      [10.001, 60.001],
      [12, 61],
    ],
  },
};
const text = JSON.stringify({ type: 'FeatureCollection', features: [line] });

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const tiles = (input: string, ...more: string[]) => runAtlas('tiles', input, '--layer', 'fences', '--out', join(folder, 'out.pmtiles'), ...more);

test('writes an archive that decodes at every zoom', async () => {
  const { code, out, err } = tiles(write('in.geojson', text), '--minzoom', '1', '--maxzoom', '6');
  expect([code, err]).toEqual([0, '']);
  const bytes = new Uint8Array(readFileSync(join(folder, 'out.pmtiles')));
  expect(JSON.parse(out)).toEqual({ features: 1, bytes: bytes.length });
  const archive = openArchive(bytes);
  const header = await archive.getHeader();
  expect([header.minZoom, header.maxZoom]).toEqual([1, 6]);
  for (let z = 1; z <= 6; z++) {
    // The tile of 10.001° E, 60.001° N, by the formula of the slippy map.
    const lat = (60.001 * Math.PI) / 180;
    const [x, y] = [Math.floor(((10.001 + 180) / 360) * 2 ** z), Math.floor(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * 2 ** z)];
    const answer = await archive.getZxy(z, x, y);
    const layer = new VectorTile(new PbfReader(new Uint8Array(answer!.data))).layers['fences'];
    expect(layer?.feature(0).properties['name']).toBe('Old fence');
  }
  expect(await archive.getZxy(0, 0, 0)).toBeUndefined();
});

test('leaves out what has no geometry, and says so', () => {
  const nothing = [{ ...line, geometry: null }, { ...line, geometry: {} }, null];
  const { code, out } = tiles(write('in.geojson', JSON.stringify({ type: 'FeatureCollection', features: [line, ...nothing] })), '--maxzoom', '2');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ features: 1, leftOut: { 'features without a geometry': 3 } });
});

test('gzipped input gives the same bytes', () => {
  expect(tiles(write('in.geojson', text), '--maxzoom', '5').code).toBe(0);
  const plain = readFileSync(join(folder, 'out.pmtiles'));
  expect(tiles(write('in.geojson.gz', gzipSync(text)), '--maxzoom', '5').code).toBe(0);
  expect(readFileSync(join(folder, 'out.pmtiles')).equals(plain)).toBe(true);
});

test.each<[string, string, string[], string]>([
  ['a zoom that is no number', text, ['--maxzoom', 'deep'], '--maxzoom'],
  ['a zoom too deep', text, ['--maxzoom', '16'], '--maxzoom'],
  ['a broken zoom', text, ['--minzoom', '1.5'], '--minzoom'],
  ['zooms the wrong way round', text, ['--minzoom', '7', '--maxzoom', '3'], '--minzoom 7'],
  ['a file without features', '{"type":"FeatureCollection","features":[]}', [], 'no features'],
  ['a file that is not JSON', 'name,lon\n', [], 'in.geojson'],
  ['features without a geometry alone', text.replace(/"geometry":\{.*\}\}/, '"geometry":null}'), [], 'no features'],
  ['a wrong kind of geometry', text.replace('LineString', 'Line'), [], 'features.0.geometry.type'],
])('refuses %s in one line and writes nothing', (_name, content, flags, word) => {
  const { code, out, err } = tiles(write('in.geojson', content), ...flags);
  expect(err).toMatch(/^atlas tiles: [^\n]*\n$/);
  expect(err).toContain(word);
  expect(out).toBe('');
  expect(code).toBe(1);
  expect(existsSync(join(folder, 'out.pmtiles'))).toBe(false);
});

test.each([['--layer'], ['--out']])('says that %s is missing', (flag) => {
  const given = { '--layer': 'fences', '--out': join(folder, 'out.pmtiles') };
  const { code, err } = runAtlas(
    'tiles',
    write('in.geojson', text),
    ...Object.entries(given)
      .filter(([key]) => key !== flag)
      .flat(),
  );
  expect(err).toBe(`atlas tiles: ${flag} is missing\n`);
  expect(code).toBe(1);
});

test.each([
  [
    'jumps',
    [
      [
        [178, 60.5],
        [-178, 60.5],
      ],
    ],
  ],
  [
    'is split',
    [
      [
        [178, 60.5],
        [180, 60.5],
      ],
      [
        [-180, 60.5],
        [-178, 60.5],
      ],
    ],
  ],
  [
    'goes on to 182',
    [
      [
        [178, 60.5],
        [182, 60.5],
      ],
    ],
  ],
])('a line across the antimeridian that %s is tiled as the four degrees that it is', async (_, coordinates) => {
  const input = JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } }],
  });
  expect(tiles(write('in.geojson', input), '--maxzoom', '4')).toMatchObject({ code: 0, err: '' });
  const archive = openArchive(new Uint8Array(readFileSync(join(folder, 'out.pmtiles'))));
  const header = await archive.getHeader();
  expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual([-180, 60.5, 180, 60.5]);
  const lons: number[] = [];
  for (let x = 0; x < 16; x++) {
    const answer = await archive.getZxy(4, x, 4);
    const layer = answer && new VectorTile(new PbfReader(new Uint8Array(answer.data))).layers['fences'];
    if (!layer) continue;
    for (let i = 0; i < layer.length; i++)
      for (const part of layer.feature(i).loadGeometry()) for (const place of part) lons.push(((x + place.x / layer.extent) / 16) * 360 - 180);
  }
  // Buffers of the tiles beyond the antimeridian hold what is next to it.
  expect(lons.length).toBeGreaterThanOrEqual(4);
  for (const lon of lons) expect(Math.abs(lon)).toBeGreaterThan(177.9);
});

test('refuses a polygon that would have more tiles than an archive has, naming file and zoom', () => {
  const ring = '[[-179,-80],[179,-80],[179,80],[-179,80],[-179,-80]]';
  const world = write('world.geojson', `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[${ring}]}}`);
  const { code, err } = tiles(world, '--maxzoom', '15');
  expect(code).toBe(1);
  expect(err).toBe(`atlas tiles: ${world} would have more than 1,000,000 tiles down to zoom 15; ask for a lower --maxzoom\n`);
  expect(existsSync(join(folder, 'out.pmtiles'))).toBe(false);
});
