import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eachFlatFeature, readFeatures, readText } from '../../../src/cli/read-geojson.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-kinds-'));

function write(name: string, coordinates: unknown): string {
  const path = join(folder, name);
  const feature = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  return path;
}

describe('metres where degrees should be', () => {
  test.each([
    [
      'utm.geojson',
      [
        [400_000, 5_500_000],
        [401_000, 5_500_000],
      ],
    ],
    [
      'north-of-the-pole.geojson',
      [
        [10, 50],
        [10, 91],
      ],
    ],
  ])('%s is refused, and its feature named', (name, coordinates) => {
    const path = write(name, coordinates);
    const fault = { code: 'cli.offEarth', place: { file: path, field: 'features.0.geometry.coordinates' } };
    expect(() => readFeatures(path)).toThrow(expect.objectContaining(fault));
    expect(() => [...eachFlatFeature(readText(path), path)]).toThrow(expect.objectContaining(fault));
  });

  test('a pole as other programs round it, and a line that goes on past 180, are read', () => {
    expect(
      readFeatures(
        write('pole.geojson', [
          [369, 90.000_000_1],
          [372, 80],
        ]),
      ).features,
    ).toHaveLength(1);
  });
});
