import type { Track } from './track.ts';

/** Median time between successive fixes, hours, all tracks pooled; 0 when there is no step. */
export function medianIntervalHours(tracks: readonly Track[]): number {
  const steps = new Float64Array(tracks.reduce((sum, { time }) => sum + Math.max(0, time.length - 1), 0));
  let at = 0;
  for (const { time } of tracks) for (let i = 1; i < time.length; i++) steps[at++] = time[i]! - time[i - 1]!;
  steps.sort();
  if (steps.length === 0) return 0;
  const middle = steps.length >> 1;
  const median = steps.length % 2 === 1 ? steps[middle]! : (steps[middle - 1]! + steps[middle]!) / 2;
  return median / 3_600_000;
}
