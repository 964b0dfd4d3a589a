import type { Track } from './track.ts';

/** Median time between successive fixes, hours, all tracks pooled; 0 when there is no step. */
export function medianIntervalHours(tracks: readonly Track[]): number {
  const steps = Float64Array.from(tracks.flatMap((track) => Array.from(track.time.subarray(1), (time, i) => time - track.time[i]!))).sort();
  if (steps.length === 0) return 0;
  const middle = steps.length >> 1;
  const median = steps.length % 2 === 1 ? steps[middle]! : (steps[middle - 1]! + steps[middle]!) / 2;
  return median / 3_600_000;
}
