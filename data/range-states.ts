import { bbox, booleanPointInPolygon, intersect } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { polygonAreaKm2 } from '../src/domain/geometry/polygon-area.ts';
import type { CorridorFeature, RouteFeature } from '../src/domain/movement/types.ts';

export type CountryPolygon = Feature<Polygon | MultiPolygon, { iso3: string }>;

function overlaps(a: readonly number[], b: readonly number[]): boolean {
  return a[0]! <= b[2]! && b[0]! <= a[2]! && a[1]! <= b[3]! && b[1]! <= a[3]!;
}

/** One polygon feature per part, so that a far-flung country costs only its nearby parts. */
export function splitIntoParts(countries: readonly CountryPolygon[]): { part: Feature<Polygon, { iso3: string }>; box: number[] }[] {
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
 * Countries a corridor touches, by its area inside each (equal-area, km²) and by the individuals whose
 * migration routes have a position there; most area first.
 */
export function listRangeStates(
  corridor: CorridorFeature | undefined,
  routes: readonly RouteFeature[],
  parts: ReturnType<typeof splitIntoParts>,
): { rangeStates: { iso3: string; areaKm2: number; share: number; individuals: number }[]; areaAtSeaKm2: number } {
  if (!corridor) return { rangeStates: [], areaAtSeaKm2: 0 };
  const box = bbox(corridor);
  const near = parts.filter((entry) => overlaps(entry.box, box));
  const area = new Map<string, number>();
  const corridorParts = corridor.geometry.coordinates.map((coordinates) => {
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
  const individuals = new Map<string, Set<string>>();
  for (const route of routes) {
    const lines = route.geometry.type === 'LineString' ? [route.geometry.coordinates] : route.geometry.coordinates;
    for (const { part, box: countryBox } of near) {
      const there = individuals.get(part.properties.iso3) ?? new Set<string>();
      if (there.has(route.properties.individual)) continue;
      const visits = lines.some((line) => line.some((p) => overlaps([p[0]!, p[1]!, p[0]!, p[1]!], countryBox) && booleanPointInPolygon(p, part)));
      if (visits) individuals.set(part.properties.iso3, there.add(route.properties.individual));
    }
  }
  const total = polygonAreaKm2(corridor.geometry);
  const onLand = [...area.values()].reduce((sum, km2) => sum + km2, 0);
  const rangeStates = [...area]
    .map(([iso3, km2]) => ({
      iso3,
      areaKm2: Math.round(km2 * 10) / 10,
      share: onLand > 0 ? Math.round((km2 / onLand) * 1e4) / 1e4 : 0,
      individuals: individuals.get(iso3)?.size ?? 0,
    }))
    .filter((state) => state.areaKm2 > 0)
    .sort((a, b) => b.areaKm2 - a.areaKm2);
  return { rangeStates, areaAtSeaKm2: Math.max(0, Math.round((total - onLand) * 10) / 10) };
}
