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

/** Take one set of runs out of another. */
export function subtractRuns(runs: CellRuns, taken: CellRuns): RemainingRuns {
  const rows = runs.rowStart.length - 1;
  const rowStart = new Int32Array(rows + 1);
  const touched = new Uint8Array(runs.from.length);
  const [from, to, of]: [number[], number[], number[]] = [[], [], []];
  const keep = (start: number, end: number, run: number): void => {
    if (start >= end) return;
    from.push(start);
    to.push(end);
    of.push(run);
  };
  for (let row = 0; row < rows; row++) {
    let cut = taken.rowStart[row]!;
    const lastCut = taken.rowStart[row + 1]!;
    for (let run = runs.rowStart[row]!; run < runs.rowStart[row + 1]!; run++) {
      let start = runs.from[run]!;
      const end = runs.to[run]!;
      while (cut < lastCut && taken.to[cut]! <= start) cut += 1;
      for (let k = cut; k < lastCut && taken.from[k]! < end; k++) {
        touched[run] = 1;
        keep(start, taken.from[k]!, run);
        start = taken.to[k]!;
      }
      keep(start, end, run);
    }
    rowStart[row + 1] = from.length;
  }
  return { rowStart, from: Int32Array.from(from), to: Int32Array.from(to), of: Int32Array.from(of), touched };
}

/** Connected pieces of runs. */
export interface Pieces {
  /** Piece of each run, 0 … */
  readonly pieceOf: Int32Array;
  /** Area of each piece: its cells, each by its row's weight. */
  readonly areas: Float64Array;
}

/** The pieces that cells make which meet along a side (union–find over runs of neighbouring rows). */
export function labelPieces({ rowStart, from, to }: CellRuns, rowWeight: ArrayLike<number>): Pieces {
  const parent = Int32Array.from(from, (_, run) => run);
  const rootOf = (run: number): number => {
    let root = run;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  const rows = rowStart.length - 1;
  for (let row = 1; row < rows; row++) {
    let above = rowStart[row - 1]!;
    let run = rowStart[row]!;
    while (above < rowStart[row]! && run < rowStart[row + 1]!) {
      if (from[above]! < to[run]! && from[run]! < to[above]!) {
        const [a, b] = [rootOf(above), rootOf(run)];
        parent[Math.max(a, b)] = Math.min(a, b);
      }
      if (to[above]! < to[run]!) above += 1;
      else run += 1;
    }
  }
  const pieceOf = new Int32Array(from.length);
  const areas: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let run = rowStart[row]!; run < rowStart[row + 1]!; run++) {
      const root = rootOf(run);
      const piece = root === run ? areas.push(0) - 1 : pieceOf[root]!;
      pieceOf[run] = piece;
      areas[piece]! += (to[run]! - from[run]!) * rowWeight[row]!;
    }
  }
  return { pieceOf, areas: Float64Array.from(areas) };
}
