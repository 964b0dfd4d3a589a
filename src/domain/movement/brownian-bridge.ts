import { normalCdf } from './error-function.ts';
import type { Grid } from './grid.ts';
import type { PlaneSequence } from './motion-variance.ts';

/** Kernels end at this many standard deviations: 7e-6 of an axis's mass lies beyond, and the UD is rescaled to 1. */
const CUTOFF_SD = 4.5;
/** Between two instants the mean moves at most this share of the larger of standard deviation and half a cell … */
const MEAN_STEP = 0.5;
/** … and the variance changes by at most this share: halving both moves a UD by less than 0.002 (tested). */
const VARIANCE_STEP = 0.25;
/** At most this share of a bridge in one step. */
const TIME_STEP = 1 / 12;

/** The longest and the widest a bridge of this sequence gets: metres of standard deviation half way. */
export function widestSd(sequence: PlaneSequence, varianceM2PerS: number, maxLagS: number): number {
  let widest = 0;
  for (let i = 1; i < sequence.t.length; i++) {
    const total = sequence.t[i]! - sequence.t[i - 1]!;
    if (total <= 0 || total > maxLagS) continue;
    const error = Math.max(sequence.error[i - 1]!, sequence.error[i]!);
    widest = Math.max(widest, Math.sqrt((total / 4) * varianceM2PerS + error * error));
  }
  return widest;
}

/**
 * Add to `ud` the time integral (seconds) of one sequence's Brownian bridges: at each instant an isotropic bivariate
 * normal, integrated exactly over each cell (product of differences of Φ) (Horne et al. 2007, doi:10.1890/06-0957.1).
 * Time is integrated by the midpoint rule with steps short enough for where the bridge is: it narrows towards the
 * fixes, and the steps with it. Bridges longer than the maximum lag are left out.
 * @param ud row-major from the south-west, length cols × rows; changed in place
 * @returns bridges drawn and bridges left out
 */
export function addBrownianBridges(
  ud: Float64Array,
  grid: Grid,
  sequence: PlaneSequence,
  varianceM2PerS: number,
  maxLagS: number,
): { drawn: number; leftOut: number } {
  const { x, y, t, error } = sequence;
  const { cell, cols, rows } = grid;
  const westEdge = grid.x0 - cell / 2;
  const southEdge = grid.y0 - cell / 2;
  const px = new Float64Array(cols);
  let drawn = 0;
  let leftOut = 0;

  const addNormal = (mx: number, my: number, sd: number, weight: number): void => {
    const reach = CUTOFF_SD * sd;
    const c0 = Math.max(0, Math.floor((mx - reach - westEdge) / cell));
    const c1 = Math.min(cols - 1, Math.floor((mx + reach - westEdge) / cell));
    const r0 = Math.max(0, Math.floor((my - reach - southEdge) / cell));
    const r1 = Math.min(rows - 1, Math.floor((my + reach - southEdge) / cell));
    if (c1 < c0 || r1 < r0) return;
    let before = normalCdf((westEdge + c0 * cell - mx) / sd);
    for (let c = c0; c <= c1; c++) {
      const after = normalCdf((westEdge + (c + 1) * cell - mx) / sd);
      px[c] = after - before;
      before = after;
    }
    before = normalCdf((southEdge + r0 * cell - my) / sd);
    for (let r = r0; r <= r1; r++) {
      const after = normalCdf((southEdge + (r + 1) * cell - my) / sd);
      const rowWeight = (after - before) * weight;
      before = after;
      const row = r * cols;
      for (let c = c0; c <= c1; c++) ud[row + c] = ud[row + c]! + px[c]! * rowWeight;
    }
  };

  for (let i = 1; i < t.length; i++) {
    const total = t[i]! - t[i - 1]!;
    if (total <= 0) continue;
    if (total > maxLagS) {
      leftOut += 1;
      continue;
    }
    drawn += 1;
    const ax = x[i - 1]!;
    const ay = y[i - 1]!;
    const dx = x[i]! - ax;
    const dy = y[i]! - ay;
    const errorA = error[i - 1]! ** 2;
    const errorB = error[i]! ** 2;
    const speed = Math.hypot(dx, dy) / total;
    const varianceAt = (at: number): number => {
      const alpha = at / total;
      return total * alpha * (1 - alpha) * varianceM2PerS + (1 - alpha) ** 2 * errorA + alpha ** 2 * errorB;
    };
    let at = 0;
    while (at < total) {
      // The narrower of this instant and a little later: near the second fix the bridge closes again.
      const ahead = Math.min(total, at + total * TIME_STEP);
      const variance = Math.min(varianceAt(at), varianceAt(ahead));
      const sd = Math.sqrt(variance);
      let step = Math.min(total * TIME_STEP, (VARIANCE_STEP * variance) / varianceM2PerS);
      // A cell far wider than the bridge hides how its narrow ends swell: half a cell is fine enough then.
      const coarse = (VARIANCE_STEP * cell * cell) / 16 / varianceM2PerS;
      step = Math.max(step, Math.min(total * TIME_STEP, coarse));
      if (speed > 0) step = Math.min(step, (MEAN_STEP * Math.max(sd, cell / 2)) / speed);
      step = Math.min(step, total - at);
      const middle = at + step / 2;
      const alpha = middle / total;
      addNormal(ax + alpha * dx, ay + alpha * dy, Math.sqrt(varianceAt(middle)), step);
      at += step;
      if (total - at < total * 1e-9) break;
    }
  }
  return { drawn, leftOut };
}
