import type { Geometry, Position } from 'geojson';
import { cutPolygon } from './antimeridian-polygons.ts';
import { cutLine } from './antimeridian.ts';
import type { FlatLine } from './flat-line.ts';

/**
 * A geometry within −180…180 (RFC 7946, 3.1.9): lines and polygons that go on beyond ±180, or jump from one side of the
 * antimeridian to the other, are cut there into parts. A step of more than 180° of longitude is the short way round, but
 * one from −180 to 180 is no way at all: boxes of the whole world have it. What needs no cut comes back as it is.
 * @throws RangeError as `cutPolygon`
 */
export function cutGeometry<G extends Geometry>(geometry: G): G | Geometry {
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: wrap(geometry.coordinates) };
    case 'MultiPoint':
      return { ...geometry, coordinates: geometry.coordinates.map(wrap) };
    case 'LineString':
      return needsCut(geometry.coordinates) ? { type: 'MultiLineString', coordinates: cutLine(geometry.coordinates) } : geometry;
    case 'MultiLineString':
      return geometry.coordinates.some(needsCut)
        ? { ...geometry, coordinates: geometry.coordinates.flatMap((line): Position[][] => (needsCut(line) ? cutLine(line) : [line])) }
        : geometry;
    case 'Polygon':
      return geometry.coordinates.some(needsCut) ? { type: 'MultiPolygon', coordinates: cutPolygon(geometry.coordinates) } : geometry;
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => rings.some(needsCut))
        ? { ...geometry, coordinates: geometry.coordinates.flatMap((rings): Position[][][] => (rings.some(needsCut) ? cutPolygon(rings) : [rings])) }
        : geometry;
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map((each) => cutGeometry(each)) };
  }
  return geometry;
}

function needsCut(line: readonly Position[]): boolean {
  let before: number | undefined;
  for (const [lon = 0] of line) {
    if (lon > 180 || lon < -180 || jumps(before, lon)) return true;
    before = lon;
  }
  return false;
}

/** Whether a flat line or ring is cut by `cutGeometry`. */
export function needsFlatCut({ coords, start, length }: FlatLine): boolean {
  let before: number | undefined;
  for (let at = start; at < start + 2 * length; at += 2) {
    const lon = coords[at]!;
    if (lon > 180 || lon < -180 || jumps(before, lon)) return true;
    before = lon;
  }
  return false;
}

function jumps(before: number | undefined, lon: number): boolean {
  const step = before === undefined ? 0 : Math.abs(lon - before);
  return step > 180 && step < 360;
}

function wrap(position: Position): Position {
  const [lon = 0, ...rest] = position;
  return lon > 180 || lon < -180 ? [lon - 360 * Math.round(lon / 360), ...rest] : position;
}
