import { haversineM } from '../../geometry/distances.ts';
import { createLambertAzimuthal, type EqualAreaPlane } from '../../geometry/lambert-azimuthal.ts';
import { centreOfTracks } from '../../tracks/extent.ts';
import type { SensorCounts } from '../../tracks/import/judge-error.ts';
import type { Track } from '../../tracks/track.ts';
import { motionVariance } from '../bridges/motion-variance.ts';
import { chooseLocationError } from './choose-location-error.ts';
import { LONGEST_BRIDGE_MIN } from './choose-bridges.ts';

/** What settings are chosen from: plain numbers, so that a choice is made anew at once when a person changes another. */
export interface TracksSummary {
  /** Animals with a step between two fixes. */
  readonly animals: number;
  /** Median over animals of the time between fixes in which each spent half of its time (see `intervalOf`), hours: each counts once, as in the corridors. */
  readonly intervalHours: number;
  /** Median over animals of the time from the first to the last fix, days. */
  readonly spanDays: number;
  /** False where every fix has the same time of day: dates alone, or one fix a day. */
  readonly timeOfDay: boolean;
  /** Sides of the tracks' box in their equal-area plane, metres. */
  readonly widthM: number;
  readonly heightM: number;
  /** Median over animals of the motion variance, m²/s; null where no fix can be left out. */
  readonly varianceM2PerS: number | null;
  /** How far animals get from where they were within a fortnight when they stay in place, km; null without a fortnight. */
  readonly settledKm: number | null;
  /** Median of the location errors that fixes state themselves, metres; 0 where none does. */
  readonly ownErrorM: number;
  readonly sensors: SensorCounts;
}

const DAY_MS = 86_400_000;
const FORTNIGHT_MS = 14 * DAY_MS;
/** Between fixes further apart than this a tag was silent, hours. */
const GAP_H = 168;
/** A fortnight with fewer fixes says nothing. */
const FEWEST_FIXES = 4;
/** Of all fortnights the calmest quarter is where animals stay in place. */
const SETTLED_SHARE = 0.25;
/** Fixes of one animal that its motion variance is estimated from. */
const MOST_FIXES = 20_000;
/** Animals whose motion variance is estimated. */
const MOST_ANIMALS = 60;

/** The value that `share` of the values lie below; undefined of none. Sorts in place. */
function quantile(values: Float64Array, share: number): number | undefined {
  return values.sort()[Math.min(values.length - 1, Math.floor(share * values.length))];
}

/**
 * The time between fixes in which an animal spent half of the time that it was tracked, hours, as it spent the other half in
 * shorter ones: a tag that takes its fixes in bursts has most steps of minutes, and bridges of minutes would draw the bursts
 * alone. What is longer than a week is a gap and does not count, unless most steps are.
 */
function intervalOf({ time }: Track): number {
  const steps = time
    .slice(1)
    .map((end, i) => (end - time[i]!) / 3_600_000)
    .sort();
  const middle = quantile(steps, 0.5) ?? 0;
  if (middle > GAP_H) return middle;
  const counted = steps.filter((hours) => hours <= GAP_H);
  const half = counted.reduce((sum, hours) => sum + hours, 0) / 2;
  let sum = 0;
  // Less a rounding of the sum.
  for (const hours of counted) {
    sum += hours;
    if (sum >= half * (1 - 1e-12)) return hours;
  }
  return middle;
}

/** Greatest distance from where each fortnight begins, km. */
function fortnights({ time, lon, lat }: Track): number[] {
  const found: number[] = [];
  for (let from = 0; from < time.length;) {
    let to = from;
    let most = 0;
    for (; to < time.length && time[to]! - time[from]! < FORTNIGHT_MS; to++) most = Math.max(most, haversineM(lon[from]!, lat[from]!, lon[to]!, lat[to]!));
    if (to - from >= FEWEST_FIXES && to < time.length) found.push(most / 1000);
    from = to;
  }
  return found;
}

function hasTimeOfDay(tracks: readonly Track[]): boolean {
  const first = tracks[0]?.time[0] ?? 0;
  return tracks.some(({ time }) => time.some((each) => (each - first) % DAY_MS !== 0));
}

function boxOf(tracks: readonly Track[], plane: EqualAreaPlane): { widthM: number; heightM: number } {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { lon, lat } of tracks) {
    for (let i = 0; i < lon.length; i++) {
      const [x, y] = plane.forward(lon[i]!, lat[i]!);
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return { widthM: Math.max(0, east - west), heightM: Math.max(0, north - south) };
}

function varianceOf(track: Track, plane: EqualAreaPlane, locationErrorM: number): number | undefined {
  const count = Math.min(MOST_FIXES, track.time.length);
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) [x[i], y[i]] = plane.forward(track.lon[i]!, track.lat[i]!);
  const error = Float64Array.from(track.error.subarray(0, count), (own) => (own > 0 ? own : locationErrorM));
  return motionVariance({ x, y, t: track.time.slice(0, count).map((time) => time / 1000), error }, LONGEST_BRIDGE_MIN * 60);
}

/** What settings are chosen from, of any tracks; see `chooseSettings`. */
export function summariseTracks(tracks: readonly Track[], sensors: SensorCounts = {}): TracksSummary {
  const moving = tracks.filter(({ time }) => time.length > 1);
  const intervals = Float64Array.from(moving, intervalOf);
  const own = Float64Array.from(
    tracks.flatMap(({ error }) => [...error.filter((metres) => metres > 0).sort()].filter((_, i, all) => i % Math.ceil(all.length / 200) === 0)),
  );
  const ownErrorM = quantile(own, 0.5) ?? 0;
  const plane = createLambertAzimuthal(...centreOfTracks(tracks));
  const { value: locationErrorM } = chooseLocationError({ sensors, ownErrorM });
  const stride = Math.max(1, Math.ceil(moving.length / MOST_ANIMALS));
  const variances = moving.filter((_, i) => i % stride === 0).flatMap((track) => varianceOf(track, plane, locationErrorM) ?? []);
  return {
    animals: moving.length,
    intervalHours: quantile(intervals, 0.5) ?? 0,
    spanDays:
      quantile(
        Float64Array.from(moving, ({ time }) => (time.at(-1)! - time[0]!) / DAY_MS),
        0.5,
      ) ?? 0,
    timeOfDay: hasTimeOfDay(moving),
    ...boxOf(tracks, plane),
    varianceM2PerS: quantile(Float64Array.from(variances), 0.5) ?? null,
    settledKm: quantile(Float64Array.from(moving.flatMap(fortnights)), SETTLED_SHARE) ?? null,
    ownErrorM,
    sensors,
  };
}
