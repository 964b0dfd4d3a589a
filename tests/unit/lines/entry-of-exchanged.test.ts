import { expect, test } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { entryOfExchanged } from '../../../src/domain/lines/entry-of-exchanged.ts';
import { built } from '../catalog/built-catalog.ts';

const turn = (line: readonly LonLat[]): LonLat[] => line.map(([lon, lat]) => [lat, lon]);
const etosha: LonLat[] = [
  [15.2, -18.9],
  [16.5, -18.9],
];

test('a road through Etosha written latitude first is known for one, though its elephants have no corridor', () => {
  expect(entryOfExchanged([turn(etosha)], built.entries)).toBe('african-elephant-etosha');
  // As it stands it lies there, whatever it would be exchanged.
  expect(entryOfExchanged([etosha], built.entries)).toBeUndefined();
});

test('nothing is told of a line that would lie only partly there, of wide extents, of withdrawn entries and of no line', () => {
  const row = { id: 'a', bbox: [15, -20, 17, -18] } as const;
  expect(entryOfExchanged([turn(etosha)], [row, { id: 'b', bbox: [15, -19, 17, -18.5] }])).toBe('b');
  expect(entryOfExchanged([turn([...etosha, [17.5, -18.9]])], [row])).toBeUndefined();
  expect(entryOfExchanged([turn(etosha)], [{ id: 'wide', bbox: [0, -30, 30, 0] }])).toBeUndefined();
  expect(entryOfExchanged([turn(etosha)], [{ ...row, withdrawn: {} }])).toBeUndefined();
  expect(entryOfExchanged([], [row])).toBeUndefined();
});
