import type { Position } from 'geojson';
import { wrapLongitude } from '../src/domain/geometry/antimeridian.ts';
import { DEGREE_M, geodesicM } from '../src/domain/geometry/distances.ts';
import { containsPoint, type PreparedPolygon, preparePolygon } from '../src/domain/geometry/plane/prepare-polygon.ts';
import type { CountryPart } from './range-states.ts';

/**
 * Farther than this from all land of the base map a place is at sea, metres. Coasts at 1:10 million are drawn up to some
 * kilometres off, and islets are missing: of the 144 stations of the Motus sample outside that land, 136 stand within 8.6 km of
 * it, on beaches and islands, and the next 25 km out.
 */
export const COAST_M = 10_000;

/** A part of a country is indexed when a place first lies in its box. */
const INDEXED = new WeakMap<CountryPart, { readonly polygon: PreparedPolygon | undefined }>();

/** Polygon rings, as flat arrays, indexed. Undefined where none has an edge. */
export const indexRings = (rings: readonly Position[][]): PreparedPolygon | undefined =>
  preparePolygon(rings.map((ring) => ring.flatMap(([x = 0, y = 0]) => [x, y])));

/** Whether a place lies on a part of a country, its border among it. */
export function isOnPart(lon: number, lat: number, country: CountryPart): boolean {
  const [west = 0, south = 0, east = 0, north = 0] = country.box;
  if (lon < west || lon > east || lat < south || lat > north) return false;
  let indexed = INDEXED.get(country);
  if (!indexed) INDEXED.set(country, (indexed = { polygon: indexRings(country.part.geometry.coordinates) }));
  return indexed.polygon !== undefined && containsPoint(indexed.polygon, lon, lat);
}

/**
 * The country whose land a place lies on, ISO 3166-1 alpha-3; undefined at sea.
 * @param point [lon, lat], degrees on WGS 84; longitudes may run on past ±180
 */
export function countryAt([far = 0, lat = 0]: Position, parts: readonly CountryPart[]): string | undefined {
  const lon = wrapLongitude(far);
  return parts.find((country) => isOnPart(lon, lat, country))?.part.properties.iso3;
}

/**
 * The country whose coast is nearest to a place outside all land, with the distance in metres (geodesic); undefined where none
 * is nearer than `withinM`.
 * @param point [lon, lat], degrees on WGS 84
 */
export function coastAt(
  [lon = 0, lat = 0]: Position,
  parts: readonly CountryPart[],
  withinM = COAST_M,
): { readonly iso3: string; readonly distanceM: number } | undefined {
  const up = (1.02 * withinM) / DEGREE_M;
  const stretch = Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const across = up / stretch;
  let nearest: { readonly iso3: string; readonly distanceM: number } | undefined;
  for (const { part, box } of parts) {
    const [west = 0, south = 0, east = 0, north = 0] = box;
    if (lon < west - across || lon > east + across || lat < south - up || lat > north + up) continue;
    for (const ring of part.geometry.coordinates) {
      const near = nearestOn(ring, lon, lat, stretch, across, up);
      if (!near) continue;
      const distanceM = geodesicM(lon, lat, near[0], near[1]);
      if (distanceM <= (nearest?.distanceM ?? withinM)) nearest = { iso3: part.properties.iso3, distanceM };
    }
  }
  return nearest;
}

/** The place on a ring that is nearest by degrees laid flat around the point, which a few kilometres are; undefined where none is near. */
function nearestOn(ring: readonly Position[], lon: number, lat: number, stretch: number, across: number, up: number): [number, number] | undefined {
  let [least, found]: [number, [number, number] | undefined] = [Infinity, undefined];
  for (let i = 1; i < ring.length; i++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1]!, ring[i]!];
    if ((ax < lon - across && bx < lon - across) || (ax > lon + across && bx > lon + across)) continue;
    if ((ay < lat - up && by < lat - up) || (ay > lat + up && by > lat + up)) continue;
    const [dx, dy] = [(bx - ax) * stretch, by - ay];
    const whole = dx * dx + dy * dy;
    const along = whole === 0 ? 0 : Math.min(1, Math.max(0, ((lon - ax) * stretch * dx + (lat - ay) * dy) / whole));
    const [x, y] = [ax + along * (bx - ax), ay + along * (by - ay)];
    const distance = Math.hypot((x - lon) * stretch, y - lat);
    if (distance < least) [least, found] = [distance, [x, y]];
  }
  return found;
}
