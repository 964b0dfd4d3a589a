import type { LonLat } from '../crossings/types.ts';
import { AtlasError } from '../errors.ts';
import { unwrap, wrapLongitude } from '../geometry/antimeridian.ts';
import { shortGeodesicM } from '../geometry/distances.ts';
import { leaveParallel } from './leave-parallel.ts';
import { createLinePlane, type LinePlane, PLANE_RADIUS_M } from './line-plane.ts';
import { type LinePart, partAt, placeOf } from './line-part.ts';
import { stretchAt } from './stretch-at.ts';

/** Vertices that a line may have: more than any road is drawn with at the scale of a structure. */
export const MOST_VERTICES = 500_000;
/** A line that comes nearer to a pole has no side to come from, degrees of latitude. */
const NEAREST_POLE = 89.9;
/** Edges are straight in longitude and latitude; pieces of this length follow them within a metre on nearly all land. */
const PIECE_M = 5_000;
/** Length of the line that one plane is centred on. */
const PLANE_LENGTH_M = 400_000;
/** Ends of parts within this are one place, degrees (a decimetre). */
const SAME_PLACE = 1e-6;

/** The parts of a line one after another, with a measure of their own: metres along it, geodesic on WGS 84. */
export interface MeasuredLine {
  readonly parts: readonly LinePart[];
  readonly lengthM: number;
  /** Parts left out, and parts that stay in doubt, since they run beside others; see `leaveParallel`. */
  readonly beside: { readonly left: number; readonly unsure: number };
}

/** A line that animals cross. */
export interface SitingLine extends MeasuredLine {
  /** Vertices as given, all parts together. */
  readonly vertices: number;
  readonly planes: readonly LinePlane[];
}

/**
 * A line made ready to be crossed, as `measureLine` has it.
 * @param lines [lon, lat] degrees, edges straight in them, the shorter way round the globe
 * @throws AtlasError where it has no length, comes to a pole, or has more than `MOST_VERTICES` vertices
 */
export function prepareLine(lines: readonly (readonly LonLat[])[]): SitingLine {
  const measured = measureLine(lines);
  return { ...measured, vertices: countVertices(lines), planes: planesOf(measured.parts, measured.lengthM) };
}

/**
 * A line with its measure. Parts whose ends meet are joined, across the antimeridian too; where three or more meet, all stay
 * parts of their own. Of two carriageways one is left out.
 * @param lines as of `prepareLine`
 * @throws AtlasError as `prepareLine`
 */
export function measureLine(lines: readonly (readonly LonLat[])[]): MeasuredLine {
  const vertices = countVertices(lines);
  if (vertices > MOST_VERTICES) throw new AtlasError('siting.tooManyVertices', { n: vertices, most: MOST_VERTICES });
  const joined = joinParts(lines.filter((line) => line.length > 1));
  const all: LinePart[] = [];
  let lengthM = 0;
  for (const line of joined) {
    const part = measurePart(line, lengthM);
    if (part.toM <= part.fromM) continue;
    all.push(part);
    lengthM = part.toM;
  }
  if (!(lengthM > 0)) throw new AtlasError('siting.noLength');
  const { parts, ...beside } = leaveParallel(all);
  return { parts, lengthM: parts.at(-1)?.toM ?? 0, beside };
}

function countVertices(lines: readonly (readonly LonLat[])[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** The same for ends of lines that are one place. */
export function endKey([lon, lat]: LonLat): string {
  const wrapped = wrapLongitude(lon);
  return `${Math.round((wrapped === -180 ? 180 : wrapped) / SAME_PLACE)} ${Math.round(lat / SAME_PLACE)}`;
}

/** Lines joined where exactly two ends meet, in the order and direction of the first of each. */
function joinParts(lines: readonly (readonly LonLat[])[]): LonLat[][] {
  const meeting = new Map<string, { line: number; atStart: boolean }[]>();
  for (const [line, places] of lines.entries()) {
    for (const atStart of [true, false]) {
      const key = endKey(atStart ? places[0]! : places.at(-1)!);
      const known = meeting.get(key);
      if (known) known.push({ line, atStart });
      else meeting.set(key, [{ line, atStart }]);
    }
  }
  const used = new Set<number>();
  /** What goes on from an end, away from it. */
  const follow = (places: readonly LonLat[], from: number): LonLat[] => {
    const way: LonLat[] = [...places];
    let last = from;
    for (;;) {
      const here = way.at(-1)!;
      const ends = meeting.get(endKey(here)) ?? [];
      const next = ends.length === 2 ? ends.find(({ line }) => line !== last && !used.has(line)) : undefined;
      if (!next) return way;
      used.add(next.line);
      last = next.line;
      const more = next.atStart ? lines[next.line]! : lines[next.line]!.toReversed();
      for (const place of more.slice(1)) way.push(place);
    }
  };
  const joined: LonLat[][] = [];
  for (const [line, places] of lines.entries()) {
    if (used.has(line)) continue;
    used.add(line);
    const onward = follow(places, line);
    joined.push(follow(onward.toReversed(), line).toReversed());
  }
  return joined;
}

/** @throws AtlasError where it comes to a pole, or jumps half round the globe */
function measurePart(line: readonly LonLat[], fromM: number): LinePart {
  const [lon, lat, m]: number[][] = [[], [], []];
  const places = unwrap(line);
  let at = fromM;
  for (const [i, [x, y]] of places.entries()) {
    const [beforeX, beforeY] = places[i - 1] ?? [x, y];
    if (!(Math.abs(y) < NEAREST_POLE) || Math.abs(x - beforeX) > 179.99) throw new AtlasError('siting.pole', { lat: Math.round(y * 100) / 100 });
    if (i === 0) {
      lon!.push(x);
      lat!.push(y);
      m!.push(at);
      continue;
    }
    const whole = shortGeodesicM(beforeX, beforeY, x, y);
    const pieces = Math.max(1, Math.ceil(whole / PIECE_M));
    for (let piece = 1; piece <= pieces; piece++) {
      const share = piece / pieces;
      const [nextX, nextY] = piece === pieces ? [x, y] : [beforeX + share * (x - beforeX), beforeY + share * (y - beforeY)];
      const length = pieces === 1 ? whole : shortGeodesicM(lon!.at(-1)!, lat!.at(-1)!, nextX, nextY);
      if (!(length > 0)) continue;
      at += length;
      lon!.push(nextX);
      lat!.push(nextY);
      m!.push(at);
    }
  }
  const [firstX, firstY, lastX, lastY] = [lon![0]!, lat![0]!, lon!.at(-1)!, lat!.at(-1)!];
  const closed = m!.length > 3 && Math.abs(wrapLongitude(lastX) - wrapLongitude(firstX)) < SAME_PLACE && Math.abs(lastY - firstY) < SAME_PLACE;
  return { fromM, toM: at, closed, lon: Float64Array.from(lon!), lat: Float64Array.from(lat!), m: Float64Array.from(m!) };
}

function planesOf(parts: readonly LinePart[], lengthM: number): LinePlane[] {
  const count = Math.ceil(lengthM / PLANE_LENGTH_M);
  const centres: LonLat[] = [];
  for (let k = 0; k < count; k++) {
    const [lon, lat] = placeOf(parts, ((k + 0.5) / count) * lengthM);
    centres.push([lon, lat]);
  }
  // Of several parts some may lie far from the others; what lies in one plane already needs none of its own.
  for (const part of parts) {
    const middle = placeOf([part], (part.fromM + part.toM) / 2);
    if (centres.every((centre) => shortGeodesicM(...centre, ...middle) > PLANE_RADIUS_M / 2)) centres.push(middle);
  }
  return centres.map((centre) => createLinePlane(centre, parts));
}

/** The place at a measure along a line, [lon, lat] degrees within −180…180; the nearest end for a measure beyond it. */
export function placeAtMeasure({ parts }: Pick<SitingLine, 'parts'>, measure: number): LonLat {
  const [lon, lat] = placeOf(parts, measure);
  return [wrapLongitude(lon), lat];
}

/** The stretch of a line between two measures, [lon, lat] degrees: a way a part, longitudes going on beyond ±180. */
export function stretchOfLine({ parts }: Pick<SitingLine, 'parts'>, fromM: number, toM: number): LonLat[][] {
  return parts.slice(partAt(parts, fromM), partAt(parts, toM) + 1).flatMap((part) => {
    const [from, to] = [Math.max(fromM, part.fromM), Math.min(toM, part.toM)];
    if (to <= from) return [];
    const way: LonLat[] = [placeOf([part], from)];
    for (let i = stretchAt(part.m, from) + 1; part.m[i]! < to; i++) way.push([part.lon[i]!, part.lat[i]!]);
    way.push(placeOf([part], to));
    return [way];
  });
}
