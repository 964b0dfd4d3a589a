import type { Grid } from './grid.ts';
import type { PlaneSequence } from './motion-variance.ts';

/**
 * Mark in `mask` every cell whose centre lies within `bufferM` of the straight lines between successive fixes:
 * the footprint of a migration too sparsely tracked for a Brownian bridge.
 */
export function bufferRoute(mask: Float64Array, grid: Grid, { x, y }: PlaneSequence, bufferM: number): void {
  const { x0, y0, cell, cols, rows } = grid;
  for (let i = 1; i < x.length; i++) {
    const ax = x[i - 1]!;
    const ay = y[i - 1]!;
    const dx = x[i]! - ax;
    const dy = y[i]! - ay;
    const squared = dx * dx + dy * dy;
    const c0 = Math.max(0, Math.floor((Math.min(ax, ax + dx) - bufferM - x0) / cell));
    const c1 = Math.min(cols - 1, Math.ceil((Math.max(ax, ax + dx) + bufferM - x0) / cell));
    const r0 = Math.max(0, Math.floor((Math.min(ay, ay + dy) - bufferM - y0) / cell));
    const r1 = Math.min(rows - 1, Math.ceil((Math.max(ay, ay + dy) + bufferM - y0) / cell));
    for (let r = r0; r <= r1; r++) {
      for (let c = c0; c <= c1; c++) {
        const px = x0 + c * cell - ax;
        const py = y0 + r * cell - ay;
        const along = squared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
        if (Math.hypot(px - along * dx, py - along * dy) <= bufferM) mask[r * cols + c] = 1;
      }
    }
  }
}
