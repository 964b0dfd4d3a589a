import Flatbush from 'flatbush';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { shortGeodesicM } from '../geometry/distances.ts';
import { connectPieces } from '../geometry/plane/connect-pieces.ts';
import { crossLine, type InsidePiece } from './cross-line.ts';
import { dropRepeatedSegments, hasRepeatedSegments } from '../geometry/plane/repeated-segments.ts';
import { packBarriers, packCorridor, type Box, type PackedBarriers, type PackedCorridor } from './pack-features.ts';
import { mayMeet, preparePolygon, type PreparedPolygon } from '../geometry/plane/prepare-polygon.ts';
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

/** Fewer boxes than these are compared one by one: it takes less time than a tree. */
const FEW_BOXES = 32;

const NONE: number[] = [];

/** The boxes, by number, that meet one. */
function indexBoxes(boxes: readonly Box[]): (west: number, south: number, east: number, north: number) => readonly number[] {
  if (boxes.length <= FEW_BOXES) {
    return (west, south, east, north) => {
      let found = NONE;
      for (let i = 0; i < boxes.length; i++) {
        const box = boxes[i]!;
        if (west > box[2] || east < box[0] || south > box[3] || north < box[1]) continue;
        if (found === NONE) found = [i];
        else found.push(i);
      }
      return found;
    };
  }
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return (west, south, east, north) => index.search(west, south, east, north);
}

/** A way there and back counts once: pieces whose own segments overlap are cut anew from what is left of those. */
function withoutRetraces(pieces: InsidePiece[], polygon: PreparedPolygon): InsidePiece[] {
  if (pieces.length === 0) return pieces;
  const own = pieces.map(({ xy, from, to }) => [...from, ...xy.slice(2, -2), ...to]);
  return hasRepeatedSegments(own) ? dropRepeatedSegments(own).flatMap((line) => crossLine(line, polygon)) : pieces;
}

/**
 * Every pair of a corridor and a barrier with more than 0.5 m inside, corridor by corridor. Positions are [lon, lat]
 * in WGS 84 and edges straight in them (RFC 7946); what is cut at the antimeridian counts as connected across it.
 */
export function crossUntiled(
  corridors: readonly Feature<Polygon | MultiPolygon>[],
  barriers: readonly Feature<LineString | MultiLineString>[],
): { pairs: CrossingPair[]; totalKm: number } {
  return crossPacked(corridors.map(packCorridor), packBarriers(barriers));
}

/** The same, of features already packed: polygons are indexed here. */
export function crossPacked(corridors: readonly PackedCorridor[], barriers: PackedBarriers): { pairs: CrossingPair[]; totalKm: number } {
  const prepared = corridors.flatMap(({ id, rings, parts, box }) => {
    const polygon = preparePolygon(rings, parts);
    return polygon ? [{ id, polygon, box }] : [];
  });
  if (prepared.length === 0) return { pairs: [], totalKm: 0 };
  const near = indexBoxes(prepared.map(({ box }) => box));
  const found: { order: number; pair: CrossingPair }[] = [];
  const { ids, boxes } = barriers;
  for (let b = 0; b < ids.length; b++) {
    const west = boxes[4 * b]!;
    const south = boxes[4 * b + 1]!;
    const east = boxes[4 * b + 2]!;
    const north = boxes[4 * b + 3]!;
    for (const order of near(west, south, east, north)) {
      const { id, polygon, box } = prepared[order]!;
      if (!mayMeet(polygon, west, south, east, north)) continue;
      const pieces = withoutRetraces(crossBarrier(barriers, b, polygon, box), polygon);
      const metres = pieces.reduce((sum, piece) => sum + lengthM(piece.xy), 0);
      if (!(metres > LEAST_M)) continue;
      const { crossings, points } = describe(pieces);
      found.push({ order, pair: { corridor: id, barrier: ids[b]!, lengthInsideKm: metres / 1000, crossings, points } });
    }
  }
  // Stable: barriers keep their order inside a corridor.
  const pairs = found.sort((a, b) => a.order - b.order).map(({ pair }) => pair);
  return { pairs, totalKm: pairs.reduce((sum, pair) => sum + pair.lengthInsideKm, 0) };
}

/** The stretches of a barrier's lines inside a polygon. */
function crossBarrier({ lineStart, lineBoxes, xyStart, xy }: PackedBarriers, barrier: number, polygon: PreparedPolygon, box: Box): InsidePiece[] {
  const pieces: InsidePiece[] = [];
  for (let l = lineStart[barrier]!; l < lineStart[barrier + 1]!; l++) {
    if (lineBoxes[4 * l]! > box[2] || lineBoxes[4 * l + 2]! < box[0] || lineBoxes[4 * l + 1]! > box[3] || lineBoxes[4 * l + 3]! < box[1]) continue;
    for (const piece of crossLine(xy.subarray(xyStart[l], xyStart[l + 1]), polygon)) pieces.push(piece);
  }
  return pieces;
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
    Math.abs(a.lat) === 90
      ? ends.filter((b) => b.lat === a.lat && b.lon !== a.lon)
      : Math.abs(a.lon) === 180
        ? ends.filter((b) => b.lon === -a.lon && Math.abs(a.lat - b.lat) < 1e-9)
        : [];
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
