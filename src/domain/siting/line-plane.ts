import Flatbush from 'flatbush';
import type { LonLat } from '../crossings/types.ts';
import { haversineM } from '../geometry/distances.ts';
import { type Nearest, prepareNearestPlace } from '../geometry/plane/nearest-segment.ts';
import { createLambertAzimuthal } from '../geometry/lambert-azimuthal.ts';
import type { LinePart } from './line-part.ts';

/** How far from its centre a plane shows the line: there lengths are right to a thousandth. */
export const PLANE_RADIUS_M = 600_000;

/** A line in a Lambert azimuthal plane centred on a stretch of it. Segment i runs from vertex i to vertex i + 1. */
export interface LinePlane {
  readonly centre: LonLat;
  readonly forward: (lon: number, lat: number) => [number, number];
  /** Vertices, metres. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly m: Float64Array;
  /** Number of the part that each vertex is of. */
  readonly part: Int32Array;
  readonly parts: readonly LinePart[];
  /** First vertices of the segments, in their order along the line. */
  readonly segments: Int32Array;
  /** Vertices at which a part that is no ring ends. */
  readonly ends: readonly number[];
  /** Numbers of segments in `segments` whose box meets a box. */
  readonly search: (minX: number, minY: number, maxX: number, maxY: number) => number[];
  /** The nearest place that is nearer than `most`, into `found`. */
  readonly nearest: (x: number, y: number, most: number, found: Nearest) => void;
}

/** The plane about a centre with what lies within its radius of the line. */
export function createLinePlane(centre: LonLat, parts: readonly LinePart[]): LinePlane {
  const plane = createLambertAzimuthal(...centre);
  const [xs, ys, ms, part, segments, ends]: number[][] = [[], [], [], [], [], []];
  for (const [number, { lon, lat, m, closed }] of parts.entries()) {
    let before = false;
    for (let i = 0; i < m.length; i++) {
      // Where the whole line is short, nothing is beyond.
      const isIn = haversineM(...centre, lon[i]!, lat[i]!) <= PLANE_RADIUS_M;
      if (isIn) {
        if (before) segments!.push(xs!.length - 1);
        if (!closed && (i === 0 || i === m.length - 1)) ends!.push(xs!.length);
        const [x, y] = plane.forward(lon[i]!, lat[i]!);
        xs!.push(x);
        ys!.push(y);
        ms!.push(m[i]!);
        part!.push(number);
      }
      before = isIn;
    }
  }
  const [x, y, first] = [Float64Array.from(xs!), Float64Array.from(ys!), Int32Array.from(segments!)];
  return {
    centre,
    forward: (lon, lat) => plane.forward(lon, lat),
    x,
    y,
    m: Float64Array.from(ms!),
    part: Int32Array.from(part!),
    parts,
    segments: first,
    ends: ends!,
    search: searchOf(x, y, first),
    nearest: nearestOf(x, y, first),
  };
}

function searchOf(x: Float64Array, y: Float64Array, segments: Int32Array): LinePlane['search'] {
  if (segments.length === 0) return () => [];
  const index = new Flatbush(segments.length);
  for (const i of segments) index.add(Math.min(x[i]!, x[i + 1]!), Math.min(y[i]!, y[i + 1]!), Math.max(x[i]!, x[i + 1]!), Math.max(y[i]!, y[i + 1]!));
  index.finish();
  return (minX, minY, maxX, maxY) => index.search(minX, minY, maxX, maxY);
}

function nearestOf(x: Float64Array, y: Float64Array, segments: Int32Array): LinePlane['nearest'] {
  const flat = new Float64Array(4 * segments.length);
  for (let k = 0; k < segments.length; k++) {
    const i = segments[k]!;
    flat[4 * k] = x[i]!;
    flat[4 * k + 1] = y[i]!;
    flat[4 * k + 2] = x[i + 1]!;
    flat[4 * k + 3] = y[i + 1]!;
  }
  const find = prepareNearestPlace(flat);
  return (atX, atY, most, found) => find(atX, atY, 1, 1, most, found);
}

/** Number of the plane whose centre is nearest to a place, degrees. */
export function nearestPlane(planes: readonly LinePlane[], lon: number, lat: number): number {
  if (planes.length === 1) return 0;
  let [best, least] = [0, Infinity];
  for (const [k, { centre }] of planes.entries()) {
    const distance = haversineM(...centre, lon, lat);
    if (distance < least) [best, least] = [k, distance];
  }
  return best;
}
