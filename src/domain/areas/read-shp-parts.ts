import type { Position } from 'geojson';
import { parseShp } from 'shpjs';
import { AtlasError } from '../errors.ts';
import { checkProjection } from './check-projection.ts';

/**
 * The rings or lines of every record of a checked .shp of polygons or lines, brought to WGS 84; empty for a null shape.
 * The parser would sort rings into polygons by their bounding boxes alone and leave out holes it cannot place, so
 * polygons are handed over as lines, whose layout is the same; heights and measures, which follow the parts in a
 * record, are never read.
 * @param shp the file up to the end of its records
 * @throws AtlasError naming the file when its projection cannot be applied
 */
export function readShpParts(shp: Uint8Array<ArrayBuffer>, prj: string | undefined, file: string): Position[][][] {
  const lines = Uint8Array.from(shp);
  new DataView(lines.buffer).setInt32(32, 3, true);
  if (prj !== undefined) checkProjection(prj, file);
  // Converting WGS 84 to itself would only blur the last digits.
  const projection = prj === undefined || /^\s*GEOG\w*\s*\[\s*"(GCS_)?WGS[ _]?(19)?84"/i.test(prj) ? undefined : prj;
  try {
    return parseShp(lines, projection).map((geometry: { type: string; coordinates?: unknown } | null) => partsOf(geometry));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new AtlasError(
      `The coordinates of ${file} cannot be converted to longitude and latitude: ${detail}.`,
      'Nothing was loaded. Export the layer again as WGS 84 (EPSG:4326).',
      { file, field: 'geometry' },
    );
  }
}

function partsOf(geometry: { type: string; coordinates?: unknown } | null): Position[][] {
  if (!geometry || !Array.isArray(geometry.coordinates)) return [];
  const parts: unknown[] = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  return parts.map((part) => (Array.isArray(part) ? part.filter(isPosition) : []));
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}
