import { expect, test } from 'vitest';
import { groupAlignments } from '../../../src/domain/lines/alignment.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';

const feature = (name: string, lat: number, accuracyM?: unknown): object => ({
  type: 'Feature',
  properties: { name, accuracyM },
  geometry: {
    type: 'LineString',
    coordinates: [
      [7, lat],
      [8, lat],
    ],
  },
});

async function accuracies(...features: object[]): Promise<(number | undefined)[]> {
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
  const { alignments } = await readAlignmentFile({ name: 'plan.geojson', bytes }, () => Promise.reject(new Error('no GeoPackage')));
  return groupAlignments(alignments, 'plan.geojson').map(({ accuracyM }) => accuracyM);
}

test('an alternative may lie as far off as the least accurate of its lines says, and nothing where none says what can be', async () => {
  expect(await accuracies(feature('A', 59, 20), feature('B', 60), feature('A', 61, 3000))).toEqual([3000, undefined]);
  expect(await accuracies(feature('A', 59, -4), feature('B', 60, '3000'), feature('C', 61, 0))).toEqual([undefined, undefined, undefined]);
});
