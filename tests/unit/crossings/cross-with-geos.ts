import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import initGeos from 'geos-wasm';
import { geojsonToGeosGeom, geosGeomToGeojson } from 'geos-wasm/helpers';
import { lineLengthKm } from '../../../src/domain/geometry/distances.ts';

const geos = await initGeos();

type Line = LineString | MultiLineString;

/** Corridor × barrier by GEOS: prepared polygons, planar intersection in degrees, geodesic length; keys are indices. With `union`, parts of one corridor may overlap. */
export function crossWithGeos(
  corridors: readonly Feature<Polygon | MultiPolygon>[],
  barriers: readonly Feature<Line>[],
  union = false,
): Map<string, { km: number; parts: number }> {
  const polygons = corridors.map((feature) => {
    const polygon = geojsonToGeosGeom(feature.geometry, geos);
    return union ? geos.GEOSUnaryUnion(polygon) : polygon;
  });
  const prepared = polygons.map((polygon) => geos.GEOSPrepare(polygon));
  const result = new Map<string, { km: number; parts: number }>();
  barriers.forEach((feature, b) => {
    const line = geojsonToGeosGeom(feature.geometry, geos);
    polygons.forEach((polygon, c) => {
      if (!geos.GEOSPreparedIntersects(prepared[c]!, line)) return;
      const inside = geos.GEOSIntersection(polygon, line);
      const { km, parts } = measure(geosGeomToGeojson(inside, geos));
      geos.GEOSGeom_destroy(inside);
      if (km > 0.0005) result.set(`${c} ${b}`, { km, parts });
    });
    geos.GEOSGeom_destroy(line);
  });
  prepared.forEach((polygon) => geos.GEOSPreparedGeom_destroy(polygon));
  polygons.forEach((polygon) => geos.GEOSGeom_destroy(polygon));
  return result;
}

/** Length and connected parts: GEOS nodes its result, so parts that touch share an end. */
function measure(geometry: GeoJSON.GeoJSON): { km: number; parts: number } {
  const lines: GeoJSON.Position[][] = [];
  const collect = (g: GeoJSON.GeoJSON): void => {
    if (g.type === 'GeometryCollection') g.geometries.forEach(collect);
    else if (g.type === 'LineString') lines.push(g.coordinates);
    else if (g.type === 'MultiLineString') lines.push(...g.coordinates);
  };
  collect(geometry);
  const group = new Map<string, string>();
  const root = (key: string): string => {
    const up = group.get(key) ?? key;
    return up === key ? key : root(up);
  };
  for (const line of lines) {
    const first = root(String(line[0]));
    for (const position of line) group.set(root(String(position)), first);
  }
  return { km: lines.reduce((sum, line) => sum + lineLengthKm(line), 0), parts: new Set(lines.map((line) => root(String(line[0])))).size };
}
