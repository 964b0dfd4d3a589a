import type { Bbox } from '../../domain/catalog/schema.ts';
import type { LonLat } from '../../domain/crossings/types.ts';

/** Room around a lone point, degrees: about a kilometre. */
const ROOM = 0.01;

/** A box around crossing points [lon, lat], [west, south, east, north]; points within half the globe of the first are kept together. */
export function boundsOfPoints(points: readonly LonLat[]): Bbox | undefined {
  const [first] = points;
  if (!first) return undefined;
  const wrap = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;
  const offsets = points.map(([lon]) => wrap(lon - first[0]));
  const lats = points.map(([, lat]) => lat);
  return [
    wrap(first[0] + Math.min(...offsets) - ROOM),
    Math.max(-90, Math.min(...lats) - ROOM),
    wrap(first[0] + Math.max(...offsets) + ROOM),
    Math.min(90, Math.max(...lats) + ROOM),
  ];
}
