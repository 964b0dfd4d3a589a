import { gzipSync } from 'node:zlib';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPlain } from '../../../src/cli/read-plain.ts';
import { readAreasFile } from '../../../src/domain/areas/read-areas-file.ts';
import { parseKmlCoordinates } from '../../../src/domain/lines/kml-coordinates.ts';
import { importTracks } from '../../../src/domain/tracks/import/import-tracks.ts';
import { toldOf } from '../i18n/catalogues.ts';
import { givenFile } from '../tracks/import/given-file.ts';

const none = (): Promise<ArrayBuffer> => Promise.reject(new Error('no database was asked for'));

test('tracks in degrees of another datum are brought to WGS 84', async () => {
  const text = 'a,b,c,d\nx,2020-03-01T00:00:00Z,-110,43\nx,2020-03-01T01:00:00Z,-110.1,43\n';
  const mapping = { map: { individual: 'a', time: 'b', x: 'c', y: 'd' } } as const;
  const read = async (crs: string): Promise<number> => {
    const result = await importTracks([givenFile('t.csv', text)], { mapping: { ...mapping, crs } });
    if (result.kind !== 'tracks') throw new Error('it was asked for its columns');
    return result.tracks[0]!.lon[0]!;
  };
  expect(await read('EPSG:4326')).toBe(-110);
  // NAD27 lies some 60 m from WGS 84 in Wyoming, to the east.
  const shift = Math.abs((await read('EPSG:4267')) + 110) * 81_000;
  expect(shift).toBeGreaterThan(30);
  expect(shift).toBeLessThan(120);
});

test('a code of six digits is not read as its last five', async () => {
  const geojson = {
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::102100' } },
    features: [
      {
        type: 'Feature',
        properties: {},
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1e6, 0],
              [1e6, 1e6],
              [0, 0],
            ],
          ],
        },
      },
    ],
  };
  const { message } = await toldOf(() => readAreasFile({ name: 'mercator.geojson', bytes: new TextEncoder().encode(JSON.stringify(geojson)) }, none));
  expect(message).toContain('102100');
});

test('a run of a million spaces between two positions takes no time', () => {
  const started = performance.now();
  expect(parseKmlCoordinates(`8, 59 x${' '.repeat(1_000_000)}9, 60`)).toMatchObject({ position: 1 });
  expect(parseKmlCoordinates(`8, 59${' '.repeat(1_000_000)}9, 60`)).toEqual([
    [8, 59],
    [9, 60],
  ]);
  // A quadratic search took minutes: this tells seconds from those, not one machine from another.
  expect(performance.now() - started).toBeLessThan(20_000);
});

test('gzip whose last bytes are damaged is told of', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'atlas-gzip-')), 'lines.geojson.gz');
  const packed = gzipSync('{"type":"FeatureCollection","features":[]}');
  packed[packed.length - 6]! ^= 0xff;
  writeFileSync(path, packed);
  expect((await toldOf(async () => readPlain(path))).message).toContain('lines.geojson.gz');
});
