import { booleanPointInPolygon } from '@turf/turf';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCells, encodeCells } from '../../../src/domain/catalog/cover-file.ts';
import { coverCells } from '../../../src/domain/importance/cover-cells.ts';
import { cellAt, COLUMNS, latitudeOf, longitudeOf, middleOfCell, toGrid } from '../../../src/domain/importance/equal-area-grid.ts';

/** A rectangle from one place of the grid to another, columns and rows with fractions. */
function rectangle(west: number, north: number, east: number, south: number): [number, number][] {
  const corner = (column: number, row: number): [number, number] => [longitudeOf(column), latitudeOf(row)];
  return [corner(west, north), corner(east, north), corner(east, south), corner(west, south), corner(west, north)];
}

const cellsOf = (columns: readonly number[], rows: readonly number[]): number[] => rows.flatMap((row) => columns.map((column) => row * COLUMNS + column));

test('by hand: a rectangle over three columns and four rows, its hole, and a point', () => {
  const outer = rectangle(700.2, 300.2, 702.8, 303.8);
  expect(coverCells({ type: 'Polygon', coordinates: [outer] })).toEqual(cellsOf([700, 701, 702], [300, 301, 302, 303]));
  // The hole's edge runs through the cells around the two inner ones, which are in nothing.
  const hole = rectangle(700.9, 300.9, 702.1, 303.1);
  const without = coverCells({ type: 'Polygon', coordinates: [outer, hole] });
  expect(without).toEqual([...cellsOf([700, 701, 702], [300]), ...cellsOf([700, 702], [301, 302]), ...cellsOf([700, 701, 702], [303])]);
  const wide = rectangle(690.2, 290.2, 712.8, 313.8);
  const large = rectangle(695.5, 295.5, 707.5, 308.5);
  const ring = coverCells({ type: 'Polygon', coordinates: [wide, large] });
  expect(ring).not.toContain(300 * COLUMNS + 700);
  expect(ring).toContain(292 * COLUMNS + 700);
  expect(coverCells({ type: 'Point', coordinates: middleOfCell(405_123) })).toEqual([405_123]);
});

test('a line is in every cell that it goes through', () => {
  const line = [
    [longitudeOf(700.5), latitudeOf(300.5)],
    [longitudeOf(704.5), latitudeOf(300.5)],
    [longitudeOf(704.5), latitudeOf(302.5)],
  ];
  expect(coverCells({ type: 'LineString', coordinates: line })).toEqual([...cellsOf([700, 701, 702, 703, 704], [300]), ...cellsOf([704], [301, 302])]);
});

test('whoever’s middle lies in a polygon is covered, and whoever is far from it is not (turf)', () => {
  const side = fc.double({ min: 0.3, max: 12, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 100, max: 1200, noNaN: true }), fc.double({ min: 60, max: 500, noNaN: true }), side, side, side, (x, y, a, b, c) => {
      const at = (column: number, row: number): [number, number] => [longitudeOf(column), latitudeOf(row)];
      const ring = [at(x, y), at(x + a, y + b), at(x - c, y + a), at(x, y)];
      const covered = new Set(coverCells({ type: 'Polygon', coordinates: [ring] }));
      for (let row = Math.floor(y) - 1; row < y + 13; row++) {
        for (let column = Math.floor(x - c) - 1; column < x + a + 1; column++) {
          const cell = cellAt(column, row);
          const [lon, lat] = middleOfCell(cell);
          // The edges are straight in the grid, and turf's in degrees: near them the two may differ.
          const inner = [
            [0.2, 0.2],
            [0.8, 0.2],
            [0.2, 0.8],
            [0.8, 0.8],
            [0.5, 0.5],
          ].every(([dx, dy]) => booleanPointInPolygon(at(column + dx!, row + dy!), { type: 'Polygon', coordinates: [ring] }));
          if (inner) expect(covered.has(cell)).toBe(true);
          const [cx, cy] = toGrid([lon, lat]);
          if (cy < y - 1 || cx > x + a + 1 || cx < x - c - 1) expect(covered.has(cell)).toBe(false);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('cells are written as steps and read again', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(800_000)), (cells) => {
      const sorted = cells.toSorted((a, b) => a - b);
      expect(decodeCells(encodeCells(sorted))).toEqual(sorted);
    }),
  );
});
