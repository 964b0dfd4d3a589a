import { sumUp } from './profile.ts';

/** Places along a row of cells where a structure can stand: from a cell to the one after its last. */
export interface Windows {
  /** For each cell, the end of the structure that begins with it; −1 where none can. */
  readonly end: Int32Array;
}

/**
 * Structures of one span along cells: from each cell as many as the span holds, less where a part of the line ends before.
 * @param part number of the part that each cell is of: no structure spans two
 * @param blocked cells that none may touch, 1 each
 */
export function windowsOf(part: Int32Array, cellsASpan: number, blocked?: Uint8Array): Windows {
  const n = part.length;
  const end = new Int32Array(n).fill(-1);
  // The next cell that is blocked or of another part, from the right.
  let stop = n;
  let wall = n;
  for (let i = n - 1; i >= 0; i--) {
    if (i + 1 < n && part[i] !== part[i + 1]) stop = i + 1;
    if (blocked?.[i] === 1) wall = i;
    const to = Math.min(i + cellsASpan, stop);
    if (wall >= to) end[i] = to;
  }
  return { end };
}

/** Columns that every bootstrap uses again: a browser takes longer to make them than to fill them. */
const columns: Float64Array[] = [];
/** Numbers that are kept, 8 MB of them: of so many structures on so long a line, what is left is made anew. */
const MOST_KEPT = 1_000_000;

function columnOf(number: number, length: number): Float64Array {
  const known = columns[number];
  if (known?.length === length) return known;
  const made = new Float64Array(length);
  if (number * length < MOST_KEPT) columns[number] = made;
  return made;
}

/**
 * The windows that serve most, none of them overlapping: maximal covering on a line (Downs et al. 2014, Transactions in GIS 18:46–65), exact by dynamic
 * programming over cells from the right.
 * @param weights what each cell holds, none negative
 * @param count structures; fewer are returned where more would serve nothing
 * @returns first cells of the windows, in order
 */
export function chooseWindows(weights: Float64Array, { end }: Windows, count: number): number[] {
  const n = weights.length;
  const sums = sumUp(weights, columnOf(count + 1, n + 1));
  // best[k][i]: most that k structures serve from cell i on.
  const best = Array.from({ length: count + 1 }, (_, k) => columnOf(k, n + 1).fill(0, n));
  best[0]!.fill(0);
  for (let k = 1; k <= count; k++) {
    const [mine, fewer] = [best[k]!, best[k - 1]!];
    for (let i = n - 1; i >= 0; i--) {
      const to = end[i]!;
      const here = to < 0 ? -1 : sums[to]! - sums[i]! + fewer[to]!;
      mine[i] = here > mine[i + 1]! ? here : mine[i + 1]!;
    }
  }
  const chosen: number[] = [];
  let i = 0;
  for (const mine of best.slice(1).toReversed()) {
    while (i < n && !(mine[i]! > mine[i + 1]!)) i += 1;
    if (i >= n) break;
    chosen.push(i);
    i = end[i]!;
  }
  return centre(chosen, sums, end);
}

/** Of places that serve the same, to within a millionth of the whole, the one in whose middle the crossings lie. */
function centre(chosen: readonly number[], sums: Float64Array, end: Int32Array): number[] {
  const n = end.length;
  const placed: number[] = [];
  const slack = 1e-6 * sums[n]!;
  for (const [k, start] of chosen.entries()) {
    const before = k === 0 ? 0 : end[placed[k - 1]!]!;
    const after = chosen[k + 1] ?? n;
    const serves = sums[end[start]!]! - sums[start]!;
    const half = sums[start]! + serves / 2;
    let middle = start;
    while (middle < n && sums[middle + 1]! < half) middle += 1;
    let [at, least] = [start, Infinity];
    for (let i = Math.max(before, start - (end[start]! - start)); i <= start + (end[start]! - start) && i < n; i++) {
      if (end[i]! < 0 || end[i]! > after || sums[end[i]!]! - sums[i]! < serves - slack) continue;
      const off = Math.abs((i + end[i]!) / 2 - middle - 0.5);
      if (off < least) [at, least] = [i, off];
    }
    placed.push(at);
  }
  return placed;
}

/** What windows serve of weights. */
export function servedBy(chosen: readonly number[], weights: Float64Array, { end }: Windows): number {
  let sum = 0;
  for (const start of chosen) for (let i = start; i < end[start]!; i++) sum += weights[i]!;
  return sum;
}
