import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grid } from '../../../src/domain/movement/bridges/grid.ts';
import { traceCells, type PlanePolygon, type PlaneRing } from '../../../src/domain/movement/bridges/trace-cells.ts';

const gridOf = (size: number, cell = 500): Grid => ({ x0: 0, y0: 0, cell, cols: size, rows: size });
const maskOf = (size: number, holds: (col: number, row: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: size * size }, (_, i) => (holds(i % size, Math.floor(i / size)) ? 1 : 0));
const count = (mask: Uint8Array): number => mask.reduce((sum, value) => sum + value, 0);

function ringArea(ring: PlaneRing): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}
const areaOf = (polygons: readonly PlanePolygon[]): number => polygons.flat().reduce((sum, ring) => sum + ringArea(ring), 0);

/** Even-odd over all rings: inside a polygon and outside its holes. */
function contains(polygons: readonly PlanePolygon[], px: number, py: number): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    for (const [i, [x, y]] of ring.entries()) {
      const [nx, ny] = ring[(i + 1) % ring.length]!;
      if (y > py !== ny > py && px < x + ((py - y) / (ny - y)) * (nx - x)) inside = !inside;
    }
  }
  return inside;
}

function distanceToSegment([px, py]: [number, number], [ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const along = Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)));
  return Math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay));
}

function distanceToEdge(polygons: readonly PlanePolygon[], px: number, py: number): number {
  return Math.min(...polygons.flat().flatMap((ring) => ring.map((a, i) => distanceToSegment([px, py], a, ring[(i + 1) % ring.length]!))));
}

/** Pairs of edges, of all rings, that cross or touch (to a millimetre) without being neighbours. */
function crossings(polygons: readonly PlanePolygon[]): number {
  const edges = polygons.flat().flatMap((ring, r) => ring.map((a, i) => ({ r, i, n: ring.length, a, b: ring[(i + 1) % ring.length]! })));
  const side = (a: [number, number], b: [number, number], c: [number, number]): number =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  let found = 0;
  for (const [k, one] of edges.entries()) {
    for (const other of edges.slice(k + 1)) {
      if (one.r === other.r && (other.i - one.i === 1 || (one.i === 0 && other.i === one.n - 1))) continue;
      const cross = side(one.a, one.b, other.a) * side(one.a, one.b, other.b) < 0 && side(other.a, other.b, one.a) * side(other.a, other.b, one.b) < 0;
      const gap = Math.min(
        distanceToSegment(one.a, other.a, other.b),
        distanceToSegment(one.b, other.a, other.b),
        distanceToSegment(other.a, one.a, one.b),
        distanceToSegment(other.b, one.a, one.b),
      );
      if (cross || gap < 1e-3) found += 1;
    }
  }
  return found;
}

const randomMask = fc.tuple(fc.integer({ min: 5, max: 14 }), fc.double({ min: 0.2, max: 0.9, noNaN: true })).chain(([size, density]) =>
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: size * size, maxLength: size * size }).map((values) => ({
    size,
    mask: maskOf(size, (col, row) => col > 0 && row > 0 && col < size - 1 && row < size - 1 && values[row * size + col]! < density),
  })),
);

test('the outline of a large shape has the area of its cells within 0.5 %', () => {
  const disc = maskOf(120, (col, row) => Math.hypot(col - 60, row - 59) < 45.3);
  expect(Math.abs(areaOf(traceCells(disc, gridOf(120))) / (count(disc) * 500 * 500) - 1)).toBeLessThan(0.005);
  const square = maskOf(120, (col, row) => col > 9 && col < 110 && row > 19 && row < 100);
  expect(Math.abs(areaOf(traceCells(square, gridOf(120))) / (count(square) * 500 * 500) - 1)).toBeLessThan(0.005);
});

test('the middle of every cell lies on its side of the outline', () => {
  fc.assert(
    fc.property(randomMask, ({ size, mask }) => {
      const outline = traceCells(mask, gridOf(size));
      for (let i = 0; i < mask.length; i++) {
        const [col, row] = [i % size, Math.floor(i / size)];
        expect(contains(outline, col * 500, row * 500)).toBe(mask[i] === 1);
      }
    }),
    // Cells of 500 m are larger than the least area: none is cleaned away.
    { seed: 59, numRuns: 100 },
  );
});

test('no outline meets itself or another, outer rings run counter-clockwise, holes clockwise', () => {
  fc.assert(
    fc.property(randomMask, ({ size, mask }) => {
      const outline = traceCells(mask, gridOf(size));
      expect(crossings(outline)).toBe(0);
      for (const [outer, ...holes] of outline) {
        expect(ringArea(outer!)).toBeGreaterThan(0);
        for (const hole of holes) expect(ringArea(hole)).toBeLessThan(0);
      }
    }),
    { seed: 61, numRuns: 100 },
  );
});

test('a hole is kept, and an island within it is a polygon of its own', () => {
  const holds = (col: number, row: number): boolean => {
    const d = Math.max(Math.abs(col - 20), Math.abs(row - 20));
    return d <= 2 || (d >= 6 && d <= 12);
  };
  const mask = maskOf(41, holds);
  const outline = traceCells(mask, gridOf(41));
  expect(outline.map((rings) => rings.length).sort()).toEqual([1, 2]);
  expect(Math.abs(areaOf(outline) / (count(mask) * 250_000) - 1)).toBeLessThan(0.03);
});

test('islands and holes under 20,000 m² go, larger ones stay', () => {
  // 50 m cells: 8 cells are 20,000 m².
  const block = (col: number, row: number, west: number, south: number, cols: number, rows: number): boolean =>
    col >= west && col < west + cols && row >= south && row < south + rows;
  const mask = maskOf(
    60,
    (col, row) =>
      (block(col, row, 2, 2, 30, 30) && !block(col, row, 5, 5, 7, 1) && !block(col, row, 15, 15, 4, 2)) ||
      block(col, row, 40, 40, 7, 1) ||
      block(col, row, 50, 50, 4, 2),
  );
  const outline = traceCells(mask, gridOf(60, 50));
  expect(outline.map((rings) => rings.length)).toEqual([2, 1]);
  const holed = (x: number, y: number): boolean => contains(outline, x * 50, y * 50);
  expect([holed(8, 5), holed(16.5, 15.5), holed(43, 40), holed(51.5, 50.5)]).toEqual([true, false, false, true]);
});

test('cells that meet at a corner only are two polygons', () => {
  const mask = maskOf(6, (col, row) => (col === 2 && row === 2) || (col === 3 && row === 3));
  expect(traceCells(mask, gridOf(6))).toHaveLength(2);
  expect(traceCells(new Uint8Array(36), gridOf(6))).toEqual([]);
});

test('a mask inside another has its outline inside the other’s, to a quarter of a cell', () => {
  fc.assert(
    fc.property(randomMask, fc.integer({ min: 2, max: 5 }), ({ size, mask }, drop) => {
      const inner = traceCells(
        mask.map((value, i) => (i % drop === 0 ? 0 : value)),
        gridOf(size),
      );
      const outer = traceCells(mask, gridOf(size));
      for (const [x, y] of inner.flat(2)) expect(contains(outer, x, y) || distanceToEdge(outer, x, y) <= 125).toBe(true);
    }),
    { seed: 67, numRuns: 100 },
  );
});
