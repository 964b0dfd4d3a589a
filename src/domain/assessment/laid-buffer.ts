import type Flatbush from 'flatbush';
import { ECCENTRICITY_SQUARED, SEMI_MAJOR_M } from '../geometry/distances.ts';
import { PLANE_SIDE } from '../geometry/plane/plane-polygons.ts';
import { tileToLonLat } from '../tiles/tile-geometry.ts';

const RADIANS = Math.PI / 180;

/**
 * Ground within a distance of lines: the union of what lies within it of each straight piece (a capsule). A capsule is
 * packed as ax, ay, bx, by, rx, ry in the plane of coverage (`PLANE_SIDE`): its piece, and how far the distance reaches
 * to the east and to the south there, for the plane stretches the ellipsoid a little differently along the two.
 */
export interface LaidBuffer {
  readonly capsules: Float64Array;
  readonly index: Flatbush;
  /** Instead of those, where they are very many and lie over one another. */
  readonly rows: GroundRows | undefined;
}

/**
 * Ground of very many capsules that lie over one another, as rows of the plane of coverage, each with the stretches on which
 * there is ground, in order and apart: where a line has a hundred vertices within a radius, every box has a hundred capsules.
 */
export interface GroundRows {
  /** Where the first row begins, and how high each is, in units of the plane. */
  readonly top: number;
  readonly height: number;
  /** By row, and one more: the place of its first stretch in `stretches`. */
  readonly first: Int32Array;
  /** From and to in turn. */
  readonly stretches: Float64Array;
}

/** Units of the plane in a metre of the ellipsoid to the east and to the north, at a latitude in degrees. */
export function planeScale(lat: number): { perMetreX: number; perMetreY: number } {
  const sin = Math.sin(lat * RADIANS);
  const cos = Math.cos(lat * RADIANS);
  const w = Math.sqrt(1 - ECCENTRICITY_SQUARED * sin * sin);
  const primeVertical = SEMI_MAJOR_M / w;
  const meridian = (SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED)) / w ** 3;
  const perRadian = PLANE_SIDE / (2 * Math.PI);
  return { perMetreX: perRadian / (primeVertical * cos), perMetreY: perRadian / (meridian * cos) };
}

/** The latitude, degrees, of a row of the plane. */
export function planeLat(y: number): number {
  return tileToLonLat({ z: 0, x: 0, y: 0 }, PLANE_SIDE, 0, y)[1];
}
