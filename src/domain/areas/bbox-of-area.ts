import type { Bbox } from '../catalog/schema.ts';
import type { AreaFeature } from './area-set.ts';

/** The extent of an area, [west, south, east, north] in degrees. */
export function bboxOfArea({ geometry }: AreaFeature): Bbox {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const box: Bbox = [180, 90, -180, -90];
  for (const [outer = []] of polygons) {
    for (const [lon = 0, lat = 0] of outer) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return box;
}
