import { haversineM } from '../geometry/distances.ts';
import { selectFixes, type Track } from './track.ts';

/**
 * A track without the fixes that need more than the top speed both to reach and to leave; repeated until none is left, as
 * one outlier can hide its neighbour. The first and the last fix are judged by their one step, and only go when the step
 * beyond it is slow enough, so that the outlier and not its neighbour is dropped.
 * @param topSpeedKmh the population's top speed, km/h
 * @param errorM of fixes without an error of their own, metres: what a fix needs is then what it needs at least, should both
 *   ends lie two location errors nearer to each other; left out, positions are taken as they stand
 * @returns what is left, and the indices of the fixes dropped, in no order
 */
export function filterSpeed(track: Track, topSpeedKmh: number, errorM?: number): { track: Track; dropped: number[] } {
  const limit = topSpeedKmh / 3.6;
  const dropped: number[] = [];
  const { time, lon, lat, error } = track;
  const slack = (i: number): number => (errorM === undefined ? 0 : 2 * (error[i]! > 0 ? error[i]! : errorM));
  /** Indices of the fixes still there. */
  let left: Uint32Array = Uint32Array.from(time, (_, i) => i);
  for (;;) {
    const count = left.length;
    const tooFast = (from: number, to: number): boolean => {
      const [a, b] = [left[from]!, left[to]!];
      return haversineM(lon[a]!, lat[a]!, lon[b]!, lat[b]!) - slack(a) - slack(b) > (limit * (time[b]! - time[a]!)) / 1000;
    };
    const outlier = (i: number): boolean => {
      if (count < 3) return false;
      if (i === 0) return tooFast(0, 1) && !tooFast(1, 2);
      if (i === count - 1) return tooFast(i - 1, i) && !tooFast(i - 2, i - 1);
      return tooFast(i - 1, i) && tooFast(i, i + 1);
    };
    // Of neighbouring outliers only the first goes in one round: it may be what makes the next look fast.
    const drop = new Uint8Array(count);
    for (let i = 0; i < count; i++) if (outlier(i) && !(i > 0 && drop[i - 1])) drop[i] = 1;
    if (!drop.includes(1)) break;
    for (let i = 0; i < count; i++) if (drop[i]) dropped.push(left[i]!);
    left = left.filter((_, i) => drop[i] === 0);
  }
  if (dropped.length === 0) return { track, dropped };
  const stays = new Uint8Array(time.length);
  for (const i of left) stays[i] = 1;
  return { track: selectFixes(track, (i) => stays[i] === 1), dropped };
}
