import { addBrownianBridges } from '../../domain/movement/brownian-bridge.ts';
import type { Grid } from '../../domain/movement/grid.ts';
import { sampleBridgesAsBbmm } from '../../domain/movement/sample-bridges-as-bbmm.ts';

/** One bridge on one grid by both quadratures; cells row by row from the south-west, each summing to 1. */
export interface QuadratureComparison {
  readonly grid: Grid;
  readonly exact: Float64Array;
  readonly sampled: Float64Array;
  /** Total variation distance: the share of probability that lies in other cells. */
  readonly difference: number;
}

const GRID: Grid = { x0: 125, y0: 125, cell: 250, cols: 24, rows: 12 };
/** Two fixes, metres and seconds; and a motion variance within the range of the mule deer, m²/s. */
const BRIDGE = { x: Float64Array.of(640, 5260), y: Float64Array.of(820, 2130), t: Float64Array.of(0, 10_800), error: Float64Array.of(20, 20) };
const VARIANCE = 12;
const MAX_LAG_S = 28_800;

function scale(ud: Float64Array): Float64Array {
  const sum = ud.reduce((a, b) => a + b, 0);
  return ud.map((value) => value / sum);
}

/** Compute the figure of the method page, from the same code that makes the corridors. */
export function compareQuadratures(): QuadratureComparison {
  const cells = GRID.cols * GRID.rows;
  const exact = new Float64Array(cells);
  addBrownianBridges(exact, GRID, BRIDGE, VARIANCE, MAX_LAG_S);
  const sampled = new Float64Array(cells);
  sampleBridgesAsBbmm(sampled, GRID, BRIDGE, VARIANCE, MAX_LAG_S);
  const [a, b] = [scale(exact), scale(sampled)];
  return { grid: GRID, exact: a, sampled: b, difference: a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / 2 };
}
