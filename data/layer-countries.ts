import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { DEGREE_M } from '../src/domain/geometry/distances.ts';
import { containsPoint } from '../src/domain/geometry/plane/prepare-polygon.ts';
import { countryAt, indexRings } from './country-at.ts';
import type { CountryPart } from './range-states.ts';

type Shape = Feature<LineString | MultiLineString | Polygon | MultiPolygon>;

/** Ground this near a border, metres, may lie on either side of it: borders at 1:10 million, and outlines of areas, are drawn that far off. */
const BORDER_M = 2000;
/** Places this far apart along a line or an outline, degrees, are looked at. */
const STEP = 0.05;
/** Places looked at along each side of an area's box: a country in its midst is found unless it is narrower than that. */
const SIDE = 24;
/** Of places in one cell of this size, degrees, one is looked at: well within the accuracy of borders. */
const CELL = 0.01;

/**
 * Countries into whose land the features of a layer reach, by ISO 3166-1 alpha-3 code, in order of the codes. What lies within
 * 2 km of a border counts for neither side, so that a park that ends at one is in one country; where all of a layer lies so
 * near to borders, as a fence on one does, those on which it is drawn count. None where the features lie at sea.
 * @param features in longitude and latitude, degrees on WGS 84; longitudes may run on past ±180
 */
export function listLayerCountries(features: readonly Shape[], parts: readonly CountryPart[]): string[] {
  const landOf = (x: number, y: number): string | undefined => countryAt([x, y], parts);
  const [inside, near, seen] = [new Set<string>(), new Set<string>(), new Set<number>()];
  for (const feature of features) {
    for (const [x = 0, y = 0] of placesOf(feature)) {
      const cell = Math.floor(y / CELL) * 1e6 + Math.floor(x / CELL);
      if (seen.has(cell)) continue;
      seen.add(cell);
      const here = landOf(x, y);
      if (here === undefined || inside.has(here)) continue;
      near.add(here);
      const up = BORDER_M / DEGREE_M;
      const across = up / Math.max(0.01, Math.cos((y * Math.PI) / 180));
      const around = [landOf(x - across, y), landOf(x + across, y), landOf(x, y - up), landOf(x, y + up)];
      if (around.every((there) => there === undefined || there === here)) inside.add(here);
    }
  }
  return [...(inside.size > 0 ? inside : near)].sort();
}

/** Places of a feature: along its lines or outlines, and of an area all over it. */
function* placesOf({ geometry }: Shape): Generator<Position> {
  if (geometry.type === 'LineString') yield* placesAlong(geometry.coordinates);
  else if (geometry.type === 'MultiLineString') for (const line of geometry.coordinates) yield* placesAlong(line);
  else for (const rings of geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) yield* placesIn(rings);
}

function* placesAlong(line: readonly Position[]): Generator<Position> {
  for (let i = 0; i < line.length; i++) {
    const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [line[Math.max(0, i - 1)]!, line[i]!];
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / STEP));
    for (let step = 1; step <= steps; step++) yield [x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps];
  }
}

function* placesIn(rings: readonly Position[][]): Generator<Position> {
  for (const ring of rings) yield* placesAlong(ring);
  const polygon = indexRings(rings);
  if (!polygon) return;
  const { minX, minY, maxX, maxY } = polygon.grid;
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const [x, y] = [minX + ((column + 0.5) / SIDE) * (maxX - minX), minY + ((row + 0.5) / SIDE) * (maxY - minY)];
      if (containsPoint(polygon, x, y)) yield [x, y];
    }
  }
}
