import { motionVariance } from '../movement/bridges/motion-variance.ts';
import type { Track } from '../tracks/track.ts';
import { haversineM } from '../geometry/distances.ts';
import { type BarrierIndex, metresPerDegree } from './index-barriers.ts';

/** Fixes on each side of a step whose motion variance is taken for it. */
const FIXES_AROUND = 10;
/** A probability of touching below this is none. */
const LEAST = 1e-4;
/** “None crossed” needs all that could have: so much summed probability of touching is too much. */
export const MOST_TOUCHING = 0.05;
/** How far around a step barriers are looked for, metres; what may lie beyond is `mayLieBeyond`. */
const FARTHEST_REACH_M = 100_000;

/**
 * The probability that a Brownian bridge between two places on one side of a straight line touches it: exp(−2ab/(σₘ²T)), by
 * the reflection principle (Borodin & Salminen 2002, Handbook of Brownian motion).
 * @param a and @param b distances of its ends from the line, metres
 * @param spread σₘ²T, m²
 */
export function touchingProbability(a: number, b: number, spread: number): number {
  if (a <= 0 || b <= 0) return 1;
  return spread > 0 ? Math.exp((-2 * a * b) / spread) : 0;
}

/**
 * How far from the nearer end of a step a line may lie and still be touched with a probability of 0.01 % or more, metres.
 * @param farthest no more than this
 */
export function reachOf(spread: number, farthest = FARTHEST_REACH_M): number {
  return Math.min(farthest, Math.sqrt((-Math.log(LEAST) * spread) / 2));
}

/** The most that a step may have touched a barrier which lies farther off than barriers are looked for: after a long gap none can be ruled out. */
export function mayLieBeyond(spread: number): number {
  const most = touchingProbability(FARTHEST_REACH_M, FARTHEST_REACH_M, spread);
  return most < LEAST ? 0 : most;
}

/** So many steps share one variance: those beside each other have nearly the same fixes around them. */
const STEPS_ALIKE = 5;

/**
 * σₘ²T of each step of a track, m², from the motion variance of the 20 fixes around it (Horne et al. 2007,
 * doi:10.1890/06-0957.1), in a plane about it. Where too few fixes tell it, the step's own length does.
 */
export function spreadsOf(track: Track): Float64Array {
  const { time, lon, lat } = track;
  const spreads = new Float64Array(Math.max(0, time.length - 1));
  let variance: number | undefined;
  for (let i = 0; i + 1 < time.length; i++) {
    if (i % STEPS_ALIKE === 0) variance = varianceAround(track, Math.min(time.length - 1, i + (STEPS_ALIKE + 1) / 2));
    const [perLon, perLat] = metresPerDegree(lat[i]!);
    const east = lon[i + 1]! - lon[i]!;
    const [x, y] = [(east - 360 * Math.round(east / 360)) * perLon, (lat[i + 1]! - lat[i]!) * perLat];
    spreads[i] = variance === undefined ? (x * x + y * y) / 2 : (variance * (time[i + 1]! - time[i]!)) / 1000;
  }
  return spreads;
}

function varianceAround({ time, lon, lat, error }: Track, middle: number): number | undefined {
  const [from, to] = [Math.max(0, middle - FIXES_AROUND), Math.min(time.length, middle + FIXES_AROUND)];
  const [perLon, perLat] = metresPerDegree(lat[middle]!);
  const count = to - from;
  const [x, y, t] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let k = 0; k < count; k++) {
    const east = lon[from + k]! - lon[middle]!;
    x[k] = (east - 360 * Math.round(east / 360)) * perLon;
    y[k] = (lat[from + k]! - lat[middle]!) * perLat;
    t[k] = (time[from + k]! - time[middle]!) / 1000;
  }
  return motionVariance({ x, y, t, error: Float64Array.from(error.subarray(from, to)) }, Infinity);
}

/**
 * Barriers that a step may have touched, each with the probability, by the distances of its ends.
 * @param farthest how far around the step they are looked for, metres
 */
export function touchedBy(
  index: BarrierIndex,
  from: readonly [number, number],
  to: readonly [number, number],
  spread: number,
  farthest?: number,
): Map<number, number> {
  const reach = reachOf(spread, farthest);
  const touched = new Map<number, number>();
  const [before, after] = [index.distances(...from, reach), index.distances(...to, reach)];
  if (before.size === 0 && after.size === 0) return touched;
  const length = haversineM(...from, ...to);
  const farther = (known: Map<number, number>, place: readonly [number, number]): Map<number, number> =>
    index.distances(...place, 1.01 * (length + Math.max(0, ...known.values())));
  const [farBefore, farAfter] = [after.size > 0 ? farther(after, from) : before, before.size > 0 ? farther(before, to) : after];
  for (const barrier of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(barrier) ?? farBefore.get(barrier), after.get(barrier) ?? farAfter.get(barrier)];
    // Distances are those of a plane at each end; what is missing lies just beyond.
    touched.set(barrier, touchingProbability(a ?? reach, b ?? reach, spread));
  }
  return touched;
}
