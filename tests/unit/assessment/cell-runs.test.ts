import { array, assert, constantFrom, integer, property, record, tuple, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelPieces, subtractRuns, uniteStretches, type CellRuns } from '../../../src/domain/geometry/plane/cell-runs.ts';

type Bitmap = boolean[][];
const bitmap = (rows: number, columns: number, share: number): Arbitrary<Bitmap> =>
  array(
    array(
      integer({ min: 0, max: 99 }).map((n) => n < share),
      { minLength: columns, maxLength: columns },
    ),
    { minLength: rows, maxLength: rows },
  );
const sizes = record({ rows: integer({ min: 0, max: 12 }), columns: integer({ min: 1, max: 14 }), share: constantFrom(5, 30, 55, 70, 95) });
const pictures = sizes.chain(({ rows, columns, share }) =>
  tuple(bitmap(rows, columns, share), bitmap(rows, columns, 40), integer({ min: columns, max: columns })),
);

/** Every cell as a stretch of its own: touching ones must become one run. */
function runsOf(picture: Bitmap, columns: number): CellRuns {
  return uniteStretches(
    picture.map((row) => row.flatMap((set, x) => (set ? [x, x + 1] : []))),
    columns,
  );
}

function pictureOf({ rowStart, from, to }: CellRuns, columns: number): Bitmap {
  return Array.from({ length: rowStart.length - 1 }, (_, row) => {
    const cells = Array.from({ length: columns }, () => false);
    for (let run = rowStart[row]!; run < rowStart[row + 1]!; run++) cells.fill(true, from[run]!, to[run]!);
    return cells;
  });
}

/** Runs are in order, not empty, inside the grid, and have a gap between them. */
function expectTidy({ rowStart, from, to }: CellRuns, columns: number): void {
  expect([rowStart[0], rowStart.at(-1), to.length]).toEqual([0, from.length, from.length]);
  for (let row = 0; row + 1 < rowStart.length; row++) {
    for (let run = rowStart[row]!; run < rowStart[row + 1]!; run++) {
      expect(from[run]!).toBeGreaterThan(run > rowStart[row]! ? to[run - 1]! : -1);
      expect(to[run]!).toBeGreaterThan(from[run]!);
      expect(to[run]!).toBeLessThanOrEqual(columns);
    }
  }
}

/** The piece of each cell, 4 neighbours, numbered in reading order; −1 outside. */
function flood(picture: Bitmap): number[][] {
  const label = picture.map((row) => row.map(() => -1));
  let pieces = 0;
  picture.forEach((cells, y) =>
    cells.forEach((set, x) => {
      if (!set || label[y]![x] !== -1) return;
      const open: [number, number][] = [[x, y]];
      for (let place = open.pop(); place; place = open.pop()) {
        const [px, py] = place;
        if (!picture[py]?.[px] || label[py]![px] !== -1) continue;
        label[py]![px] = pieces;
        open.push([px + 1, py], [px - 1, py], [px, py + 1], [px, py - 1]);
      }
      pieces += 1;
    }),
  );
  return label;
}

describe('uniteStretches', () => {
  it('holds the cells that any stretch holds, whatever their order and wherever they end', () => {
    const end = integer({ min: -6, max: 26 });
    const stretches = array(array(tuple(end, end), { maxLength: 8 }), { maxLength: 6 });
    assert(
      property(stretches, integer({ min: 1, max: 20 }), (rows, columns) => {
        const runs = uniteStretches(
          rows.map((pairs) => pairs.flat()),
          columns,
        );
        expectTidy(runs, columns);
        expect(pictureOf(runs, columns)).toEqual(
          rows.map((pairs) => Array.from({ length: columns }, (_, x) => pairs.some(([from, to]) => from <= x && x < to))),
        );
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('makes one run of stretches that touch or lie in one another, and two of those a cell apart', () => {
    const { rowStart, from, to } = uniteStretches([[4, 6, 0, 4], [0, 9, 2, 3, 5, 7], [], [0, 2, 3, 5]], 10);
    expect([...rowStart]).toEqual([0, 1, 2, 2, 4]);
    expect([...from]).toEqual([0, 0, 0, 3]);
    expect([...to]).toEqual([6, 9, 2, 5]);
  });
});

describe('subtractRuns', () => {
  it('leaves the difference of the pictures, and knows the run of each remainder and the runs that lost cells', () => {
    assert(
      property(pictures, ([own, taken, columns]) => {
        const [runs, cut] = [runsOf(own, columns), runsOf(taken, columns)];
        const left = subtractRuns(runs, cut);
        expectTidy(left, columns);
        expect(pictureOf(left, columns)).toEqual(own.map((row, y) => row.map((set, x) => set && !taken[y]![x])));
        expect(left.of).toHaveLength(left.from.length);
        own.forEach((_, y) => {
          const [first, end] = [runs.rowStart[y]!, runs.rowStart[y + 1]!];
          for (let k = left.rowStart[y]!; k < left.rowStart[y + 1]!; k++) {
            const whole = left.of[k]!;
            expect(whole).toBeGreaterThanOrEqual(first);
            expect(whole).toBeLessThan(end);
            expect(left.from[k]!).toBeGreaterThanOrEqual(runs.from[whole]!);
            expect(left.to[k]!).toBeLessThanOrEqual(runs.to[whole]!);
          }
          for (let run = first; run < end; run++) {
            expect(left.touched[run]).toBe(taken[y]!.slice(runs.from[run], runs.to[run]).some(Boolean) ? 1 : 0);
          }
        });
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

describe('labelPieces', () => {
  it('finds the pieces and weighted areas that a flood fill finds', () => {
    assert(
      property(pictures, ([picture, , columns]) => {
        const weight = picture.map((_, y) => 1 + y / 7);
        const runs = runsOf(picture, columns);
        const { pieceOf, areas } = labelPieces(runs, weight);
        const label = flood(picture);
        const expected: number[] = [];
        label.forEach((row, y) =>
          row.forEach((piece) => {
            if (piece >= 0) expected[piece] = (expected[piece] ?? 0) + weight[y]!;
          }),
        );
        expect(areas).toHaveLength(expected.length);
        expected.forEach((area, piece) => expect(areas[piece]).toBeCloseTo(area, 9));
        // Both number pieces in reading order.
        picture.forEach((_, y) => {
          for (let run = runs.rowStart[y]!; run < runs.rowStart[y + 1]!; run++) expect(pieceOf[run]).toBe(label[y]![runs.from[run]!]);
        });
      }),
      { seed: 3, numRuns: 400 },
    );
  });

  it('holds corners that meet apart, and a spiral together', () => {
    const draw = (...rows: string[]): CellRuns =>
      runsOf(
        rows.map((row) => [...row].map((cell) => cell === '#')),
        rows[0]!.length,
      );
    expect([...labelPieces(draw('#.#', '.#.', '#.#'), [1, 1, 1]).areas]).toEqual([1, 1, 1, 1, 1]);
    expect([...labelPieces(draw('######', '.....#', '###..#', '#....#', '######'), [1, 2, 3, 4, 5]).areas]).toEqual([6 + 2 + 9 + 3 + 4 + 4 + 30]);
    expect([...labelPieces(draw('#.#.#', '#.#.#', '#####'), [1, 1, 1]).areas]).toEqual([11]);
  });
});
