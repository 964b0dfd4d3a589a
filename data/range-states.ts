import { bbox, intersect } from '@turf/turf';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { geodesicM } from '../src/domain/geometry/distances.ts';
import { polygonAreaKm2 } from '../src/domain/geometry/polygon-area.ts';
import type { RouteFeature } from '../src/domain/movement/types.ts';
import type { Track } from '../src/domain/tracks/track.ts';
import { isOnPart } from './country-at.ts';

export type CountryPolygon = Feature<Polygon | MultiPolygon, { iso3: string }>;

/** One polygon of a country, with its extent. */
export interface CountryPart {
  readonly part: Feature<Polygon, { iso3: string }>;
  readonly box: readonly number[];
}

export interface CountryShare {
  readonly iso3: string;
  readonly areaKm2: number;
  readonly share: number;
}

function overlaps(a: readonly number[], b: readonly number[]): boolean {
  return a[0]! <= b[2]! && b[0]! <= a[2]! && a[1]! <= b[3]! && b[1]! <= a[3]!;
}

/** One polygon feature per part, so that a far-flung country costs only its nearby parts. */
export function splitIntoParts(countries: readonly CountryPolygon[]): CountryPart[] {
  return countries.flatMap((country) => {
    const rings = country.geometry.type === 'Polygon' ? [country.geometry.coordinates] : country.geometry.coordinates;
    return rings.map((coordinates) => {
      const part: Feature<Polygon, { iso3: string }> = {
        type: 'Feature',
        properties: { iso3: country.properties.iso3 },
        geometry: { type: 'Polygon', coordinates },
      };
      return { part, box: bbox(part) };
    });
  });
}

/**
 * Countries a corridor touches, by its area inside each (equal-area, km²), most area first, and its area in none.
 * `share` is that of its area on land.
 */
export function measureCountries(
  corridor: Feature<Polygon | MultiPolygon> | undefined,
  parts: readonly CountryPart[],
): { rangeStates: CountryShare[]; areaAtSeaKm2: number } {
  if (!corridor) return { rangeStates: [], areaAtSeaKm2: 0 };
  const near = partsNear(corridor, parts);
  const area = new Map<string, number>();
  const polygons = corridor.geometry.type === 'Polygon' ? [corridor.geometry.coordinates] : corridor.geometry.coordinates;
  const corridorParts = polygons.map((coordinates) => {
    const part: Feature<Polygon> = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } };
    return { part, box: bbox(part) };
  });
  for (const { part, box: countryBox } of near) {
    for (const piece of corridorParts) {
      if (!overlaps(piece.box, countryBox)) continue;
      const inside = intersect({ type: 'FeatureCollection', features: [piece.part, part] });
      if (!inside) continue;
      const iso3 = part.properties.iso3;
      area.set(iso3, (area.get(iso3) ?? 0) + polygonAreaKm2(inside.geometry));
    }
  }
  const onLand = [...area.values()].reduce((sum, km2) => sum + km2, 0);
  const rangeStates = [...area]
    .map(([iso3, km2]) => ({ iso3, areaKm2: Math.round(km2 * 10) / 10, share: roundShare(onLand > 0 ? km2 / onLand : 0) }))
    .filter((state) => state.areaKm2 > 0)
    .sort((a, b) => b.areaKm2 - a.areaKm2);
  return { rangeStates, areaAtSeaKm2: Math.max(0, Math.round((polygonAreaKm2(corridor.geometry) - onLand) * 10) / 10) };
}

function partsNear(feature: Feature, parts: readonly CountryPart[]): CountryPart[] {
  const box = bbox(feature);
  return parts.filter((entry) => overlaps(entry.box, box));
}

const roundShare = (share: number): number => Math.round(share * 1e4) / 1e4;

/** Individuals whose migration routes have a position in each country that the corridor may touch. */
export function countIndividuals(corridor: Feature | undefined, routes: readonly RouteFeature[], parts: readonly CountryPart[]): ReadonlyMap<string, number> {
  if (!corridor) return new Map();
  const individuals = new Map<string, Set<string>>();
  const near = partsNear(corridor, parts);
  for (const route of routes) {
    const lines = linesOf(route);
    for (const country of near) {
      const { iso3 } = country.part.properties;
      const there = individuals.get(iso3) ?? new Set<string>();
      if (there.has(route.properties.individual)) continue;
      if (lines.some((line) => line.some(([lon = 0, lat = 0]) => isOnPart(lon, lat, country)))) individuals.set(iso3, there.add(route.properties.individual));
    }
  }
  return new Map([...individuals].map(([iso3, there]) => [iso3, there.size]));
}

function linesOf({ geometry }: Feature<LineString | MultiLineString>): Position[][] {
  return geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
}

/** Stretches of a line this long, or shorter, lie where their middle lies. */
const STRETCH_KM = 1;

/**
 * Countries that lines without a corridor run through, by the share of their length (geodesic) on land, longest first; the
 * place of a stretch of a kilometre is that of its middle. They have no area.
 */
export function listCountriesOfLines(lines: readonly Feature<LineString | MultiLineString>[], parts: readonly CountryPart[]): CountryShare[] {
  const km = new Map<string, number>();
  for (const line of lines) {
    const near = partsNear(line, parts);
    for (const positions of linesOf(line)) {
      for (let i = 1; i < positions.length; i++) {
        const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [positions[i - 1]!, positions[i]!];
        const length = geodesicM(x0, y0, x1, y1) / 1000;
        const stretches = Math.max(1, Math.ceil(length / STRETCH_KM));
        for (let stretch = 0; stretch < stretches; stretch++) {
          const share = (stretch + 0.5) / stretches;
          const [x, y] = [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
          const there = near.find((country) => isOnPart(x, y, country));
          if (there) km.set(there.part.properties.iso3, (km.get(there.part.properties.iso3) ?? 0) + length / stretches);
        }
      }
    }
  }
  const onLand = [...km.values()].reduce((sum, each) => sum + each, 0);
  return [...km].sort((a, b) => b[1] - a[1]).map(([iso3, each]) => ({ iso3, areaKm2: 0, share: roundShare(each / onLand) }));
}

/**
 * Countries in whose land tracked animals were, by the share of the positions on land there, most first, with the number of
 * individuals, in all and in each calendar month (January first, UTC). Positions say where tags were, so there is no area.
 */
export function listCountriesOfTracks(
  tracks: readonly Track[],
  parts: readonly CountryPart[],
): (CountryShare & { readonly individuals: number; readonly months: number[] })[] {
  const found = new Map<string, { positions: number; readonly individuals: Set<string>; readonly months: readonly Set<string>[] }>();
  for (const { individual, lon, lat, time } of tracks) {
    const line: Feature<LineString> = {
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: Array.from(lon, (x, i) => [x, lat[i]!]) },
    };
    const near = partsNear(line, parts);
    for (const [at, [x = 0, y = 0]] of line.geometry.coordinates.entries()) {
      const there = near.find((country) => isOnPart(x, y, country));
      if (!there) continue;
      const { iso3 } = there.part.properties;
      const known = found.get(iso3) ?? { positions: 0, individuals: new Set<string>(), months: Array.from({ length: 12 }, () => new Set<string>()) };
      known.positions += 1;
      known.individuals.add(individual);
      known.months[new Date(time[at]!).getUTCMonth()]!.add(individual);
      found.set(iso3, known);
    }
  }
  const onLand = [...found.values()].reduce((sum, { positions }) => sum + positions, 0);
  return [...found]
    .sort((a, b) => b[1].positions - a[1].positions)
    .map(([iso3, { positions, individuals, months }]) => ({
      iso3,
      areaKm2: 0,
      share: roundShare(positions / onLand),
      individuals: individuals.size,
      months: months.map(({ size }) => size),
    }));
}
