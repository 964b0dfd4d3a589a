import { columnsByRow } from '../crossing-events/barriers-near-tracks.ts';
import { WORLD_WIDTH } from '../tiles/world-grid.ts';
import type { CorridorGrid } from './corridor-grid.ts';

/** The owner of cells that more than one barrier touches. */
export const SEVERAL = -2;

/** Stretches of columns `[from, to)` that barriers touch, by row in order, none overlapping, each with its barrier or `SEVERAL`. */
export interface OwnedCells {
  readonly rowStart: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly owner: Int32Array;
  /** Barriers of which a cell is touched by another one, too, or meets one of another, at a corner at least. */
  readonly meetsOthers: ReadonlySet<number>;
}

/** The cells of a corridor's grid that barriers touch, gathered a few lines at a time in any order. */
export class BarrierCells {
  /** Three numbers a stretch: from, to, barrier. */
  private readonly byRow: number[][];

  constructor(private readonly grid: Pick<CorridorGrid, 'step' | 'left' | 'top' | 'columns' | 'rows'>) {
    this.byRow = Array.from({ length: grid.rows }, () => []);
  }

  /**
   * @param barrier its number, 0 or more
   * @param lines flat x, y positions in the world grid
   */
  add(barrier: number, lines: readonly ArrayLike<number>[]): void {
    eachStretch(lines, this.grid, (row, from, to) => this.byRow[row]!.push(from, to, barrier));
  }

  /** Who touches what, of all lines added so far. */
  own(): OwnedCells {
    const rowStart = new Int32Array(this.byRow.length + 1);
    const [from, to, owner]: [number[], number[], number[]] = [[], [], []];
    const meetsOthers = new Set<number>();
    this.byRow.forEach((stretches, row) => {
      sweep(stretches, (start, end, over) => {
        const [only] = over.keys();
        const one = over.size > 1 || only === undefined ? SEVERAL : only;
        if (one === SEVERAL) for (const barrier of over.keys()) meetsOthers.add(barrier);
        const last = owner.length - 1;
        if (last >= rowStart[row]! && to[last] === start && owner[last] === one) to[last] = end;
        else {
          from.push(start);
          to.push(end);
          owner.push(one);
        }
      });
      rowStart[row + 1] = from.length;
    });
    const cells = { rowStart, from: Int32Array.from(from), to: Int32Array.from(to), owner: Int32Array.from(owner) };
    markNeighbours(cells, meetsOthers);
    return { ...cells, meetsOthers };
  }
}

/** The cells that lines touch: rows and columns `[from, to)` of the grid, those of one row in no order and perhaps overlapping. */
export function eachStretch(
  lines: readonly ArrayLike<number>[],
  { step, left, top, columns, rows }: Pick<CorridorGrid, 'step' | 'left' | 'top' | 'columns' | 'rows'>,
  take: (row: number, from: number, to: number) => void,
): void {
  const around = Math.round(WORLD_WIDTH / step);
  for (const line of lines) {
    for (let i = 2; i + 1 < line.length; i += 2) {
      for (const [from, to, row] of columnsByRow(line[i - 2]! / step, line[i - 1]! / step, line[i]! / step, line[i + 1]! / step)) {
        if (row < top || row >= top + rows) continue;
        // The grid may run on past the antimeridian, and so may the line: in whichever turn they meet.
        const first = (((from - left) % around) + around) % around;
        for (const start of [first, first - around]) {
          const [inside, end] = [Math.max(0, start), Math.min(columns, start + to - from + 1)];
          if (inside < end) take(row - top, inside, end);
        }
      }
    }
  }
}

/**
 * Which barriers lie over each column of a row, stretch by stretch from west to east.
 * @param take is given the barriers, each with how many of its stretches lie there: the same map each time
 */
function sweep(stretches: readonly number[], take: (from: number, to: number, over: ReadonlyMap<number, number>) => void): void {
  if (stretches.length === 0) return;
  const ends: { readonly at: number; readonly barrier: number; readonly change: 1 | -1 }[] = [];
  for (let i = 0; i + 2 < stretches.length; i += 3) {
    const barrier = stretches[i + 2]!;
    ends.push({ at: stretches[i]!, barrier, change: 1 }, { at: stretches[i + 1]!, barrier, change: -1 });
  }
  ends.sort((a, b) => a.at - b.at);
  const over = new Map<number, number>();
  let last = 0;
  for (const { at, barrier, change } of ends) {
    if (at > last && over.size > 0) take(last, at, over);
    last = at;
    const count = (over.get(barrier) ?? 0) + change;
    if (count === 0) over.delete(barrier);
    else over.set(barrier, count);
  }
}

/** Marks barriers with cells beside those of another one, corners included. */
function markNeighbours({ rowStart, from, to, owner }: Omit<OwnedCells, 'meetsOthers'>, meetsOthers: Set<number>): void {
  const mark = (a: number, b: number): void => {
    if (owner[a] === owner[b]) return;
    for (const stretch of [a, b]) if (owner[stretch] !== SEVERAL) meetsOthers.add(owner[stretch]!);
  };
  for (let row = 0; row + 1 < rowStart.length; row++) {
    const [begin, end] = [rowStart[row]!, rowStart[row + 1]!];
    for (let i = begin + 1; i < end; i++) if (to[i - 1] === from[i]) mark(i - 1, i);
    if (row === 0) continue;
    let above = rowStart[row - 1]!;
    for (let i = begin; i < end; i++) {
      while (above < begin && to[above]! < from[i]!) above += 1;
      for (let k = above; k < begin && from[k]! <= to[i]!; k++) mark(k, i);
    }
  }
}
