import type { Geometry, Position } from 'geojson';
import { FlatFeatures, LINES, POINTS, POLYGONS, STRIDE } from './flat-features.ts';
import { clipList } from './clip-features.ts';
import { weighVertices } from './simplify-part.ts';
import type { TileGrid } from './tile-grid.ts';

/** Beyond it 32 bits do not number cells: four worlds away and more. */
const FARTHEST = 0x7fff_ffff;

/**
 * A geometry (WGS84 [lon, lat], degrees) projected to the grid's Web Mercator and added to features, with what its vertices
 * weigh, see `weighVertices`. Outer rings run clockwise on screen and holes the other way, whatever way they came.
 * Geometry collections are added as their members; what has no positions is not.
 * @param owner the number of what it belongs to
 */
export function flattenGeometry(flat: FlatFeatures, geometry: Geometry, owner: number, grid: TileGrid): void {
  const { parts } = flat;
  let kind = LINES;
  switch (geometry.type) {
    case 'Point':
      if (geometry.coordinates.length > 0) flat.addPoint(eastOf(geometry.coordinates, grid), southOf(geometry.coordinates, grid), owner);
      return;
    case 'MultiPoint':
      kind = POINTS;
      if (geometry.coordinates.length > 0) flat.closePart(0, writePositions(flat, geometry.coordinates, grid));
      break;
    case 'LineString':
      addLine(flat, geometry.coordinates, grid);
      break;
    case 'MultiLineString':
      for (const line of geometry.coordinates) addLine(flat, line, grid);
      break;
    case 'Polygon':
      kind = POLYGONS;
      geometry.coordinates.forEach((ring, at) => addRing(flat, ring, at === 0, grid));
      break;
    case 'MultiPolygon':
      kind = POLYGONS;
      for (const rings of geometry.coordinates) rings.forEach((ring, at) => addRing(flat, ring, at === 0, grid));
      break;
    case 'GeometryCollection':
      for (const member of geometry.geometries) flattenGeometry(flat, member, owner, grid);
      return;
  }
  if (flat.parts > parts) flat.closeFeature(kind, owner);
}

function eastOf(position: Position, { width, origin }: TileGrid): number {
  return (position[0]! / 360 + 0.5 - origin) * width;
}

function southOf(position: Position, { width, origin }: TileGrid): number {
  const sin = Math.sin((position[1]! * Math.PI) / 180);
  const south = 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
  return ((south < 0 ? 0 : south > 1 ? 1 : south) - origin) * width;
}

/** Positions behind the last part. @returns where they end */
function writePositions(flat: FlatFeatures, positions: readonly Position[], grid: TileGrid): number {
  flat.reserve(1, positions.length);
  const { coords } = flat;
  let to = flat.used;
  for (const position of positions) {
    const [x, y] = [eastOf(position, grid), southOf(position, grid)];
    coords[to] = grid.isWhole ? Math.max(-FARTHEST, Math.min(FARTHEST, Math.floor(x + 0.5))) : x;
    coords[to + 1] = grid.isWhole ? Math.floor(y + 0.5) : y;
    coords[to + 2] = 0;
    to += STRIDE;
  }
  return to;
}

/** The simplification in units of positions. */
function leastWeight({ tolerance, width, maxZoom, extent }: TileGrid): number {
  return (tolerance * width) / (2 ** maxZoom * extent);
}

function addLine(flat: FlatFeatures, line: readonly Position[], grid: TileGrid): void {
  if (line.length === 0) return;
  const end = writePositions(flat, line, grid);
  const { coords } = flat;
  let length = 0;
  for (let at = flat.used + STRIDE; at < end; at += STRIDE) {
    const dx = coords[at]! - coords[at - STRIDE]!;
    const dy = coords[at + 1]! - coords[at + 1 - STRIDE]!;
    length += Math.sqrt(dx * dx + dy * dy);
  }
  weighVertices(coords, flat.used, end, leastWeight(grid));
  flat.closePart(Math.min(length, FARTHEST), end);
}

function addRing(flat: FlatFeatures, ring: readonly Position[], isOuter: boolean, grid: TileGrid): void {
  if (ring.length === 0) return;
  const end = writePositions(flat, ring, grid);
  const { coords } = flat;
  let area = 0;
  for (let at = flat.used + STRIDE; at < end; at += STRIDE) {
    area += (coords[at - STRIDE]! * coords[at + 1]! - coords[at]! * coords[at + 1 - STRIDE]!) / 2;
  }
  if (isOuter ? area < 0 : area >= 0) {
    turnRound(coords, flat.used, end);
    area = -area;
  }
  weighVertices(coords, flat.used, end, leastWeight(grid));
  flat.closePart(Math.sign(area) * Math.sqrt(Math.abs(area)), end);
}

/** Vertices whose weights are not known yet, the other way round. */
function turnRound(coords: Int32Array | Float64Array, start: number, end: number): void {
  for (let low = start, high = end - STRIDE; low < high; low += STRIDE, high -= STRIDE) {
    for (const axis of [0, 1]) {
      const kept = coords[low + axis]!;
      coords[low + axis] = coords[high + axis]!;
      coords[high + axis] = kept;
    }
  }
}

/**
 * The list of all features, first those from beyond the eastern edge of the world and last those from beyond the western
 * one, each moved to the other edge: tiles on both sides of the antimeridian have in their buffers what lies next to them.
 */
export function listAround(flat: FlatFeatures, { buffer, extent, width, origin }: TileGrid): void {
  const whole = flat.count;
  flat.reserveList(whole);
  for (let feature = 0; feature < whole; feature++) flat.lists[flat.listed++] = feature;
  const edge = (buffer * width) / extent;
  const [west, east] = [-origin * width, (1 - origin) * width];
  const { listed } = flat;
  clipList(flat, 0, whole, west - width - edge, west + edge, 0);
  const beyondWest = flat.listed;
  clipList(flat, 0, whole, east - edge, east + width + edge, 0);
  const beyondEast = flat.listed;
  if (beyondEast === listed) return;
  clipList(flat, 0, whole, west - edge, east + edge, 0);
  const end = flat.listed;
  const around: number[] = [];
  for (let at = listed; at < beyondWest; at++) around.push(flat.addCopy(flat, flat.lists[at]!, width));
  for (let at = beyondEast; at < end; at++) around.push(flat.lists[at]!);
  for (let at = beyondWest; at < beyondEast; at++) around.push(flat.addCopy(flat, flat.lists[at]!, -width));
  flat.lists.set(around);
  flat.listed = around.length;
}
