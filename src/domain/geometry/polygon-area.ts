import type { MultiPolygon, Polygon, Position } from 'geojson';
import { authalicQ, AUTHALIC_RADIUS_M, POLAR_Q } from './distances.ts';

const RADIANS = Math.PI / 180;

/** sin of the authalic latitude: area on the ellipsoid is linear in it and in longitude. */
function sinAuthalic(lat: number): number {
  return authalicQ(Math.sin(lat * RADIANS)) / POLAR_Q;
}

/** Signed area of a ring in units of the authalic radius squared; edges straight in longitude and latitude. */
function ringArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [lonA = 0, latA = 0] = ring[j] ?? [];
    const [lonB = 0, latB = 0] = ring[i] ?? [];
    // ∮ s dλ by Simpson's rule: s(φ) is smooth, so an edge's error falls with the fifth power of its length.
    const s = (sinAuthalic(latA) + 4 * sinAuthalic((latA + latB) / 2) + sinAuthalic(latB)) / 6;
    sum += s * (lonA - lonB) * RADIANS;
  }
  return sum;
}

/**
 * Area on the WGS 84 ellipsoid, km². Edges are straight in longitude and latitude (RFC 7946); holes are subtracted
 * whatever their winding, but never more than there is: holes that lie in one another, as no valid polygon has them.
 */
export function polygonAreaKm2(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  let total = 0;
  for (const [outer, ...holes] of polygons) {
    if (!outer) continue;
    total += Math.max(0, Math.abs(ringArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(ringArea(hole)), 0));
  }
  return (total * AUTHALIC_RADIUS_M * AUTHALIC_RADIUS_M) / 1e6;
}
