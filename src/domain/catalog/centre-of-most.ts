import type { EntryRow } from './index-schema.ts';

const RADIANS = Math.PI / 180;
/** A globe shows what lies within this of its middle well enough to be seen, degrees. */
const SEEN = 70;
/** Steps by which middles are tried, degrees. */
const STEP = 15;
/** Middles that are tried, degrees north: from nearer a pole half the world would be at the back. */
const LATITUDES = [0, 15, 30];

/**
 * Where a globe has to look to show most entries at once, degrees on WGS 84; of places that show as many, the one from which they are
 * nearest. Entries that were withdrawn do not count. Without entries the meridian of Greenwich.
 */
export function centreOfMost(entries: readonly Pick<EntryRow, 'point' | 'withdrawn'>[]): { readonly lon: number; readonly lat: number } {
  const points = entries.flatMap(({ point: [lon, lat], withdrawn }) => (withdrawn ? [] : [{ lon: lon * RADIANS, lat: lat * RADIANS }]));
  let best = { lon: 0, lat: LATITUDES[1] ?? 0, seen: 0, nearness: 0 };
  for (let lon = -180; lon < 180; lon += STEP) {
    for (const lat of LATITUDES) {
      const [x, y] = [lon * RADIANS, lat * RADIANS];
      let seen = 0;
      let nearness = 0;
      for (const point of points) {
        const cosine = Math.sin(y) * Math.sin(point.lat) + Math.cos(y) * Math.cos(point.lat) * Math.cos(point.lon - x);
        if (cosine < Math.cos(SEEN * RADIANS)) continue;
        seen += 1;
        nearness += cosine;
      }
      if (seen > best.seen || (seen === best.seen && nearness > best.nearness)) best = { lon, lat, seen, nearness };
    }
  }
  return { lon: best.lon, lat: best.lat };
}
