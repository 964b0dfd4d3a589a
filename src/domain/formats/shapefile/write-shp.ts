import type { Geometry, Position } from 'geojson';

/** A .shp and its index. */
export interface WrittenShp {
  readonly shp: Uint8Array<ArrayBuffer>;
  readonly shx: Uint8Array<ArrayBuffer>;
}

export type ShapeKind = 'points' | 'lines' | 'polygons';

/** Shape types of the ESRI Shapefile Technical Description (1998). */
const TYPES = { point: 1, lines: 3, polygons: 5, points: 8 } as const;
const FILE_CODE = 9994;
const VERSION = 1000;
const HEAD = 100;
const RECORD_HEAD = 8;
const POSITION = 16;

type Box = [number, number, number, number];
const emptyBox = (): Box => [Infinity, Infinity, -Infinity, -Infinity];
function widen(box: Box, positions: readonly Position[]): void {
  for (const [x = NaN, y = NaN] of positions) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
}

/** Twice the area that a ring encloses, more than 0 where it runs counter-clockwise. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i - 1] ?? [];
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    sum += x0 * y1 - x1 * y0;
  }
  return sum;
}

/** Outer rings run clockwise in a shapefile, holes the other way: the reverse of GeoJSON. */
function turnRings(polygon: readonly (readonly Position[])[]): (readonly Position[])[] {
  return polygon.map((ring, at) => (signedArea(ring) > 0 === (at === 0) ? ring.toReversed() : ring));
}

/** The parts of a geometry of one kind: positions of points as one part. */
function partsOf(geometry: Geometry): (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'Polygon':
      return turnRings(geometry.coordinates);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap(turnRings);
    default:
      return [];
  }
}

/** Which kind of shapefile holds a geometry; undefined for a collection, which none does. */
export function kindOf({ type }: Geometry): ShapeKind | undefined {
  if (type === 'GeometryCollection') return undefined;
  if (type === 'Point' || type === 'MultiPoint') return 'points';
  return type.includes('Line') ? 'lines' : 'polygons';
}

/**
 * Geometries of one kind, [x, y], as the .shp and .shx of a shapefile; heights are left out. Points are written as
 * multipoints where one of them is.
 */
export function writeShp(geometries: readonly Geometry[], kind: ShapeKind): WrittenShp {
  const type = kind === 'points' ? TYPES[geometries.some((geometry) => geometry.type === 'MultiPoint') ? 'points' : 'point'] : TYPES[kind];
  const shapes = geometries.map(partsOf);
  const sizes = shapes.map((parts) => {
    const positions = parts.reduce((sum, part) => sum + part.length, 0);
    if (type === TYPES.point) return 4 + POSITION;
    return 4 + 32 + (type === TYPES.points ? 4 : 8 + 4 * parts.length) + POSITION * positions;
  });
  const shp = new Uint8Array(sizes.reduce((sum, size) => sum + RECORD_HEAD + size, HEAD));
  const shx = new Uint8Array(HEAD + 8 * shapes.length);
  const [out, index] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  const all = emptyBox();
  let at = HEAD;
  shapes.forEach((parts, number) => {
    const size = sizes[number] ?? 0;
    // Lengths and places count words of two bytes.
    index.setInt32(HEAD + 8 * number, at / 2);
    index.setInt32(HEAD + 8 * number + 4, size / 2);
    out.setInt32(at, number + 1);
    out.setInt32(at + 4, size / 2);
    at += RECORD_HEAD;
    out.setInt32(at, type, true);
    at += 4;
    const box = emptyBox();
    for (const part of parts) widen(box, part);
    widen(
      all,
      [box.slice(0, 2), box.slice(2)].filter((corner) => corner.every(Number.isFinite)),
    );
    if (type !== TYPES.point) {
      box.forEach((value, i) => out.setFloat64(at + 8 * i, value, true));
      at += 32;
      const total = parts.reduce((sum, part) => sum + part.length, 0);
      if (type === TYPES.points) {
        out.setInt32(at, total, true);
        at += 4;
      } else {
        out.setInt32(at, parts.length, true);
        out.setInt32(at + 4, total, true);
        at += 8;
        let first = 0;
        for (const part of parts) {
          out.setInt32(at, first, true);
          first += part.length;
          at += 4;
        }
      }
    }
    for (const part of parts) {
      for (const [x = NaN, y = NaN] of part) {
        out.setFloat64(at, x, true);
        out.setFloat64(at + 8, y, true);
        at += POSITION;
      }
    }
  });
  const box = all.every(Number.isFinite) ? all : [0, 0, 0, 0];
  for (const view of [out, index]) {
    view.setInt32(0, FILE_CODE);
    view.setInt32(24, view.byteLength / 2);
    view.setInt32(28, VERSION, true);
    view.setInt32(32, type, true);
    box.forEach((value, i) => view.setFloat64(36 + 8 * i, value, true));
  }
  return { shp, shx };
}
