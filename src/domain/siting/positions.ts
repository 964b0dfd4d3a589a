import { median } from '../statistics/median.ts';
import type { Track } from '../tracks/track.ts';

/** Whether more than half of the values lie above a limit. */
export function areMostAbove(values: Float64Array | Float32Array, limit: number): boolean {
  let above = 0;
  for (const value of values) if (value > limit) above += 1;
  return 2 * above > values.length;
}

/**
 * Location error that most fixes have at least, one standard deviation in metres, where it is above a limit; undefined where it is
 * not.
 * @param locationErrorM of fixes that state none
 */
export function errorAbove(tracks: readonly Track[], locationErrorM: number, limit: number): number | undefined {
  let [above, all] = [0, 0];
  for (const { error } of tracks) {
    all += error.length;
    for (const each of error) if ((each > 0 ? each : locationErrorM) > limit) above += 1;
  }
  if (2 * above <= all) return undefined;
  // Of millions they are sorted only where it is to be said.
  return median(tracks.flatMap(({ error }) => Array.from(error, (each) => (each > 0 ? each : locationErrorM))));
}
