import { MEAN_RADIUS_M } from '../../geometry/distances.ts';
import { firstAtOrAfter, type Track } from '../../tracks/track.ts';

const EARTH_KM = MEAN_RADIUS_M / 1000;
const RADIANS = Math.PI / 180;
/** Fixes closer in time than this say little more of where a range lies, ms. */
const LEAST_GAP_MS = 6 * 3_600_000;

/** Where an animal was, at most four times a day: unit vectors from the Earth's centre, so that no meridian is special. */
export interface Places {
  /** Ms since 1970 UTC. */
  readonly time: Float64Array;
  /** x, y and z of each place, one after another. */
  readonly xyz: Float64Array;
}

/** A unit vector from the Earth's centre. */
export type Point = readonly [number, number, number];

/** Where an animal stayed for a while. */
export interface SeasonalRange {
  readonly centre: Point;
  /** Distance from the centre within which half of its fixes lie, km. */
  readonly coreKm: number;
  /** Distance within which 95 % of them lie, were they normal: from the median, so that journeys at its ends do not widen it. */
  readonly radiusKm: number;
  /** First and last time in it that is known, ms since 1970 UTC. */
  readonly from: number;
  readonly to: number;
}

/** Of a bivariate normal, 95 % lie within 2.45 σ and half within 1.18 σ. */
const MOST_PER_HALF = Math.sqrt(Math.log(20) / Math.log(2));
/** With fewer places no range is known. */
export const FEWEST_PLACES = 4;

/** A track's places for ranges. */
export function placesOf(track: Track): Places {
  const kept: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [i, time] of track.time.entries()) {
    if (time - last < LEAST_GAP_MS) continue;
    kept.push(i);
    last = time;
  }
  const xyz = new Float64Array(3 * kept.length);
  for (const [k, i] of kept.entries()) {
    const [lon, lat] = [track.lon[i]! * RADIANS, track.lat[i]! * RADIANS];
    xyz[3 * k] = Math.cos(lat) * Math.cos(lon);
    xyz[3 * k + 1] = Math.cos(lat) * Math.sin(lon);
    xyz[3 * k + 2] = Math.sin(lat);
  }
  return { time: Float64Array.from(kept, (i) => track.time[i]!), xyz };
}

/** Km on the sphere between two unit vectors. */
export function kmBetween(a: Point, b: Point): number {
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2));
}

/** The unit vector of place `i`. */
export function placeAt({ xyz }: Places, i: number): Point {
  return [xyz[3 * i]!, xyz[3 * i + 1]!, xyz[3 * i + 2]!];
}

/** Where an animal was at a time (ms since 1970 UTC), or next: the unit vector of the first place from then on, else of the last. */
export function placeOn(places: Places, time: number): Point {
  return placeAt(places, Math.min(places.time.length - 1, firstAtOrAfter(places.time, time)));
}

/** Latitude of a unit vector, degrees. */
export function latitudeOf([, , z]: Point): number {
  return Math.asin(Math.max(-1, Math.min(1, z))) / RADIANS;
}

function medianOf(values: Float64Array): number {
  values.sort();
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}

/**
 * The range of places `from` to `to` (`to` is not in it): its centre is the median, each coordinate for itself.
 * @returns undefined where there are too few
 */
export function rangeOf(places: Places, from: number, to: number): SeasonalRange | undefined {
  if (to - from < FEWEST_PLACES) return undefined;
  const axis = (k: number): number => medianOf(Float64Array.from({ length: to - from }, (_, i) => places.xyz[3 * (from + i) + k]!));
  const [x, y, z] = [axis(0), axis(1), axis(2)];
  const length = Math.hypot(x, y, z);
  const centre = [x / length, y / length, z / length] as const;
  const coreKm = medianOf(Float64Array.from({ length: to - from }, (_, i) => kmBetween(centre, placeAt(places, from + i))));
  return { centre, coreKm, radiusKm: coreKm * MOST_PER_HALF, from: places.time[from]!, to: places.time[to - 1]! };
}

/** Km from a range's centre within which a share of places `from` to `to` (`to` is not in it) lie; 0 of none. */
export function radiusHolding(places: Places, { centre }: SeasonalRange, from: number, to: number, share: number): number {
  if (to <= from) return 0;
  const km = Float64Array.from({ length: to - from }, (_, i) => kmBetween(centre, placeAt(places, from + i))).sort();
  return km[Math.ceil(share * km.length) - 1]!;
}
