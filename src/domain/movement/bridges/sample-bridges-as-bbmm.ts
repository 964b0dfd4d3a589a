import type { Grid } from './grid.ts';
import type { PlaneSequence } from './motion-variance.ts';

/** R's usual time step, seconds. */
const STEP_S = 300;
/** A density is left out beyond this many standard deviations in x or y: 7e-6 of an axis's mass. */
const CUTOFF_SD = 4.5;

/** Add a normal's density at cell centres to `ud`, times cell². Mean, and variance `s2`, in cells from the south-west cell's centre. */
function addDensity(ud: Float64Array, px: Float64Array, cols: number, rows: number, mx: number, my: number, s2: number): void {
  const reach = CUTOFF_SD * Math.sqrt(s2);
  const c0 = Math.max(0, Math.ceil(mx - reach)) | 0;
  const c1 = Math.min(cols - 1, Math.floor(mx + reach)) | 0;
  const r0 = Math.max(0, Math.ceil(my - reach)) | 0;
  const r1 = Math.min(rows - 1, Math.floor(my + reach)) | 0;
  if (c1 < c0 || r1 < r0) return;
  // A normal density at even spacing: successive ratios change by one constant factor, so no exponential per cell.
  const half = 0.5 / s2;
  const factor = Math.exp(-2 * half);
  let off = c0 - mx;
  let value = Math.exp(-half * off * off) / (2 * Math.PI * s2);
  let ratio = Math.exp(-half * (2 * off + 1));
  for (let c = c0; c <= c1; c++) {
    px[c] = value;
    value *= ratio;
    ratio *= factor;
  }
  off = r0 - my;
  value = Math.exp(-half * off * off);
  ratio = Math.exp(-half * (2 * off + 1));
  for (let r = r0; r <= r1; r++) {
    const row = r * cols;
    for (let c = c0; c <= c1; c++) ud[row + c] = ud[row + c]! + px[c]! * value;
    value *= ratio;
    ratio *= factor;
  }
}

/**
 * Add to `ud` one sequence's Brownian bridges as the R package BBMM 3.0 samples them, for comparison with maps made with
 * it, and for nothing else: the density at cell centres, 0, 5, 10, … min after the first fix of each bridge, up to and
 * including the second, every instant with equal weight. An instant that falls on a fix counts in both bridges, and
 * where a bridge is narrower than a cell its share hangs on how near a cell's centre it passes.
 * Scaled to sum to 1 it is R's UD; scaling takes R's division by total time out again.
 * @param ud row-major from the south-west, length cols × rows; changed in place
 * @param variance σₘ², m²/s
 * @param maxLagS longest bridge, seconds
 */
export function sampleBridgesAsBbmm(ud: Float64Array, grid: Grid, { x, y, t, error }: PlaneSequence, variance: number, maxLagS: number): void {
  const { x0, y0, cell, cols, rows } = grid;
  const px = new Float64Array(cols);

  for (let i = 1; i < t.length; i++) {
    const total = t[i]! - t[i - 1]!;
    if (total <= 0 || total > maxLagS) continue;
    const ax = (x[i - 1]! - x0) / cell;
    const ay = (y[i - 1]! - y0) / cell;
    const dx = (x[i]! - x[i - 1]!) / cell;
    const dy = (y[i]! - y[i - 1]!) / cell;
    const errorA = (error[i - 1]! / cell) ** 2;
    const errorB = (error[i]! / cell) ** 2;
    const spread = (total * variance) / (cell * cell);
    for (let at = 0; at <= total; at += STEP_S) {
      const alpha = at / total;
      const s2 = spread * alpha * (1 - alpha) + (1 - alpha) * (1 - alpha) * errorA + alpha * alpha * errorB;
      // Without location error the density at a fix is infinite; R makes NaN of it.
      if (s2 > 0) addDensity(ud, px, cols, rows, ax + alpha * dx, ay + alpha * dy, s2);
    }
  }
}
