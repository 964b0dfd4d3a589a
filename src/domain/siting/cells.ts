import { columnPool } from './column-pool.ts';
import { sharesBelow } from './place-density.ts';
import type { Passage } from './find-passages.ts';
import type { SitingLine } from './siting-line.ts';
import { stretchAt } from './stretch-at.ts';

/** A line cut into cells of even length, the last of each part shorter: a profile is a number a cell. */
export interface LineCells {
  /** Measure at which each cell begins, and the line's length at last. */
  readonly edges: Float64Array;
  /** Number of the part that each cell is of. */
  readonly part: Int32Array;
  readonly cellM: number;
}

/** @param cellM length of a cell, metres */
export function cutIntoCells({ parts, lengthM }: SitingLine, cellM: number): LineCells {
  const [edges, part]: number[][] = [[], []];
  for (const [number, { fromM, toM }] of parts.entries()) {
    const count = Math.max(1, Math.ceil((toM - fromM) / cellM - 1e-6));
    for (let k = 0; k < count; k++) {
      edges!.push(fromM + k * cellM);
      part!.push(number);
    }
  }
  return { edges: Float64Array.from([...edges!, lengthM]), part: Int32Array.from(part!), cellM };
}

/** What one passage adds: a share to each cell from `first` on; they sum to its probability. */
export interface CellShares {
  readonly first: number;
  readonly shares: Float32Array;
}

const keep = columnPool((length) => new Float32Array(length));
/** Shares of one place below the ends of cells. */
let ends = new Float64Array(256);

/** Where a passage lies, by cell. */
export function sharesOf({ probability, places }: Pick<Passage, 'probability' | 'places'>, cells: LineCells): CellShares {
  let from = Infinity;
  let to = -Infinity;
  let whole = 0;
  for (const { edges, cumulative } of places) {
    from = Math.min(from, edges[0]!);
    to = Math.max(to, edges.at(-1)!);
    whole += cumulative.at(-1)!;
  }
  const first = stretchAt(cells.edges, from);
  const shares = keep(stretchAt(cells.edges, to) - first + 1);
  // Below the end of each cell but the last.
  const last = shares.length - 1;
  if (ends.length < last) ends = new Float64Array(2 * last);
  for (const place of places) {
    sharesBelow(place, cells.edges, first + 1, ends, last);
    let below = 0;
    for (let k = 0; k <= last; k++) {
      const next = k < last ? ends[k]! : place.cumulative.at(-1)!;
      shares[k] = shares[k]! + ((next - below) * probability) / whole;
      below = next;
    }
  }
  return { first, shares };
}
