import { expect, test } from 'vitest';
import { placesAlongEdges } from '../../../src/map/style/guard-edges.ts';

test('guards stand all along the edges of a picture, inside it, with no room for a name between two', () => {
  const places = placesAlongEdges(720, 405);
  expect(places.every(([x, y]) => x >= 1 && y >= 1 && x <= 719 && y <= 404)).toBe(true);
  const top = places.flatMap(([x, y]) => (y === 1 ? [x] : [])).toSorted((a, b) => a - b);
  const right = places.flatMap(([x, y]) => (x === 719 ? [y] : [])).toSorted((a, b) => a - b);
  for (const [line, end] of [
    [top, 719],
    [right, 404],
  ] as const) {
    expect([line[0], line.at(-1)]).toEqual([1, end]);
    expect(Math.max(...line.slice(1).map((place, index) => place - (line[index] ?? 0)))).toBeLessThanOrEqual(10);
  }
});
