import { bboxPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { BarrierCells } from '../../../src/domain/assessment/barrier-cells.ts';
import type { CorridorGrid } from '../../../src/domain/assessment/corridor-grid.ts';
import { findRemovalJoins, joinedKm2, LEAST_PIECE_KM2 } from '../../../src/domain/assessment/removal-joins.ts';
import { labelPieces, uniteStretches } from '../../../src/domain/geometry/plane/cell-runs.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { WORLD_WIDTH, worldToLonLat } from '../../../src/domain/tiles/world-grid.ts';
import { seededRandom } from '../movement/simulate-track.ts';

const STEP = WORLD_WIDTH / 2 ** 16;

/** A grid whose use classes hold the cells that a picture marks: `l` low, `m` medium and low, `h` high and both others; cells of 0.37 km². */
function gridOf(picture: readonly string[], left = 2 ** 15): CorridorGrid {
  const [rows, columns] = [picture.length, picture[0]!.length];
  const rowWeight = new Float64Array(rows).fill(1);
  const classOf = (marks: string): CorridorGrid['classes']['low'] => {
    const runs = uniteStretches(
      picture.map((row) => [...row].flatMap((mark, column) => (marks.includes(mark) ? [column, column + 1] : []))),
      columns,
    );
    return { runs, pieces: labelPieces(runs, rowWeight) };
  };
  return { step: STEP, left, top: 2 ** 15, columns, rows, rowWeight, classes: { low: classOf('lmh'), medium: classOf('mh'), high: classOf('h') } };
}

/** A line through the middles of cells, column and row in turn. */
const through = ({ left, top }: CorridorGrid, cells: readonly number[]): number[] => cells.map((at, i) => ((i % 2 === 0 ? left : top) + at + 0.5) * STEP);

/** What each of some lines would join: use, then pieces in cells of the grid's first row, rounded. */
function joins(picture: readonly string[], ...barriers: readonly (readonly number[][])[]): Record<number, (string | number)[][]> {
  const grid = gridOf(picture);
  const cells = new BarrierCells(grid);
  barriers.forEach((lines, barrier) =>
    cells.add(
      barrier,
      lines.map((line) => through(grid, line)),
    ),
  );
  const cell = cellKm2(grid, 0);
  return Object.fromEntries(
    [...findRemovalJoins(cells.own(), grid)].map(([barrier, found]) => [
      barrier,
      found.map(({ use, piecesKm2 }) => [use, ...piecesKm2.map((km2) => Math.round(km2 / cell))]),
    ]),
  );
}

function cellKm2({ left, top }: CorridorGrid, row: number): number {
  const [west, north] = worldToLonLat(left * STEP, (top + row) * STEP);
  const [east, south] = worldToLonLat((left + 1) * STEP, (top + row + 1) * STEP);
  return polygonAreaKm2(bboxPolygon([west, south, east, north]).geometry);
}

const FIELD = ['llllllllll', 'llllllllll', 'llllllllll'];
const across = (column: number): number[][] => [[column, -1, column, 4]];

describe('what the removal of one barrier joins while others stand', () => {
  it('is what lies on either side of it, up to the next one', () => {
    expect(joins(FIELD, across(4))).toEqual({ 0: [['low', 15, 12]] });
    expect(joins(FIELD, across(2), across(6))).toEqual({ 0: [['low', 9, 6]], 1: [['low', 9, 9]] });
  });

  it('is nothing where another one stands in the same cells, or goes on at its ends, beside or within', () => {
    expect(joins(FIELD, across(4), across(4))).toEqual({});
    // Fences that close the way together: each would open it.
    expect(joins(FIELD, [[4, -1, 4, 1]], [[4, 2, 4, 4]])).toEqual({ 0: [['low', 15, 12]], 1: [['low', 15, 12]] });
    expect(joins(FIELD, [[4, -1, 4, 1]])).toEqual({});
    // Along the corridor, from within to within.
    expect(joins(FIELD, [[1, 1, 8, 1]])).toEqual({});
    expect(joins(FIELD)).toEqual({});
  });

  it('is three or more pieces where others end at it, and a ring opens to what lies around', () => {
    expect(joins(FIELD, across(4), [[5, 1, 10, 1]])).toEqual({ 0: [['low', 12, 5, 5]], 1: [['low', 5, 5]] });
    expect(joins(['lllll', 'lllll', 'lllll', 'lllll', 'lllll'], [[1, 1, 3, 1, 3, 3, 1, 3, 1, 1]])).toEqual({ 0: [['low', 16, 1]] });
    // Two pastures that share a side: with the ring it is gone, and both are open; without the other fence one of them is.
    const wide = Array.from({ length: 5 }, () => 'lllllll');
    expect(joins(wide, [[1, 1, 3, 1, 3, 3, 1, 3, 1, 1]], [[3, 1, 5, 1, 5, 3, 3, 3]])).toEqual({ 0: [['low', 20, 1, 1]], 1: [['low', 20, 1]] });
  });

  it('is told of each use class, and of each place apart', () => {
    const mixed = ['lllmmmmlll', 'lllmhhmlll', 'lllmmmmlll'];
    expect(joins(mixed, across(4), across(8))).toEqual({
      0: [
        ['low', 12, 9],
        ['medium', 6, 3],
      ],
      1: [['low', 9, 3]],
    });
    // Two stretches of one fence, each between two pieces of their own.
    expect(
      joins(
        ['lllll', '.....', 'lllll'],
        [
          [2, 0, 2, 0],
          [2, 2, 2, 2],
        ].map(([x, y]) => [x!, y!, x!, y!]),
      ),
    ).toEqual({
      0: [
        ['low', 2, 2],
        ['low', 2, 2],
      ],
    });
  });

  it('has areas on the ellipsoid and middles of the pieces, across the antimeridian too', () => {
    const grid = gridOf(FIELD, 2 ** 16 - 5);
    const cells = new BarrierCells(grid);
    cells.add(7, [through(grid, [6, -1, 6, 4]).map((at, i) => (i % 2 === 0 ? at - WORLD_WIDTH : at))]);
    const [join] = findRemovalJoins(cells.own(), grid).get(7) ?? [];
    const three = cellKm2(grid, 0) + cellKm2(grid, 1) + cellKm2(grid, 2);
    expect(join?.piecesKm2[0]).toBeCloseTo(6 * three, 6);
    expect(join?.piecesKm2[1]).toBeCloseTo(3 * three, 6);
    const degrees = 360 / 2 ** 16;
    expect(join?.pieceMiddles.map(([lon]) => lon / degrees)).toEqual([expect.closeTo(2 ** 15 - 2, 6), expect.closeTo(-(2 ** 15) + 3.5, 6)]);
    expect(joinedKm2(join ? [join] : [], 'low')).toBeCloseTo(3 * three, 6);
    expect(joinedKm2(join ? [join] : [], 'high')).toBe(0);
    expect(cells.own().meetsOthers.size).toBe(0);
  });

  it('leaves out splinters', () => {
    const grid = { ...gridOf(['lllll']), step: STEP / 8, left: 2 ** 18, top: 2 ** 18 };
    const cells = new BarrierCells(grid);
    cells.add(0, [[1.5, -1, 1.5, 2].map((at) => (2 ** 18 + at) * grid.step)]);
    // One cell of 0.006 km² in the west, three in the east.
    expect(3 * 0.0058).toBeLessThan(LEAST_PIECE_KM2);
    expect(findRemovalJoins(cells.own(), grid).size).toBe(0);
  });
});

describe('beside a search by brute force', () => {
  it('joins the same pieces in random corridors among random fences', () => {
    const random = seededRandom(12);
    const upTo = (n: number): number => Math.floor(random() * n);
    let joined = 0;
    for (let trial = 0; trial < 200; trial++) {
      const [columns, rows] = [4 + upTo(14), 4 + upTo(10)];
      const picture = Array.from({ length: rows }, () => Array.from({ length: columns }, () => '.lllllmh'.charAt(upTo(8))).join(''));
      const grid = gridOf(picture);
      const barriers = Array.from({ length: 1 + upTo(7) }, () =>
        Array.from({ length: 1 + upTo(2) }, () => Array.from({ length: 2 * (2 + upTo(3)) }, (_, i) => random() * ((i % 2 === 0 ? columns : rows) + 1) - 1)),
      );
      const cells = new BarrierCells(grid);
      barriers.forEach((lines, barrier) =>
        cells.add(
          barrier,
          lines.map((line) => through(grid, line)),
        ),
      );
      const found = findRemovalJoins(cells.own(), grid);
      for (const barrier of barriers.keys()) {
        const plain = (found.get(barrier) ?? []).map(({ use, piecesKm2 }) => `${use} ${piecesKm2.map((km2) => km2.toFixed(6)).join(' ')}`);
        expect(plain.toSorted(), `trial ${trial}, barrier ${barrier}`).toEqual(byBruteForce(grid, picture, barriers, barrier).toSorted());
        joined += plain.length;
      }
    }
    expect(joined).toBeGreaterThan(200);
  });
});

/** Floods the open cells before and after, cell by cell: pieces of the first that lie in one of the second are joined. */
function byBruteForce(grid: CorridorGrid, picture: readonly string[], barriers: readonly (readonly number[][])[], without: number): string[] {
  const [rows, columns] = [picture.length, picture[0]!.length];
  const touched = barriers.map((lines) => new Set(lines.flatMap((line) => cellsOf(line))));
  return [
    ['low', 'lmh'],
    ['medium', 'mh'],
    ['high', 'h'],
  ].flatMap(([use = '', marks = '']) => {
    const isIn = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < columns && y < rows && marks.includes(picture[y]![x]!);
    const flood = (isClosed: (cell: string) => boolean): Map<string, number> => {
      const pieceOf = new Map<string, number>();
      for (let y = 0; y < rows; y++) {
        for (let x = 0; x < columns; x++) {
          const queue: [number, number][] = [[x, y]];
          const piece = pieceOf.size;
          for (let at = queue.pop(); at; at = queue.pop()) {
            const [cx, cy] = at;
            const key = `${cx} ${cy}`;
            if (!isIn(cx, cy) || isClosed(key) || pieceOf.has(key)) continue;
            pieceOf.set(key, piece);
            queue.push([cx + 1, cy], [cx - 1, cy], [cx, cy + 1], [cx, cy - 1]);
          }
        }
      }
      return pieceOf;
    };
    const before = flood((cell) => touched.some((set) => set.has(cell)));
    const after = flood((cell) => touched.some((set, i) => i !== without && set.has(cell)));
    const groups = new Map<number, Map<number, number>>();
    for (const [cell, piece] of before) {
      const into = groups.get(after.get(cell)!) ?? new Map<number, number>();
      groups.set(after.get(cell)!, into.set(piece, (into.get(piece) ?? 0) + cellKm2(grid, Number(cell.split(' ')[1]))));
    }
    return [...groups.values()]
      .filter(({ size }) => size > 1)
      .map(
        (areas) =>
          `${use} ${[...areas.values()]
            .sort((a, b) => b - a)
            .map((km2) => km2.toFixed(6))
            .join(' ')}`,
      );
  });
}

/** Cells that a line between middles of cells touches, corners included: found by clipping each edge to each cell of its box. */
function cellsOf(line: readonly number[]): string[] {
  const found: string[] = [];
  for (let i = 2; i < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i - 2]! + 0.5, line[i - 1]! + 0.5, line[i]! + 0.5, line[i + 1]! + 0.5];
    for (let x = Math.floor(Math.min(ax, bx)) - 1; x <= Math.max(ax, bx); x++) {
      for (let y = Math.floor(Math.min(ay, by)) - 1; y <= Math.max(ay, by); y++) {
        if (meets(ax, ay, bx, by, x, y)) found.push(`${x} ${y}`);
      }
    }
  }
  return found;
}

function meets(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  let [from, to] = [0, 1];
  for (const [a, b, low] of [
    [ax, bx, x],
    [ay, by, y],
  ] as const) {
    if (a === b) {
      if (Math.floor(a) !== low) return false;
      continue;
    }
    const [first, second] = [(low - a) / (b - a), (low + 1 - a) / (b - a)];
    from = Math.max(from, Math.min(first, second));
    to = Math.min(to, Math.max(first, second));
  }
  return from <= to + 1e-12;
}
