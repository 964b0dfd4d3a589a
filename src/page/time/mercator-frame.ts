import type { Bbox } from '../../domain/catalog/fields.ts';
import { geodesicM } from '../../domain/geometry/distances.ts';
import { lonLatToTile, tileToLonLat } from '../../domain/tiles/tile-geometry.ts';

/** A rectangle of Web Mercator: the world is 1 wide, x from the antimeridian to the east, y to the south. */
export interface MercatorFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WORLD = { z: 0, x: 0, y: 0 };
/** Empty room around what is framed, as a share of it. */
const MARGIN = 0.06;
/** A frame is no narrower and no wider than this, width by height. */
const [NARROWEST, WIDEST] = [0.75, 1.4];
/** Least width: about two kilometres at the equator. */
const LEAST = 5e-5;

/** [lon, lat] degrees in Web Mercator; where the frame lies beyond the antimeridian, its longitudes run on. */
export function toMercator(lon: number, lat: number, { x: left, width }: Pick<MercatorFrame, 'x' | 'width'>): [number, number] {
  const [x, y] = lonLatToTile(WORLD, 1, lon, lat);
  return [x < left - (1 - width) / 2 ? x + 1 : x, y];
}

/** The rectangle that holds a box [west, south, east, north] degrees, west beyond east across the antimeridian. */
export function frameAround([west, south, east, north]: Bbox): MercatorFrame {
  const [left, top] = lonLatToTile(WORLD, 1, west, north);
  const [right, bottom] = lonLatToTile(WORLD, 1, east < west ? east + 360 : east, south);
  let width = Math.max(LEAST, (right - left) * (1 + 2 * MARGIN));
  let height = Math.max(LEAST, (bottom - top) * (1 + 2 * MARGIN));
  if (width / height < NARROWEST) width = height * NARROWEST;
  if (width / height > WIDEST) height = width / WIDEST;
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
}

/** How far it is across the middle of a frame, km, to two figures. */
export function kmAcross({ x, y, width, height }: MercatorFrame): number {
  const middle = Math.min(1, Math.max(0, y + height / 2));
  // In halves: a geodesic would take the shorter way round the world.
  const [lon0, lat] = tileToLonLat(WORLD, 1, x, middle);
  const [lon1] = tileToLonLat(WORLD, 1, x + width / 4, middle);
  return Number(((4 * geodesicM(lon0, lat, lon1, lat)) / 1000).toPrecision(2));
}
