import type { Chosen } from '../chosen.ts';
import { haversineM } from '../geometry/distances.ts';
import { noteOf } from '../notes.ts';
import type { Track } from './track.ts';

/** No animal is faster from fix to fix, km/h; never chosen above. */
export const MOST_TOP_SPEED_KMH = 150;
/** Below it a speed tells an outlier from nothing, km/h. */
export const LEAST_TOP_SPEED_KMH = 10;
/** Shorter steps say more of the location error than of the animal. */
const LONG_STEP_MS = 3_600_000;
/** Where fewer of the steps are long, all count: the animals were followed more closely. */
const LONG_SHARE = 0.2;
/** Fewer pairs of steps than this show no usual speed. */
const FEWEST_PAIRS = 50;
/** The fastest pairs are passed over, these many and this share of all: outliers in a row look like a dash. */
const [PASSED_OVER, PASSED_SHARE] = [2, 0.0001];
/** What is kept up by these animals is this many times below what none of them can. */
const TIMES = 2;
/** Pairs looked at, of all animals together, evenly taken. */
const MOST_PAIRS = 1_000_000;

/**
 * Speeds kept up over two steps in a row, km/h, less what the location errors may add: the least of both steps and of the
 * way from the first fix to the third. An outlier between two right fixes is fast to reach and to leave and gets nowhere.
 * @param leastMs both steps are at least as long
 * @param errorM of fixes that have none of their own
 */
function speedsKeptUp(tracks: readonly Track[], leastMs: number, stride: number, errorM: number): Float64Array {
  const speeds: number[] = [];
  for (const { time, lon, lat, error } of tracks) {
    const errorOf = (i: number): number => (error[i]! > 0 ? error[i]! : errorM);
    const speed = (a: number, b: number): number => {
      const metres = haversineM(lon[a]!, lat[a]!, lon[b]!, lat[b]!) - 2 * (errorOf(a) + errorOf(b));
      return (Math.max(0, metres) / (time[b]! - time[a]!)) * 3600;
    };
    for (let i = 2; i < time.length; i += stride) {
      if (Math.min(time[i]! - time[i - 1]!, time[i - 1]! - time[i - 2]!) < Math.max(1, leastMs)) continue;
      speeds.push(Math.min(speed(i - 2, i - 1), speed(i - 1, i), speed(i - 2, i)));
    }
  }
  return Float64Array.from(speeds).sort();
}

/**
 * A top speed from the tracks themselves, km/h: twice what the animals kept up over two steps in a row, but for the few
 * fastest; between 10 and 150, in whole fives. A fix that needs more both to reach and to leave is an outlier.
 * @param errorM location error of fixes that have none of their own, metres
 */
export function chooseTopSpeed(tracks: readonly Track[], errorM: number): Chosen<number> {
  let [steps, long] = [0, 0];
  for (const { time } of tracks) {
    steps += Math.max(0, time.length - 1);
    for (let i = 1; i < time.length; i++) if (time[i]! - time[i - 1]! >= LONG_STEP_MS) long += 1;
  }
  const stride = Math.max(1, Math.ceil(steps / MOST_PAIRS));
  const speeds = speedsKeptUp(tracks, long >= LONG_SHARE * steps ? LONG_STEP_MS : 0, stride, errorM);
  if (speeds.length < FEWEST_PAIRS) return { value: MOST_TOP_SPEED_KMH, because: noteOf('chosen.topSpeed.few', { n: speeds.length }) };
  const passed = Math.max(PASSED_OVER, Math.floor(PASSED_SHARE * speeds.length));
  const kept = speeds[speeds.length - 1 - passed] ?? 0;
  const value = Math.min(MOST_TOP_SPEED_KMH, Math.max(LEAST_TOP_SPEED_KMH, 5 * Math.ceil((TIMES * kept) / 5)));
  return {
    value,
    because: noteOf('chosen.topSpeed.steps', { kmh: Math.round(kept * 10) / 10, n: passed, least: LEAST_TOP_SPEED_KMH, most: MOST_TOP_SPEED_KMH }),
  };
}
