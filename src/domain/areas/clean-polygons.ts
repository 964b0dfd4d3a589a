import type { Position } from 'geojson';
import { AtlasError } from '../errors.ts';
import type { RawFeature, Tally } from './raw-feature.ts';

/** Beyond this a longitude of 180 is not rounding. */
const SLACK = 1e-6;

export interface CleanedPolygons {
  readonly polygons: Position[][][];
  /** Whether an edge spans more than 180° of longitude, as in a polygon not cut at the antimeridian. */
  readonly wraps: boolean;
}

/**
 * Check a feature's coordinates and copy them as [lon, lat]: a third dimension is left out, open rings are
 * closed, rings of fewer than four positions dropped (with their polygon, when they are its outer ring).
 * @param projectionHint what the file says of its projection, put into the error on metres
 * @throws AtlasError naming the feature when a coordinate is not a number or lies outside degrees
 */
export function cleanPolygons(feature: RawFeature, dropped: Tally, mended: Tally, projectionHint: string | undefined): CleanedPolygons {
  const polygons: Position[][][] = [];
  let wraps = false;
  const place = { file: feature.file, row: feature.number, field: 'geometry.coordinates' };
  const malformed = (what: string): AtlasError =>
    new AtlasError(
      `Feature ${feature.number} of ${feature.file} has damaged coordinates: ${what}.`,
      'Nothing was loaded. Open the file in a GIS, mend or remove that feature, and export it again.',
      place,
    );
  for (const polygon of feature.polygons) {
    if (!Array.isArray(polygon)) throw malformed('a polygon is not a list of rings');
    const rings: Position[][] = [];
    for (const [at, ring] of polygon.entries()) {
      if (!Array.isArray(ring)) throw malformed('a ring is not a list of positions');
      const cleaned = cleanRing(ring, malformed, (x, y) => refuseOutside(x, y, feature, projectionHint));
      if (cleaned.closed) mended.add('rings closed');
      wraps ||= cleaned.wraps;
      if (cleaned.points.length >= 4) rings.push(cleaned.points);
      else {
        dropped.add('rings with fewer than four positions');
        if (at === 0) break;
      }
    }
    if (rings.length > 0) polygons.push(rings);
  }
  return { polygons, wraps };
}

function cleanRing(
  ring: readonly unknown[],
  malformed: (what: string) => AtlasError,
  refuse: (x: number, y: number) => AtlasError,
): { points: Position[]; closed: boolean; wraps: boolean } {
  const points: Position[] = [];
  let wraps = false;
  let last: number | undefined;
  for (const position of ring) {
    if (!Array.isArray(position)) throw malformed('a position is not a pair of numbers');
    const x: unknown = position[0];
    const y: unknown = position[1];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      throw malformed('a position is not a pair of numbers');
    }
    if (Math.abs(x) > 180 + SLACK || Math.abs(y) > 90 + SLACK) throw refuse(x, y);
    const lon = Math.min(180, Math.max(-180, x));
    if (last !== undefined && Math.abs(lon - last) > 180) wraps = true;
    last = lon;
    points.push([lon, Math.min(90, Math.max(-90, y))]);
  }
  const first = points[0];
  const end = points.at(-1);
  const closed = first !== undefined && end !== undefined && (first[0] !== end[0] || first[1] !== end[1]);
  if (closed) points.push([...first]);
  return { points, closed, wraps };
}

function refuseOutside(x: number, y: number, feature: RawFeature, projectionHint: string | undefined): AtlasError {
  const place = { file: feature.file, row: feature.number, field: 'geometry.coordinates' };
  const where = `Feature ${feature.number} of ${feature.file}`;
  if (Math.abs(x) <= 360 && Math.abs(y) <= 90) {
    return new AtlasError(
      `${where} has a longitude of ${round(x)}, outside −180 to 180.`,
      'Nothing was loaded. Wrap the layer to longitudes from −180 to 180 in a GIS, cut at the antimeridian, and export it again.',
      place,
    );
  }
  return new AtlasError(
    `${where} is at (${round(x)}, ${round(y)}), which is not a longitude and latitude: the coordinates look projected, in metres${projectionHint === undefined ? '' : `, and ${projectionHint}`}.`,
    'Nothing was loaded. Export the layer again as WGS 84 (EPSG:4326), or as a zipped Shapefile with its .prj file.',
    place,
  );
}

function round(value: number): string {
  return String(Number(value.toPrecision(9)));
}
