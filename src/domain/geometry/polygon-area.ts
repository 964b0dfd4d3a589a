import type { MultiPolygon, Polygon } from 'geojson';
import { FlatLine } from './flat-line.ts';
import { authalicQ, AUTHALIC_RADIUS_M, POLAR_Q } from './distances.ts';

const RADIANS = Math.PI / 180;

/** sin of the authalic latitude: area on the ellipsoid is linear in it and in longitude. */
export function sinAuthalic(lat: number): number {
  return authalicQ(Math.sin(lat * RADIANS)) / POLAR_Q;
}

/** Signed area of a ring in units of the authalic radius squared; edges straight in longitude and latitude. */
function ringArea({ coords, start, length }: FlatLine): number {
  let sum = 0;
  const end = start + 2 * length;
  let [lonA, latA] = [coords[end - 2]!, coords[end - 1]!];
  let sinA = sinAuthalic(latA);
  for (let at = start; at < end; at += 2) {
    const lonB = coords[at]!;
    const latB = coords[at + 1]!;
    const sinB = sinAuthalic(latB);
    // ∮ s dλ by Simpson's rule: s(φ) is smooth, so an edge's error falls with the fifth power of its length.
    const s = (sinA + 4 * sinAuthalic((latA + latB) / 2) + sinB) / 6;
    sum += s * (lonA - lonB) * RADIANS;
    [lonA, latA, sinA] = [lonB, latB, sinB];
  }
  return sum;
}

/**
 * Area on the WGS 84 ellipsoid, km². Edges are straight in longitude and latitude (RFC 7946); holes are subtracted
 * whatever their winding, but never more than there is: holes that lie in one another, as no valid polygon has them.
 */
export function polygonAreaKm2(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return flatAreaKm2(polygons.map((rings) => rings.map((ring) => FlatLine.of(ring))));
}

/** The same of polygons with flat rings. */
export function flatAreaKm2(polygons: readonly (readonly FlatLine[])[]): number {
  let total = 0;
  for (const [outer, ...holes] of polygons) {
    if (!outer) continue;
    total += Math.max(0, Math.abs(ringArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(ringArea(hole)), 0));
  }
  return (total * AUTHALIC_RADIUS_M * AUTHALIC_RADIUS_M) / 1e6;
}
