import type { CorridorMethod } from '../corridor-method.ts';
import { addBrownianBridges, type MotionVariance, widestSd } from '../bridges/brownian-bridge.ts';
import { bufferRoute } from '../bridges/buffer-route.ts';
import { dynamicMotionVariance } from '../bridges/dynamic-motion-variance.ts';
import { type GridWindow, openWindow } from '../bridges/grid-window.ts';
import type { Grid } from '../bridges/grid.ts';
import { motionVariance, type PlaneSequence } from '../bridges/motion-variance.ts';
import { meanOfYears } from './population-use.ts';

/** Margin in standard deviations of the widest bridge: the kernels end before it. */
const MARGIN_SD = 5;

/** A sequence to draw, with its motion variance; null is drawn as a buffered line. */
export interface DrawableSequence {
  readonly plane: PlaneSequence;
  readonly variance: MotionVariance | null;
  /** Calendar year it starts in, UTC. */
  readonly year: number;
}

/** Everything one individual's UD is drawn from; plain data, so that another thread can do it. */
export interface IndividualDrawing {
  readonly grid: Grid;
  readonly method: CorridorMethod;
  readonly sequences: readonly DrawableSequence[];
}

export interface DrawnIndividual {
  /** The individual's own UD; undefined where it has no footprint. */
  readonly window: GridWindow | undefined;
  readonly bridgesDrawn: number;
  readonly bridgesLeftOut: number;
}

/** Motion variance of each sequence, as the method has it; null where it has none: buffered lines, or too few fixes. */
export function estimateVariances(sequences: readonly PlaneSequence[], { method, maxLagMin }: CorridorMethod): (MotionVariance | null)[] {
  if (method === 'line-buffer') return sequences.map(() => null);
  const estimate = method === 'dbbmm' ? dynamicMotionVariance : motionVariance;
  return sequences.map((sequence) => estimate(sequence, maxLagMin * 60) ?? null);
}

/** Metres round a sequence's fixes that its footprint may reach. */
export function reachOf({ plane, variance }: Pick<DrawableSequence, 'plane' | 'variance'>, method: CorridorMethod): number {
  return variance === null ? method.bufferM : MARGIN_SD * widestSd(plane, variance, method.maxLagMin * 60);
}

/** Draw one individual's sequences, each in its own window, and take their mean over a year and over years. */
export function drawIndividual({ grid, method, sequences }: IndividualDrawing): DrawnIndividual {
  let bridgesDrawn = 0;
  let bridgesLeftOut = 0;
  const years = new Map<number, GridWindow[]>();
  for (const sequence of sequences) {
    const { plane, variance, year } = sequence;
    const { window, grid: own } = openWindow(grid, plane.x, plane.y, reachOf(sequence, method) + grid.cell);
    if (variance === null) bufferRoute(window.values, own, plane, method.bufferM);
    else {
      const { drawn, leftOut } = addBrownianBridges(window.values, own, plane, variance, method.maxLagMin * 60);
      bridgesDrawn += drawn;
      bridgesLeftOut += leftOut;
    }
    const windows = years.get(year);
    if (windows) windows.push(window);
    else years.set(year, [window]);
  }
  return { window: meanOfYears([...years.values()]), bridgesDrawn, bridgesLeftOut };
}
