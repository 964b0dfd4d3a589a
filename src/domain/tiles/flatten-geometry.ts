import type { Geometry, Position } from 'geojson';
import { type FlatCoordinates, type FlatGeometry, forEachFlatLine, isFlatGeometry } from '../formats/flat-geojson.ts';
import { FlatLine } from '../geometry/flat-line.ts';
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
export function flattenGeometry(flat: FlatFeatures, geometry: Geometry | FlatGeometry, owner: number, grid: TileGrid): void {
  const { parts } = flat;
  if (isFlatGeometry(geometry)) {
    const isLine = geometry.type.endsWith('LineString');
    if (isLine) forEachFlatLine(geometry.coordinates, (line) => addLine(flat, line, grid));
    else addRings(flat, geometry.coordinates, grid);
    if (flat.parts > parts) flat.closeFeature(isLine ? LINES : POLYGONS, owner);
    return;
  }
  let kind = LINES;
  switch (geometry.type) {
    case 'Point':
      if (geometry.coordinates.length > 0) flat.addPoint(eastOf(geometry.coordinates[0]!, grid), southOf(geometry.coordinates[1]!, grid), owner);
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

/** The rings of a polygon, the first of which is its outer one, or of several. */
function addRings(flat: FlatFeatures, coordinates: FlatCoordinates, grid: TileGrid): void {
  if (coordinates instanceof FlatLine) return;
  coordinates.forEach((each, at) => (each instanceof FlatLine ? addRing(flat, each, at === 0, grid) : addRings(flat, each, grid)));
}

function eastOf(lon: number, { width, origin }: TileGrid): number {
  return (lon / 360 + 0.5 - origin) * width;
}

function southOf(lat: number, { width, origin }: TileGrid): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  const south = 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
  return ((south < 0 ? 0 : south > 1 ? 1 : south) - origin) * width;
}

/** Positions behind the last part. @returns where they end */
function writePositions(flat: FlatFeatures, positions: readonly Position[] | FlatLine, grid: TileGrid): number {
  // And one more, for a ring that must be closed.
  flat.reserve(1, positions.length + 1);
  const { coords } = flat;
  let to = flat.used;
  if (positions instanceof FlatLine) {
    const end = positions.start + 2 * positions.length;
    for (let at = positions.start; at < end; at += 2) to = writeVertex(coords, to, positions.coords[at]!, positions.coords[at + 1]!, grid);
  } else for (const position of positions) to = writeVertex(coords, to, position[0]!, position[1]!, grid);
  return to;
}

/** @returns the place after it */
function writeVertex(coords: Int32Array | Float64Array, to: number, lon: number, lat: number, grid: TileGrid): number {
  const [x, y] = [eastOf(lon, grid), southOf(lat, grid)];
  coords[to] = grid.isWhole ? Math.max(-FARTHEST, Math.min(FARTHEST, Math.floor(x + 0.5))) : x;
  coords[to + 1] = grid.isWhole ? Math.floor(y + 0.5) : y;
  coords[to + 2] = 0;
  return to + STRIDE;
}

/** The simplification in units of positions. */
function leastWeight({ tolerance, width, maxZoom, extent }: TileGrid): number {
  return (tolerance * width) / (2 ** maxZoom * extent);
}

function addLine(flat: FlatFeatures, line: readonly Position[] | FlatLine, grid: TileGrid): void {
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

function addRing(flat: FlatFeatures, ring: readonly Position[] | FlatLine, isOuter: boolean, grid: TileGrid): void {
  if (ring.length === 0) return;
  let end = writePositions(flat, ring, grid);
  const { coords, used } = flat;
  // As those who write areas by hand leave it: without its first position at the end, what is cut would lose a corner.
  if (coords[used] !== coords[end - STRIDE] || coords[used + 1] !== coords[end + 1 - STRIDE]) {
    coords.copyWithin(end, used, used + STRIDE);
    end += STRIDE;
  }
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
