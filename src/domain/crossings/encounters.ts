/** Fixes of one individual in a plane in metres, in time order (hours). */
export interface PlaneTrack {
  readonly hours: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Whether the step from fix i − 1 to i is one interval long, give or take half of one. */
export function isContinuous(hours: Float64Array, i: number, intervalHours: number): boolean {
  return hours[i]! - hours[i - 1]! < 1.5 * intervalHours;
}

/**
 * Runs of consecutive fixes near a barrier, [first, last] indices: an encounter. Fixes outside between two runs, or
 * missing ones, are taken in where they last no longer than the tolerance.
 */
export function findEncounters({ hours }: PlaneTrack, isNear: (fix: number) => boolean, intervalHours: number, toleranceHours: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < hours.length; i++) {
    if (!isNear(i)) continue;
    const run = runs.at(-1);
    const away = run ? hours[i]! - hours[run[1]]! - intervalHours : Infinity;
    if (run && away < Math.max(toleranceHours, 0) + intervalHours / 2) run[1] = i;
    else runs.push([i, i]);
  }
  return runs;
}

/** Distance from the first to the last fix over the length of the way, 0–1; NaN for a way of no length. */
export function straightness({ x, y }: PlaneTrack, first: number, last: number): number {
  let way = 0;
  for (let i = first + 1; i <= last; i++) way += Math.hypot(x[i]! - x[i - 1]!, y[i]! - y[i - 1]!);
  return Math.hypot(x[last]! - x[first]!, y[last]! - y[first]!) / way;
}
