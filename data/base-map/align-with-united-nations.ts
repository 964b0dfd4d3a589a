import type { Position } from 'geojson';
import type { WorldUnit } from './read-world.ts';

const MOROCCO = '504';
const RUSSIA = '643';
const UKRAINE = '804';
const WESTERN_SAHARA = '732';

/** Where the northern boundary of Western Sahara, 27°40′ N, meets the sea and Algeria, to a tenth of a degree. */
const NORTHERN_BOUNDARY = { lat: 27.667, west: -13.18, east: -8.68 };

/** In Crimea, [lon, lat]. */
const SIMFEROPOL: Position = [34.1, 44.95];

/**
 * Natural Earth's 10m units with two changes that its 110m and 50m editions by visionscarto already have, so that
 * borders stay put between zooms: Crimea belongs to Ukraine, and Western Sahara reaches the sea.
 */
export function alignWithUnitedNations(units: readonly WorldUnit[]): WorldUnit[] {
  const russia = unit(units, RUSSIA);
  const crimea = russia.polygons.filter(([outer]) => outer && contains(outer, SIMFEROPOL));
  if (crimea.length !== 1) throw new Error('Crimea is not one area of its own at 10m any more.');
  const [north, south] = cutMorocco(unit(units, MOROCCO).polygons);
  return units.map((one) => {
    if (one.id === RUSSIA) return { ...one, polygons: one.polygons.filter((polygon) => !crimea.includes(polygon)) };
    if (one.id === UKRAINE) return { ...one, polygons: [...one.polygons, ...crimea] };
    if (one.id === MOROCCO) return { ...one, polygons: north };
    if (one.id === WESTERN_SAHARA) return { ...one, polygons: [...one.polygons, ...south] };
    return one;
  });
}

function unit(units: readonly WorldUnit[], id: string): WorldUnit {
  const found = units.find((one) => one.id === id);
  if (!found) throw new Error(`Unit ${id} is missing at 10m.`);
  return found;
}

/** Morocco's mainland cut from the sea to the vertex where three boundaries meet. */
function cutMorocco(polygons: readonly Position[][][]): [Position[][][], Position[][][]] {
  const { lat, west, east } = NORTHERN_BOUNDARY;
  const near = (point: Position | undefined, lon: number) => point !== undefined && Math.hypot((point[0] ?? 0) - lon, (point[1] ?? 0) - lat) < 0.1;
  const mainland = polygons.find(([ring]) => ring?.some((point) => near(point, west)) && ring.some((point) => near(point, east)));
  const ring = mainland?.[0]?.slice(0, -1);
  if (!ring) throw new Error('Morocco does not reach 27°40′ N at 10m any more.');
  // Both cuts are at the ring's own vertices, so that neighbours keep the same boundary.
  const byDistance = (lon: number) => (a: number, b: number) => distance(ring[a], lon) - distance(ring[b], lon);
  const distance = (point: Position | undefined, lon: number) => Math.hypot((point?.[0] ?? 0) - lon, (point?.[1] ?? 0) - lat);
  const places = ring.map((_, index) => index);
  const [a = 0, b = 0] = [nearest(places, byDistance(west)), nearest(places, byDistance(east))].sort((p, q) => p - q);
  const one = ring.slice(a, b + 1);
  const other = [...ring.slice(b), ...ring.slice(0, a + 1)];
  const close = (open: Position[]): Position[] => [...open, ...open.slice(0, 1)];
  const meanLat = (points: Position[]) => points.reduce((sum, [, y = 0]) => sum + y, 0) / points.length;
  const [northern, southern] = meanLat(one) > meanLat(other) ? [one, other] : [other, one];
  return [[[close(northern)], ...polygons.filter((polygon) => polygon !== mainland)], [[close(southern)]]];
}

function nearest(places: readonly number[], order: (a: number, b: number) => number): number {
  return [...places].sort(order)[0] ?? 0;
}

/** Even-odd test of a point against a ring. */
export function contains(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i - 1] ?? [];
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
  }
  return inside;
}
