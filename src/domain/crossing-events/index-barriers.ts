import { ECCENTRICITY_SQUARED, SEMI_MAJOR_M } from '../geometry/distances.ts';
import { distanceFromOrigin, prepareNearest } from '../geometry/plane/nearest-segment.ts';
import { indexLines, meetSegments } from '../geometry/plane/segments.ts';
import type { BarrierLines } from './barriers-near-tracks.ts';

const DEGREE = Math.PI / 180;

/** Many barriers, asked together; barriers are named by their number. */
export interface BarrierIndex {
  /**
   * Barriers that the step PQ in degrees meets after P, each with the share of the step (0–1) where it first does.
   * Longitudes may lie beyond ±180 and differ by at most 180.
   * @param atStart whether a barrier on which P lies counts too
   */
  crossedBy(px: number, py: number, qx: number, qy: number, atStart?: boolean): Map<number, { first: number; events: number }>;
  /** Barriers within a distance of a place, on the ellipsoid's own plane there: right to a thousandth up to tens of km. */
  near(lon: number, lat: number, distanceM: number): ReadonlySet<number>;
  /** The same, with the distance of each, metres. */
  distances(lon: number, lat: number, distanceM: number): Map<number, number>;
}

/** @returns undefined when no barrier has a segment */
export function indexBarriers(barriers: readonly BarrierLines[]): BarrierIndex | undefined {
  const flat = barriers.map(({ lines }) => lines.map((line) => line.flat()));
  const whole = indexLines(flat.flat());
  if (!whole) return undefined;
  const { index: searched, segments } = whole;
  const owners = new Uint32Array(segments.length / 4);
  let filled = 0;
  for (const [owner, lines] of flat.entries()) {
    for (const line of lines) {
      const from = filled;
      filled += Math.max(0, line.length / 2 - 1);
      owners.fill(owner, from, filled);
    }
  }
  const crossedBy = meetBarriers(segments, owners, (minX, minY, maxX, maxY, take) => {
    for (const segment of searched.search(minX, minY, maxX, maxY)) take(segment);
  });
  if (flat.length === 1) {
    const distanceTo = prepareDistance(segments);
    return {
      crossedBy,
      near: (lon, lat, distanceM) => (distanceTo(lon, lat, distanceM) === Infinity ? NONE : FIRST),
      distances: (lon, lat, distanceM) => {
        const distance = distanceTo(lon, lat, distanceM);
        return new Map(distance === Infinity ? [] : [[0, distance]]);
      },
    };
  }
  return { crossedBy, near: (lon, lat, distanceM) => new Set(distances(lon, lat, distanceM).keys()), distances };

  function distances(lon: number, lat: number, distanceM: number): Map<number, number> {
    const [perLon, perLat] = metresPerDegree(lat);
    const [reachX, reachY] = [Math.min(180, distanceM / perLon), distanceM / perLat];
    const found = new Map<number, number>();
    for (const turn of turnsOf(lon - reachX, lon + reachX)) {
      const x = lon + turn;
      for (const segment of searched.search(x - reachX, lat - reachY, x + reachX, lat + reachY)) {
        const owner = owners[segment]!;
        const i = 4 * segment;
        const distance = distanceFromOrigin(
          (segments[i]! - x) * perLon,
          (segments[i + 1]! - lat) * perLat,
          (segments[i + 2]! - x) * perLon,
          (segments[i + 3]! - lat) * perLat,
        );
        if (distance <= distanceM && distance < (found.get(owner) ?? Infinity)) found.set(owner, distance);
      }
    }
    return found;
  }
}

/** The only barrier, or none. */
const FIRST: ReadonlySet<number> = new Set([0]);
const NONE: ReadonlySet<number> = new Set();

/**
 * Of a single barrier the nearest segment alone is asked for, however far it is looked for.
 * @returns tells how far it is, metres; Infinity where it is farther than asked
 */
function prepareDistance(segments: Float64Array): (lon: number, lat: number, distanceM: number) => number {
  const nearest = prepareNearest(segments);
  return (lon, lat, distanceM) => {
    const scale = metresPerDegree(lat);
    const reachX = Math.min(180, distanceM / scale[0]);
    // One that is just as far counts.
    const beyond = distanceM * (1 + 2 * Number.EPSILON);
    let least = beyond;
    const turns = turnsOf(lon - reachX, lon + reachX);
    for (let i = 0; i < turns.length; i++) least = nearest(lon + turns[i]!, lat, scale, least);
    return least < beyond && least <= distanceM ? least : Infinity;
  };
}

/** Tells of each segment whose box meets a box in degrees, once. */
type SearchSegments = (minX: number, minY: number, maxX: number, maxY: number, take: (segment: number) => void) => void;

/**
 * What a step meets, however the segments are looked for.
 * @param segments ax, ay, bx, by of each
 * @param owners number of the barrier of each
 */
export function meetBarriers(segments: Float64Array, owners: Uint32Array, search: SearchSegments): BarrierIndex['crossedBy'] {
  return (px, py, qx, qy, atStart = false) => {
    const met = new Map<number, { first: number; events: number }>();
    for (const turn of turnsOf(Math.min(px, qx), Math.max(px, qx))) {
      const [from, to] = [px + turn, qx + turn];
      const byOwner = new Map<number, number[]>();
      search(Math.min(from, to), Math.min(py, qy), Math.max(from, to), Math.max(py, qy), (segment) => {
        const own = byOwner.get(owners[segment]!);
        if (own) own.push(segment);
        else byOwner.set(owners[segment]!, [segment]);
      });
      for (const [owner, own] of byOwner) {
        // A fix on the line belongs to the step that arrives there.
        const parameters = meetSegments(from, py, to, qy, segments, own).filter((t) => atStart || t > 0);
        const [first] = parameters;
        if (first === undefined) continue;
        const before = met.get(owner);
        met.set(owner, { first: Math.min(first, before?.first ?? 1), events: parameters.length + (before?.events ?? 0) });
      }
    }
    return met;
  };
}

const NO_TURN: readonly number[] = [0];

/** Turns round the globe that bring longitudes to where barriers may lie, −180 … 180. */
export function turnsOf(west: number, east: number): readonly number[] {
  if (west > -180 && east < 180) return NO_TURN;
  return [-360, 0, 360].filter((turn) => west + turn <= 180 && east + turn >= -180);
}

/** Metres of a degree of longitude and of latitude on WGS 84. */
export function metresPerDegree(lat: number): [number, number] {
  const square = 1 - ECCENTRICITY_SQUARED * Math.sin(lat * DEGREE) ** 2;
  const normal = SEMI_MAJOR_M / Math.sqrt(square);
  return [Math.max(1e-6, normal * Math.cos(lat * DEGREE) * DEGREE), ((normal * (1 - ECCENTRICITY_SQUARED)) / square) * DEGREE];
}
