import { haversineM } from '../geometry/distances.ts';
import type { Track } from '../tracks/track.ts';

/** A time that one animal spent around one place. */
export interface StationaryPeriod {
  readonly individual: string;
  /** First and last fix of it, ms since 1970-01-01 UTC. */
  readonly from: number;
  readonly to: number;
  /** Mean of its fixes, each weighted by the time that it stands for; WGS 84 degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly fixes: number;
}

export interface StationaryOptions {
  /** All fixes of a period lie within this of its most resident fix, metres. */
  readonly radiusM: number;
  /** Shortest period, days. */
  readonly minDays: number;
}

const DAY_MS = 86_400_000;
/** Mean radius of the Earth, metres. */
const MEAN_RADIUS_M = 6_371_008.8;

/**
 * Where and when an animal stayed. The residence time of a fix is the time around it in which the animal did not leave a
 * circle of the given radius about it (first-passage time: Fauchald & Tveraa 2003, doi:10.1890/0012-9658(2003)084[0282:UFPTIT]2.0.CO;2;
 * residence time: Barraquand & Benhamou 2008, Ecology 89, 3336–3348). The fix with the longest is the middle of the first
 * period; what is left before and after it is searched in the same way, so that periods of an animal never overlap and a
 * slow drift is not one period.
 * @param track one animal's fixes in time order
 * @returns periods in time order
 */
export function findStationaryPeriods(track: Track, { radiusM, minDays }: StationaryOptions): StationaryPeriod[] {
  const found: StationaryPeriod[] = [];
  const points = directionsOf(track);
  const spans: [number, number][] = [[0, track.time.length]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [start, end] = span;
    const longest = longestVisit(track.time, points, start, end, radiusM);
    if (!longest || track.time[longest.last]! - track.time[longest.first]! < minDays * DAY_MS) continue;
    found.push(describePeriod(track, longest.first, longest.last));
    spans.push([start, longest.first], [longest.last + 1, end]);
  }
  return joinNeighbours(
    found.sort((a, b) => a.from - b.from),
    radiusM,
  );
}

/** Fixes as unit vectors from the sphere's middle, three numbers each: their distances need no trigonometry. */
function directionsOf({ lon, lat }: Track): Float64Array {
  const points = new Float64Array(lon.length * 3);
  for (let i = 0; i < lon.length; i++) points.set(vectorOf(lon[i]!, lat[i]!), i * 3);
  return points;
}

function vectorOf(lon: number, lat: number): [number, number, number] {
  const [lambda, phi] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** The longest visit to a circle about one of the fixes from `start` to before `end`; undefined where there are none. */
function longestVisit(time: Float64Array, points: Float64Array, start: number, end: number, radiusM: number): { first: number; last: number } | undefined {
  const mostSquared = (2 * Math.sin(radiusM / (2 * MEAN_RADIUS_M))) ** 2;
  let best: { first: number; last: number } | undefined;
  for (let i = start; i < end; i++) {
    const [x, y, z] = [points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!];
    const isNear = (at: number): boolean => (points[3 * at]! - x) ** 2 + (points[3 * at + 1]! - y) ** 2 + (points[3 * at + 2]! - z) ** 2 <= mostSquared;
    let [first, last] = [i, i];
    while (last + 1 < end && isNear(last + 1)) last++;
    while (first > start && isNear(first - 1)) first--;
    if (!best || time[last]! - time[first]! > time[best.last]! - time[best.first]!) best = { first, last };
  }
  return best;
}

function describePeriod({ individual, time, lon, lat }: Track, first: number, last: number): StationaryPeriod {
  const places = Array.from({ length: last - first + 1 }, (_, k) => {
    const i = first + k;
    // The time that a fix stands for: half of the steps to its neighbours.
    return { lon: lon[i]!, lat: lat[i]!, weight: (time[Math.min(i + 1, last)]! - time[Math.max(i - 1, first)]!) / 2 };
  });
  return { individual, from: time[first]!, to: time[last]!, ...middleOf(places), fixes: places.length };
}

/** Two periods at one place with nothing but a short excursion between them are one. */
function joinNeighbours(periods: readonly StationaryPeriod[], radiusM: number): StationaryPeriod[] {
  const joined: StationaryPeriod[] = [];
  for (const period of periods) {
    const before = joined.at(-1);
    if (!before || haversineM(before.lon, before.lat, period.lon, period.lat) > radiusM) joined.push(period);
    else joined[joined.length - 1] = joinPeriods(before, period);
  }
  return joined;
}

function joinPeriods(a: StationaryPeriod, b: StationaryPeriod): StationaryPeriod {
  const [longA, longB] = [a.to - a.from, b.to - b.from];
  const { lon, lat } = middleOf([
    { ...a, weight: longA },
    { ...b, weight: longB },
  ]);
  return { individual: a.individual, from: a.from, to: b.to, lon, lat, fixes: a.fixes + b.fixes };
}

/** The weighted mean of places on the sphere, degrees. */
export function middleOf(places: readonly { readonly lon: number; readonly lat: number; readonly weight: number }[]): {
  readonly lon: number;
  readonly lat: number;
} {
  const sum = [0, 0, 0];
  for (const { lon, lat, weight } of places) vectorOf(lon, lat).forEach((value, axis) => (sum[axis]! += weight * value));
  const [x = 0, y = 0, z = 0] = sum;
  return { lon: (Math.atan2(y, x) * 180) / Math.PI, lat: (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI };
}
