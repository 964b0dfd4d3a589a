import type { Geometry, Position } from 'geojson';
import { drawArcs } from './draw-arcs.ts';

/** A geometry as well-known binary, and the box round its positions; undefined where it has none. */
export interface Wkb {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number] | undefined;
}

const CODES = { Point: 1, LineString: 2, Polygon: 3, MultiPoint: 4, MultiLineString: 5, MultiPolygon: 6, GeometryCollection: 7 } as const;
const HEAD = 5;
const COUNT = 4;
const POSITION = 16;

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** The geometries a collection or multi-geometry is written of; undefined for a simple one. */
function partsOf(geometry: Geometry): Geometry[] | undefined {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection':
      return geometry.geometries;
    default:
      return undefined;
  }
}

function sizeOf(geometry: Geometry): number {
  if (geometry.type === 'Point') return HEAD + POSITION;
  if (geometry.type === 'LineString') return HEAD + COUNT + geometry.coordinates.length * POSITION;
  if (geometry.type === 'Polygon') return HEAD + COUNT + sum(geometry.coordinates.map((ring) => COUNT + ring.length * POSITION));
  return HEAD + COUNT + sum((partsOf(geometry) ?? []).map(sizeOf));
}

/** A GeoJSON geometry as little-endian well-known binary (OGC 06-103r4), two dimensions: heights are left out. */
export function writeWkb(geometry: Geometry): Wkb {
  const bytes = new Uint8Array(sizeOf(geometry));
  const view = new DataView(bytes.buffer);
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let at = 0;
  const count = (value: number): void => {
    view.setUint32(at, value, true);
    at += COUNT;
  };
  // A point without coordinates is written as NaN, as GeoPackage asks.
  const position = ([x = NaN, y = NaN]: Position): void => {
    view.setFloat64(at, x, true);
    view.setFloat64(at + 8, y, true);
    at += POSITION;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  };
  const line = (positions: readonly Position[]): void => {
    count(positions.length);
    positions.forEach(position);
  };
  const write = (part: Geometry): void => {
    view.setUint8(at, 1);
    at += 1;
    count(CODES[part.type]);
    if (part.type === 'Point') position(part.coordinates);
    else if (part.type === 'LineString') line(part.coordinates);
    else if (part.type === 'Polygon') {
      count(part.coordinates.length);
      part.coordinates.forEach(line);
    } else {
      const parts = partsOf(part) ?? [];
      count(parts.length);
      parts.forEach(write);
    }
  };
  write(geometry);
  return { bytes, box: box[0] <= box[2] && box[1] <= box[3] ? box : undefined };
}

type WkbPositions = readonly (readonly [number, number])[];

/** What one well-known binary geometry holds, its multi-geometries and collections taken apart. */
export interface WkbParts {
  readonly lines: readonly WkbPositions[];
  /** The rings of each polygon. */
  readonly polygons: readonly (readonly WkbPositions[])[];
  /** Whether there are points among them. */
  readonly points: boolean;
}

const MAX_DEPTH = 8;
const LINE = 2;
/** CircularString, CompoundCurve, CurvePolygon (ISO/IEC 13249-3). */
const ARCS = 8;
const COMPOUND = 9;
const CURVE_POLYGON = 10;
const TRIANGLE = 17;
/** MultiCurve, MultiSurface, PolyhedralSurface, TIN: collections of the above. */
const MULTI_KINDS = new Set([11, 12, 15, 16]);

function joinOn(curve: [number, number][], line: WkbPositions): void {
  const last = curve.at(-1);
  const [first] = line;
  const repeats = last && first && last[0] === first[0] && last[1] === first[1];
  for (const [x, y] of repeats ? line.slice(1) : line) curve.push([x, y]);
}

/**
 * The lines and polygons of a well-known binary geometry (OGC 06-103r4; Z, M and PostGIS's flags are understood, heights
 * left out). Circular arcs are drawn as short straight lines, see `drawArcs`.
 * @throws RangeError where it is cut short or of a kind that is not read
 */
export function readWkb(bytes: Uint8Array): WkbParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines: WkbPositions[] = [];
  const polygons: WkbPositions[][] = [];
  let points = false;
  let at = 0;

  const readGeometry = (depth: number, curve?: [number, number][]): void => {
    const little = view.getUint8(at) === 1;
    const code = view.getUint32(at + 1, little);
    at += 5;
    if ((code & 0x20000000) !== 0) at += 4;
    const iso = code & 0x0fffffff;
    const kind = iso % 1000;
    const extra = Math.floor(iso / 1000);
    const z = (code & 0x80000000) !== 0 || extra === 1 || extra === 3;
    const m = (code & 0x40000000) !== 0 || extra === 2 || extra === 3;
    const stride = 16 + (z ? 8 : 0) + (m ? 8 : 0);
    const readCount = (least: number): number => {
      const count = view.getUint32(at, little);
      at += 4;
      // A damaged count must not ask for memory that the file could never fill.
      if (count * least > view.byteLength - at) throw new RangeError('its geometry is cut short');
      return count;
    };
    const readPositions = (): (readonly [number, number])[] => {
      const positions = Array.from(
        { length: readCount(stride) },
        (_, i) => [view.getFloat64(at + i * stride, little), view.getFloat64(at + i * stride + 8, little)] as const,
      );
      at += positions.length * stride;
      return positions;
    };
    if (kind === 1) {
      points = true;
      at += stride;
    } else if (kind === LINE || kind === ARCS) {
      const positions = readPositions();
      const line = kind === ARCS ? drawArcs(positions) : positions;
      if (curve) joinOn(curve, line);
      else lines.push(line);
    } else if (kind === 3 || kind === TRIANGLE) {
      polygons.push(Array.from({ length: readCount(4) }, readPositions));
    } else if (kind === COMPOUND || kind === CURVE_POLYGON) {
      if (depth >= MAX_DEPTH) throw new RangeError('its geometry is nested too deeply');
      const rings: [number, number][][] = [];
      const whole: [number, number][] = curve ?? [];
      for (let parts = readCount(9); parts > 0; parts--) {
        if (kind === COMPOUND) readGeometry(depth + 1, whole);
        else {
          const ring: [number, number][] = [];
          readGeometry(depth + 1, ring);
          rings.push(ring);
        }
      }
      if (kind === CURVE_POLYGON) polygons.push(rings);
      else if (!curve) lines.push(whole);
    } else if ((kind >= 4 && kind <= 7) || MULTI_KINDS.has(kind)) {
      if (depth >= MAX_DEPTH) throw new RangeError('its geometry is nested too deeply');
      for (let parts = readCount(kind === 4 || kind === 5 || kind === 6 ? 5 : 9); parts > 0; parts--) readGeometry(depth + 1);
    } else throw new RangeError(`geometry type ${kind} is not read`);
  };
  readGeometry(0);
  return { lines, polygons, points };
}
