import Flatbush from 'flatbush';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { shortGeodesicM } from '../geometry/short-geodesic.ts';
import { connectPieces } from './connect-pieces.ts';
import { crossLine, type InsidePiece } from './cross-line.ts';
import { dropRepeatedSegments } from './drop-repeated-segments.ts';
import { mayMeet, preparePolygon, type PreparedPolygon } from './prepare-polygon.ts';
import type { LonLat } from './types.ts';

/** One corridor and one barrier with more than 0.5 m inside it. */
export interface CrossingPair {
  /** The feature's id, else its `id` property, else its index. */
  readonly corridor: string | number;
  readonly barrier: string | number;
  /** Geodesic on WGS 84. */
  readonly lengthInsideKm: number;
  /** Maximal connected parts of the barrier inside the closed corridor. */
  readonly crossings: number;
  /** Where the barrier meets the corridor's boundary. */
  readonly points: LonLat[];
}

const LEAST_M = 0.5;

function idOf(feature: Feature, index: number): string | number {
  if (feature.id !== undefined) return feature.id;
  const own: unknown = feature.properties?.['id'];
  return typeof own === 'string' || typeof own === 'number' ? own : index;
}

function flatten(line: readonly Position[]): number[] {
  const flat: number[] = [];
  for (const position of line) flat.push(position[0]!, position[1]!);
  return flat;
}

type Box = [number, number, number, number];

function boxOf(lines: readonly (readonly Position[])[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (const position of line) {
      const lon = position[0]!;
      const lat = position[1]!;
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  return [west, south, east, north];
}

/** A way there and back counts once: pieces whose own segments overlap are cut anew from what is left of those. */
function withoutRetraces(pieces: InsidePiece[], polygon: PreparedPolygon): InsidePiece[] {
  if (pieces.length === 0) return pieces;
  const own = pieces.map(({ xy, from, to }) => [...from, ...xy.slice(2, -2), ...to]);
  const left = dropRepeatedSegments(own);
  const same = left.length === own.length && left.every((line, i) => line.length === own[i]!.length && line.every((value, k) => value === own[i]![k]));
  return same ? pieces : left.flatMap((line) => crossLine(line, polygon));
}

/**
 * Every pair of a corridor and a barrier with more than 0.5 m inside, corridor by corridor. Positions are [lon, lat]
 * in WGS 84 and edges straight in them (RFC 7946); what is cut at the antimeridian counts as connected across it.
 */
export function crossUntiled(
  corridors: readonly Feature<Polygon | MultiPolygon>[], barriers: readonly Feature<LineString | MultiLineString>[],
): { pairs: CrossingPair[]; totalKm: number } {
  const prepared: { id: string | number; polygon: PreparedPolygon; box: Box }[] = [];
  corridors.forEach((feature, index) => {
    const { geometry } = feature;
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    const parts = geometry.type === 'Polygon' ? undefined : geometry.coordinates.flatMap((part, number) => part.map(() => number));
    const polygon = preparePolygon(rings.map(flatten), parts);
    if (polygon) prepared.push({ id: idOf(feature, index), polygon, box: boxOf(rings) });
  });
  if (prepared.length === 0) return { pairs: [], totalKm: 0 };
  const boxes = new Flatbush(prepared.length);
  for (const { box } of prepared) boxes.add(...box);
  boxes.finish();
  const found: { order: number; pair: CrossingPair }[] = [];
  barriers.forEach((feature, index) => {
    const { geometry } = feature;
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    const whole = boxOf(lines);
    const candidates = boxes.search(...whole);
    if (candidates.length === 0) return;
    const near = candidates.filter((order) => mayMeet(prepared[order]!.polygon, ...whole));
    if (near.length === 0) return;
    const flat = lines.map((line) => ({ line: flatten(line), box: lines.length === 1 ? whole : boxOf([line]) }));
    for (const order of near) {
      const { id, polygon, box } = prepared[order]!;
      const pieces = withoutRetraces(flat.flatMap(({ line, box: own }) => (meet(own, box) ? crossLine(line, polygon) : [])), polygon);
      const metres = pieces.reduce((sum, piece) => sum + lengthM(piece.xy), 0);
      if (!(metres > LEAST_M)) continue;
      const { crossings, points } = describe(pieces);
      found.push({ order, pair: { corridor: id, barrier: idOf(feature, index), lengthInsideKm: metres / 1000, crossings, points } });
    }
  });
  // Stable: barriers keep their order inside a corridor.
  const pairs = found.sort((a, b) => a.order - b.order).map(({ pair }) => pair);
  return { pairs, totalKm: pairs.reduce((sum, pair) => sum + pair.lengthInsideKm, 0) };
}

function meet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

function lengthM(xy: readonly number[]): number {
  let metres = 0;
  for (let i = 2; i + 1 < xy.length; i += 2) metres += shortGeodesicM(xy[i - 2]!, xy[i - 1]!, xy[i]!, xy[i + 1]!);
  return metres;
}

function describe(pieces: readonly InsidePiece[]): { crossings: number; points: LonLat[] } {
  const ends = pieces.flatMap(({ xy, entersAtStart, leavesAtEnd }, piece) => [
    { piece, lon: xy[0]!, lat: xy[1]!, meets: entersAtStart },
    { piece, lon: xy.at(-2)!, lat: xy.at(-1)!, meets: leavesAtEnd },
  ]);
  // One place on the ground, written with both longitudes, or with any at a pole; within 1e-9 degrees, 0.1 mm.
  const across = (a: { lon: number; lat: number }) =>
    Math.abs(a.lat) === 90 ? ends.filter((b) => b.lat === a.lat && b.lon !== a.lon) : Math.abs(a.lon) === 180 ? ends.filter((b) => b.lon === -a.lon && Math.abs(a.lat - b.lat) < 1e-9) : [];
  const links = ends.flatMap((end) => across(end).map((other): [number, number] => [end.piece, other.piece]));
  const points = new Map<string, LonLat>();
  const firstAt = new Map<string, number>();
  for (const end of ends) {
    if (!end.meets) continue;
    // Lines that cross on the boundary itself end there at places that rounding sets apart.
    const key = `${end.lon.toFixed(9)} ${end.lat.toFixed(9)}`;
    const first = firstAt.get(key);
    if (first === undefined) firstAt.set(key, end.piece);
    else links.push([first, end.piece]);
    if (across(end).length === 0) points.set(key, [end.lon, end.lat]);
  }
  return { crossings: new Set(connectPieces(pieces, links)).size, points: [...points.values()] };
}
