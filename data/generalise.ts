import { simplify } from '@turf/turf';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { bboxOfFeatures } from '../src/domain/geometry/boxes.ts';

/** The deepest zoom of the overview; nearer, an entry's own archive is drawn. */
export const OVERVIEW_ZOOM = 5;

/** Half a pixel at that zoom (512 to a tile), degrees. */
const FINEST = 360 / 2 ** OVERVIEW_ZOOM / 512 / 2;

/** What spans an ocean is drawn on a whole screen before its own archive is: details of a pixel there are enough. */
const SCREEN = 800;

/**
 * An entry's corridors as the world view draws them, small whatever their detail: simplified to half a pixel at the
 * overview's deepest zoom or a pixel of a screen that holds them all, without parts smaller than two (the largest always
 * stays), with the properties `entry` and `use`. Its lines where it has no corridors: routes, or movement, which has the
 * property `movement`.
 */
export function generaliseEntry(
  entry: string,
  corridors: readonly Feature<Polygon | MultiPolygon>[],
  lines: readonly Feature<LineString | MultiLineString>[],
  isMovement = false,
): Feature[] {
  const shown: readonly Feature<Polygon | MultiPolygon | LineString | MultiLineString>[] = corridors.length > 0 ? corridors : lines;
  const [west, south, east, north] = bboxOfFeatures(shown) ?? [0, 0, 0, 0];
  const width = west > east ? east + 360 - west : east - west;
  const tolerance = Math.max(FINEST, Math.max(width, north - south) / SCREEN);
  return shown.map(({ properties, geometry }) => {
    const use: unknown = properties?.['use'];
    const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
    const feature: Feature = {
      type: 'Feature',
      properties: { id: entry, entry, ...(use === undefined ? {} : { use }), ...(isMovement ? { movement: true } : {}) },
      geometry: isArea ? dropSmall(geometry, (2 * tolerance) ** 2) : geometry,
    };
    return round(simplify(feature, { tolerance, highQuality: false, mutate: false }));
  });
}

/** Without polygons and holes of less than an area, square degrees. */
function dropSmall(geometry: Polygon | MultiPolygon, least: number): MultiPolygon {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const areas = polygons.map(([outer = []]) => areaOf(outer));
  const largest = areas.indexOf(Math.max(...areas));
  const kept = polygons.filter((_, at) => at === largest || areas[at]! >= least);
  return { type: 'MultiPolygon', coordinates: kept.map(([outer = [], ...holes]) => [outer, ...holes.filter((hole) => areaOf(hole) >= least)]) };
}

/** Square degrees, by the shoelace formula. */
function areaOf(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [ring[i - 1]!, ring[i]!];
    twice += x0 * y1 - x1 * y0;
  }
  return Math.abs(twice) / 2;
}

/** Coordinates with three decimals: a fifth of a pixel. */
function round(feature: Feature): Feature {
  const geometry = feature.geometry;
  if (geometry.type === 'LineString') return { ...feature, geometry: { ...geometry, coordinates: roundLine(geometry.coordinates) } };
  if (geometry.type === 'MultiLineString') return { ...feature, geometry: { ...geometry, coordinates: geometry.coordinates.map(roundLine) } };
  if (geometry.type !== 'MultiPolygon') return feature;
  return { ...feature, geometry: { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(roundLine)) } };
}

function roundLine(line: readonly Position[]): Position[] {
  return line.map(([lon = 0, lat = 0]) => [Math.round(lon * 1000) / 1000, Math.round(lat * 1000) / 1000]);
}
