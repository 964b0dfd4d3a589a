import { expect, test } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { judgeAxes, samplePositions } from '../../../src/domain/lines/judge-axes.ts';
import { english } from '../i18n/catalogues.ts';

const read = async (lines: readonly (readonly (readonly number[])[])[]) => {
  const features = lines.map((coordinates, at) => ({ type: 'Feature', properties: { name: `r${at + 1}` }, geometry: { type: 'LineString', coordinates } }));
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
  const found = await readAlignmentFile({ name: 'roads.geojson', bytes }, () => Promise.reject(new Error('none')), { use: 'command' });
  return { ...found, said: found.notes.map(english.say).join('\n') };
};
const KENYA = [
  [36.1, -1.5],
  [36.2, -1.6],
] as const;

test('positions at exactly 0, 0 among others far away are told of, and the line stays as it is', async () => {
  const { alignments, said } = await read([KENYA, [...KENYA, [0, 0], [36.3, -1.4]], [[0, 0], ...KENYA]]);
  expect(said).toContain('roads.geojson: 2 positions are exactly 0, 0, far from all others of the line, in feature 2 (r2) first');
  expect(alignments[1]?.lines[0]).toHaveLength(4);
});

test.each([
  [
    [-10, 0],
    [0, 0],
    [10, 0],
  ],
  [
    [0, -30],
    [0, 0],
    [0, 30],
  ],
  [
    [-0.5, -0.3],
    [0, 0],
    [0.4, 0.2],
  ],
])('a line that runs through 0, 0 is a line: %j', async (...line) => expect((await read([line, KENYA])).said).toBe(''));

test('features off the Earth that would be on it exchanged, as all the others, are told of as such', async () => {
  const swapped = [45, 60, 95, 100, 80].map((lon) => [
    [50, lon],
    [50.1, lon + 0.1],
  ]);
  const { alignments, said } = await read(swapped);
  expect(alignments).toHaveLength(3);
  expect(said).toContain('longitude and latitude may be exchanged. 2 features were left out for latitudes beyond 90');
  const slip = await read([
    ...swapped.slice(0, 2),
    [
      [7, 95],
      [7.1, 59],
    ],
  ]);
  expect(slip.said).not.toContain('may be exchanged');
  expect(
    (
      await read([
        ...swapped,
        [
          [120, 10],
          [121, 11],
        ],
      ])
    ).said,
  ).not.toContain('may be exchanged');
});

test('lines in the sea that lie on land when exchanged are told of; those on land are not, nor those that would be no latitudes', async () => {
  const { alignments } = await read([
    [
      [59.2, 7.1],
      [59.5, 7.3],
    ],
  ]);
  const positions = samplePositions(alignments);
  expect(positions).toEqual([
    [59.2, 7.1],
    [59.5, 7.3],
  ]);
  // Land lies north of 50°.
  const locate = (places: readonly LonLat[]) => Promise.resolve(places.map(([, lat]) => (lat > 50 ? 'NOR' : undefined)));
  expect(english.say((await judgeAxes(positions, 'roads.geojson', locate))!)).toContain('roads.geojson: longitude and latitude may be exchanged. Nearly all');
  expect(await judgeAxes([[7.1, 59.2]], 'roads.geojson', locate)).toBeUndefined();
  expect(await judgeAxes([[105, 7]], 'roads.geojson', locate)).toBeUndefined();
});
