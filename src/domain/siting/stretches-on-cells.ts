import type { Stretch } from './profile.ts';
import { stretchAt } from './stretch-at.ts';

/** Cells that stretches touch, 1 each. */
export function markCells(stretches: readonly Stretch[], edges: Float64Array): Uint8Array {
  const marks = new Uint8Array(edges.length - 1);
  for (const { fromM, toM } of stretches) {
    const first = stretchAt(edges, fromM);
    marks[first] = 1;
    for (let i = first + 1; i < marks.length && edges[i]! < toM; i++) marks[i] = 1;
  }
  return marks;
}

/** Share of each cell that stretches, of which none overlap, do not cover. */
export function openShares(stretches: readonly Stretch[], edges: Float64Array): Float64Array {
  const open = new Float64Array(edges.length - 1).fill(1);
  for (const { fromM, toM } of stretches) {
    for (let i = stretchAt(edges, fromM); i < open.length && edges[i]! < toM; i++) {
      const overlap = Math.min(edges[i + 1]!, toM) - Math.max(edges[i]!, fromM);
      if (overlap > 0) open[i] = Math.max(0, open[i]! - overlap / (edges[i + 1]! - edges[i]!));
    }
  }
  return open;
}
