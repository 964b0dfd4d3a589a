import { UnionFind } from '../union-find.ts';

/**
 * Cells of a grid as runs: in each row, stretches of columns `[from, to)` in order, none of which touch. A corridor's
 * outline crosses a row a few times, so that runs are some thousand numbers where cells are millions.
 */
export interface CellRuns {
  /** Runs of row r are those from `rowStart[r]` to before `rowStart[r + 1]`. */
  readonly rowStart: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Stretches of columns, `from` and `to` in turn, of each row: in any order, overlapping or not. */
export type RowStretches = readonly (readonly number[])[];

/** The union of stretches as runs, clipped to `columns`. */
export function uniteStretches(rows: RowStretches, columns: number): CellRuns {
  const rowStart = new Int32Array(rows.length + 1);
  const from: number[] = [];
  const to: number[] = [];
  rows.forEach((stretches, row) => {
    const pairs: [number, number][] = [];
    for (let i = 0; i + 1 < stretches.length; i += 2) {
      const [start, end] = [Math.max(0, stretches[i]!), Math.min(columns, stretches[i + 1]!)];
      if (start < end) pairs.push([start, end]);
    }
    if (pairs.length > 1) pairs.sort((a, b) => a[0] - b[0]);
    const first = from.length;
    for (const [start, end] of pairs) {
      const last = to.length - 1;
      if (last >= first && start <= to[last]!) to[last] = Math.max(to[last]!, end);
      else {
        from.push(start);
        to.push(end);
      }
    }
    rowStart[row + 1] = from.length;
  });
  return { rowStart, from: Int32Array.from(from), to: Int32Array.from(to) };
}

/** What is left of runs without other runs of the same grid, and the run each remainder is of. */
export interface RemainingRuns extends CellRuns {
  readonly of: Int32Array;
  /** 1 for each of the whole runs that lost a cell. */
  readonly touched: Uint8Array;
}

/** What is left of a run, and what of it lies under others, in their order: columns `[start, end)`. */
interface CutRow {
  left(start: number, end: number, run: number): void;
  under(start: number, end: number, run: number, other: number): void;
  /** Once a row is done. */
  close(row: number): void;
}

/** Goes over runs row by row, cut where other runs of the same grid, none of which overlap, lie over them. */
export function cutRuns(runs: CellRuns, others: CellRuns, { left, under, close }: CutRow): void {
  for (let row = 0; row + 1 < runs.rowStart.length; row++) {
    let next = others.rowStart[row]!;
    const last = others.rowStart[row + 1]!;
    for (let run = runs.rowStart[row]!; run < runs.rowStart[row + 1]!; run++) {
      let start = runs.from[run]!;
      const end = runs.to[run]!;
      while (next < last && others.to[next]! <= start) next += 1;
      for (let other = next; other < last && others.from[other]! < end; other++) {
        if (start < others.from[other]!) left(start, others.from[other]!, run);
        under(Math.max(start, others.from[other]!), Math.min(end, others.to[other]!), run, other);
        start = Math.min(end, others.to[other]!);
      }
      if (start < end) left(start, end, run);
    }
    close(row);
  }
}

/** Take one set of runs out of another. */
export function subtractRuns(runs: CellRuns, taken: CellRuns): RemainingRuns {
  const rowStart = new Int32Array(runs.rowStart.length);
  const touched = new Uint8Array(runs.from.length);
  const [from, to, of]: [number[], number[], number[]] = [[], [], []];
  cutRuns(runs, taken, {
    left: (start, end, run) => {
      from.push(start);
      to.push(end);
      of.push(run);
    },
    under: (_start, _end, run) => {
      touched[run] = 1;
    },
    close: (row) => {
      rowStart[row + 1] = from.length;
    },
  });
  return { rowStart, from: Int32Array.from(from), to: Int32Array.from(to), of: Int32Array.from(of), touched };
}

/** Tells of runs of neighbouring rows that have a side of a cell in common. */
export function visitMeetings({ rowStart, from, to }: CellRuns, meet: (above: number, run: number) => void): void {
  for (let row = 1; row + 1 < rowStart.length; row++) {
    let above = rowStart[row - 1]!;
    let run = rowStart[row]!;
    while (above < rowStart[row]! && run < rowStart[row + 1]!) {
      if (from[above]! < to[run]! && from[run]! < to[above]!) meet(above, run);
      if (to[above]! < to[run]!) above += 1;
      else run += 1;
    }
  }
}

/** Connected pieces of runs. */
export interface Pieces {
  /** Piece of each run, 0 … */
  readonly pieceOf: Int32Array;
  /** Area of each piece: its cells, each by its row's weight. */
  readonly areas: Float64Array;
}

/** The pieces that cells make which meet along a side (union–find over runs of neighbouring rows). */
export function labelPieces(runs: CellRuns, rowWeight: ArrayLike<number>): Pieces {
  const { rowStart, from, to } = runs;
  const sets = new UnionFind(from.length);
  visitMeetings(runs, (above, run) => void sets.unite(above, run));
  const pieceOf = new Int32Array(from.length);
  const areas: number[] = [];
  for (let row = 0; row + 1 < rowStart.length; row++) {
    for (let run = rowStart[row]!; run < rowStart[row + 1]!; run++) {
      const root = sets.rootOf(run);
      const piece = root === run ? areas.push(0) - 1 : pieceOf[root]!;
      pieceOf[run] = piece;
      areas[piece]! += (to[run]! - from[run]!) * rowWeight[row]!;
    }
  }
  return { pieceOf, areas: Float64Array.from(areas) };
}
