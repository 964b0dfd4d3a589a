import { checkProjection } from '../areas/check-projection.ts';
import { resolveProjection, type Unproject } from '../tracks/import/resolve-projection.ts';

/** How a file names the system of its coordinates: an EPSG code, well-known text, or both; neither means degrees. */
export interface NamedSystem {
  readonly code?: number | undefined;
  readonly wkt?: string | undefined;
}

/**
 * From a file's coordinates to [lon, lat] on WGS 84. A code is trusted before a text: texts of one system differ.
 * @throws AtlasError naming the file where the system is not known
 */
export async function chooseProjection({ code, wkt }: NamedSystem, file: string): Promise<Unproject> {
  if (code !== undefined && code > 0) {
    try {
      return (await resolveProjection(`EPSG:${code}`, file)).unproject;
    } catch (error) {
      if (wkt === undefined) throw error;
    }
  }
  // Converting WGS 84 to itself would only blur the last digits.
  if (wkt === undefined || /^\s*GEOG\w*\s*\[\s*"(GCS_)?WGS[ _]?(19)?84"/i.test(wkt)) return (x, y) => [x, y];
  checkProjection(wkt, file);
  return (await resolveProjection(wkt, file)).unproject;
}
