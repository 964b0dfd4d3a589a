import type { Position } from 'geojson';
import { AtlasError } from '../errors.ts';
import { cutPolygon } from '../geometry/antimeridian-polygons.ts';
import { FlatLine } from '../geometry/flat-line.ts';
import { isOnEarth, ROUNDING } from '../geometry/on-earth.ts';
import type { SystemHint } from '../formats/crs/named-system.ts';
import type { Crossing, CrossingRings } from './crossing-rings.ts';
import { positionsOf, type Ring } from './ring.ts';
import type { RawFeature, Tally } from './raw-feature.ts';
import { type NoteCode, noteOf } from '../notes.ts';

export interface CleanedPolygons {
  readonly polygons: Ring[][];
  /** Whether an edge spanned more than 180° of longitude, as in a polygon not cut at the antimeridian, and was taken the short way round. */
  readonly wraps: boolean;
  readonly crossing: Crossing;
}

/**
 * Check a feature's coordinates as [lon, lat], rings that came flat and need no change as they are: a third dimension is left out, open rings are
 * closed, rings of fewer than four positions dropped (with their polygon, when they are its outer ring), and rings that are
 * there already, which would be holes in themselves. A polygon that goes on past ±180°
 * of longitude, or jumps from one side of the antimeridian to the other (RFC 7946, 3.1.9), is cut there. One that crosses
 * itself is taken apart.
 * @param crossings of the file; when left out, rings may cross themselves
 * @param hint what the file says of its system, for the error on metres
 * @throws AtlasError naming the feature when a coordinate is not a number or lies outside degrees
 */
export function cleanRings(feature: RawFeature, dropped: Tally, mended: Tally, hint: SystemHint, crossings?: CrossingRings): CleanedPolygons {
  const polygons: Ring[][] = [];
  let wraps = false;
  const place = { file: feature.file, row: feature.number, field: 'geometry.coordinates' };
  const malformed = (what: NoteCode): AtlasError => new AtlasError('areas.badCoordinates', { what: noteOf(what) }, place);
  for (const polygon of feature.polygons) {
    if (!Array.isArray(polygon)) throw malformed('areas.polygonNoList');
    const rings: Ring[] = [];
    let [beyond, jumps] = [false, false];
    const known = new Map<number, Ring>();
    for (const [at, given] of polygon.entries()) {
      const ring: unknown = given;
      if (!Array.isArray(ring) && !(ring instanceof FlatLine)) throw malformed('areas.ringNoList');
      const cleaned = cleanRing(ring, malformed, (x, y) => refuseOutside(x, y, feature, hint));
      if (cleaned.closed) mended.add('mended.ringsClosed');
      beyond ||= cleaned.beyond;
      jumps ||= cleaned.wraps;
      if (isRepeated(cleaned.points, known)) mended.add('mended.ringsRepeated');
      else if (cleaned.points.length >= 4) rings.push(cleaned.points);
      else {
        dropped.add('dropped.shortRings');
        if (at === 0) break;
      }
    }
    if (rings.length === 0) continue;
    wraps ||= jumps;
    if (beyond || jumps) {
      mended.add('mended.cut');
      for (const piece of cut(rings.map(positionsOf), malformed)) polygons.push(piece);
    } else for (const piece of withoutLooseHoles(rings, mended)) polygons.push(piece);
  }
  let crossing: Crossing = 'none';
  const mend = (rings: Ring[], all: CrossingRings): Ring[][] => {
    const found = all.mend(rings);
    if (found.crossing !== 'none' && crossing !== 'left') crossing = found.crossing;
    return found.polygons;
  };
  return { polygons: crossings ? polygons.flatMap((rings) => mend(rings, crossings)) : polygons, wraps, crossing };
}

/** The same, of a custodian's own drawing: rings as lists of positions, and none taken apart. */
export function cleanPolygons(feature: RawFeature, dropped: Tally, mended: Tally, hint: SystemHint): Position[][][] {
  return cleanRings(feature, dropped, mended, hint).polygons.map((rings) => rings.map(positionsOf));
}

/** A polygon whose rings besides the first lie in its box; those that lie outside are no holes of it, and areas of their own. */
function withoutLooseHoles(given: Ring[], mended: Tally): Ring[][] {
  if (given.length < 2) return [given];
  const rings = outerFirst(given);
  if (rings !== given) mended.add('mended.outerFirst');
  const [outer, ...holes] = rings;
  if (!outer) return [rings];
  const [west, south, east, north] = boxOf(outer);
  const isLoose = (hole: Ring): boolean => {
    const [w, s, e, n] = boxOf(hole);
    return e < west || w > east || n < south || s > north;
  };
  const loose = holes.filter(isLoose);
  if (loose.length === 0) return [rings];
  const isLooseHole = new Set(loose);
  mended.add('mended.looseHoles', loose.length);
  return [[outer, ...holes.filter((hole) => !isLooseHole.has(hole))], ...loose.map((hole) => [hole])];
}

/** Rings with the one first that is around them all, where a hole stands before it: its area would be less than nothing. */
function outerFirst(rings: Ring[]): Ring[] {
  const [first] = rings;
  if (!first) return rings;
  const [west, south, east, north] = boxOf(first);
  const around = rings.find((ring) => {
    const [w, s, e, n] = boxOf(ring);
    return ring !== first && w < west && s < south && e > east && n > north;
  });
  return around ? [around, ...rings.filter((ring) => ring !== around)] : rings;
}

function boxOf(ring: Ring): readonly [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  visit(ring, (lon, lat) => {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  });
  return [west, south, east, north];
}

/**
 * Whether a polygon has this very ring already.
 * @param known its rings so far by a sum of their positions: of two that differ and have the same sum only the first is compared
 */
function isRepeated(ring: Ring, known: Map<number, Ring>): boolean {
  let [sum, count] = [0, 0];
  visit(ring, (lon, lat) => {
    count += 1;
    sum += count * (lon + 3 * lat);
  });
  const alike = known.get(sum);
  if (!alike) known.set(sum, ring);
  if (alike?.length !== ring.length) return false;
  const [own, other] = [positionsOf(ring), positionsOf(alike)];
  return own.every(([lon, lat], at) => other[at]?.[0] === lon && other[at]?.[1] === lat);
}

function visit(ring: Ring, meet: (lon: number, lat: number) => void): void {
  if (ring instanceof FlatLine) ring.forEach(meet);
  else for (const [lon = 0, lat = 0] of ring) meet(lon, lat);
}

/** Whether a ring is closed and nothing but [lon, lat] within bounds, as most are: a copy would take as much memory as the file's own. */
function isPlainRing(ring: unknown[]): ring is Position[] {
  for (const position of ring) {
    if (!Array.isArray(position) || position.length !== 2) return false;
    const [lon, lat]: readonly unknown[] = position;
    if (typeof lon !== 'number' || typeof lat !== 'number' || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) return false;
  }
  const [first, last]: readonly unknown[] = [ring[0], ring.at(-1)];
  return Array.isArray(first) && Array.isArray(last) && first[0] === last[0] && first[1] === last[1];
}

function isPlainFlat({ coords, start, length }: FlatLine): boolean {
  const end = start + 2 * length;
  for (let at = start; at < end; at += 2) if (!(Math.abs(coords[at]!) <= 180) || !(Math.abs(coords[at + 1]!) <= 90)) return false;
  return coords[start] === coords[end - 2] && coords[start + 1] === coords[end - 1];
}

function isWrapping(ring: Ring): boolean {
  let before: number | undefined;
  let wraps = false;
  visit(ring, (lon) => {
    wraps ||= before !== undefined && isJump(lon - before);
    before = lon;
  });
  return wraps;
}

/** A step from −180 to 180 is no way at all: boxes of the whole world have it. */
function isJump(step: number): boolean {
  return Math.abs(step) > 180 && Math.abs(step) < 360;
}

function cut(rings: readonly Position[][], malformed: (what: NoteCode) => AtlasError): Position[][][] {
  try {
    return cutPolygon(rings);
  } catch (error) {
    if (error instanceof RangeError) throw malformed('areas.turns');
    throw error;
  }
}

function cleanRing(
  given: unknown[] | FlatLine,
  malformed: (what: NoteCode) => AtlasError,
  refuse: (x: number, y: number) => AtlasError,
): { points: Ring; closed: boolean; wraps: boolean; beyond: boolean } {
  if (given instanceof FlatLine && isPlainFlat(given)) return { points: given, closed: false, wraps: isWrapping(given), beyond: false };
  const ring: unknown[] = given instanceof FlatLine ? given.toPositions() : given;
  if (isPlainRing(ring)) return { points: ring, closed: false, wraps: isWrapping(ring), beyond: false };
  const points: Position[] = [];
  let [wraps, beyond] = [false, false];
  let last: number | undefined;
  for (const position of ring) {
    if (!Array.isArray(position)) throw malformed('areas.positionNoPair');
    const x: unknown = position[0];
    const y: unknown = position[1];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      throw malformed('areas.positionNoPair');
    }
    if (!isOnEarth(x, y, ROUNDING)) throw refuse(x, y);
    if (Math.abs(x) > 180 + ROUNDING) beyond = true;
    // Rounding beyond 180.
    const lon = Math.abs(x) > 180 && Math.abs(x) <= 180 + ROUNDING ? Math.sign(x) * 180 : x;
    if (last !== undefined && isJump(lon - last)) wraps = true;
    last = lon;
    points.push([lon, Math.min(90, Math.max(-90, y))]);
  }
  const first = points[0];
  const end = points.at(-1);
  const closed = first !== undefined && end !== undefined && (first[0] !== end[0] || first[1] !== end[1]);
  if (closed) points.push([...first]);
  return { points, closed, wraps, beyond };
}

function refuseOutside(x: number, y: number, feature: RawFeature, hint: SystemHint): AtlasError {
  const place = { file: feature.file, row: feature.number, field: 'geometry.coordinates' };
  return new AtlasError('areas.projected', { x: round(x), y: round(y), hint }, place);
}

function round(value: number): string {
  return String(Number(value.toPrecision(9)));
}
