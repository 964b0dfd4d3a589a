import Flatbush from 'flatbush';
import type { LonLat } from '../crossings/types.ts';
import { haversineM } from '../geometry/distances.ts';
import { createLambertAzimuthal } from '../geometry/lambert-azimuthal.ts';
import type { LinePart } from './siting-line.ts';

/** How far from its centre a plane shows the line: there lengths are right to a thousandth. */
export const PLANE_RADIUS_M = 600_000;
const LEAF = 8;
/** Neighbouring boxes meet: what lies between them is rounding. */
const ROUNDING = 1 - 1e-12;

/** Nearest place of the line; `segment` −1 where none is as near as was asked. */
export interface Nearest {
  distance: number;
  segment: number;
  /** Share along the segment, 0–1. */
  share: number;
}

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

/** Segments in their order are a tree of boxes: neighbours in it lie near each other. */
function nearestOf(x: Float64Array, y: Float64Array, segments: Int32Array): LinePlane['nearest'] {
  const leaves = Math.max(1, Math.ceil(segments.length / LEAF));
  const first = 2 ** Math.ceil(Math.log2(leaves));
  const boxes = new Float64Array(8 * first);
  for (let node = 2 * first - 1; node > 0; node--) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    if (node >= first) {
      for (let k = LEAF * (node - first); k < Math.min(segments.length, LEAF * (node - first + 1)); k++) {
        for (const i of [segments[k]!, segments[k]! + 1]) {
          minX = Math.min(minX, x[i]!);
          maxX = Math.max(maxX, x[i]!);
          minY = Math.min(minY, y[i]!);
          maxY = Math.max(maxY, y[i]!);
        }
      }
    } else {
      for (const child of [8 * node, 8 * node + 4]) {
        minX = Math.min(minX, boxes[child]!);
        minY = Math.min(minY, boxes[child + 1]!);
        maxX = Math.max(maxX, boxes[child + 2]!);
        maxY = Math.max(maxY, boxes[child + 3]!);
      }
    }
    boxes.set([minX, minY, maxX, maxY], 4 * node);
  }
  let [px, py, best] = [0, 0, 0];
  const toBox = (node: number): number => {
    const at = 4 * node;
    const [dx, dy] = [Math.max(0, boxes[at]! - px, px - boxes[at + 2]!), Math.max(0, boxes[at + 1]! - py, py - boxes[at + 3]!)];
    return boxes[at]! > boxes[at + 2]! ? Infinity : ROUNDING * (dx * dx + dy * dy);
  };
  const visit = (node: number, found: Nearest): void => {
    if (node >= first) {
      for (let k = LEAF * (node - first); k < Math.min(segments.length, LEAF * (node - first + 1)); k++) {
        const i = segments[k]!;
        const [ax, ay, dx, dy] = [x[i]! - px, y[i]! - py, x[i + 1]! - x[i]!, y[i + 1]! - y[i]!];
        const square = dx * dx + dy * dy;
        const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
        const [nearX, nearY] = [ax + share * dx, ay + share * dy];
        const distance = nearX * nearX + nearY * nearY;
        if (distance >= best) continue;
        best = distance;
        found.segment = k;
        found.share = share;
      }
      return;
    }
    const [left, right] = [toBox(2 * node), toBox(2 * node + 1)];
    const nearer = left <= right ? 2 * node : 2 * node + 1;
    if (Math.min(left, right) < best) visit(nearer, found);
    if (Math.max(left, right) < best) visit(nearer ^ 1, found);
  };
  return (x0, y0, most, found) => {
    [px, py, best] = [x0, y0, most * most];
    found.segment = -1;
    if (segments.length > 0 && toBox(1) < best) visit(1, found);
    found.distance = found.segment < 0 ? Infinity : Math.sqrt(best);
  };
}

/** Number of the plane whose centre is nearest to a place, degrees. */
export function nearestPlane(planes: readonly LinePlane[], lon: number, lat: number): number {
  let [best, least] = [0, Infinity];
  if (planes.length === 1) return 0;
  for (const [k, { centre }] of planes.entries()) {
    const distance = haversineM(...centre, lon, lat);
    if (distance < least) [best, least] = [k, distance];
  }
  return best;
}
