const MEAN_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/**
 * Great-circle distance in metres between two positions in degrees, on the sphere of mean radius:
 * within 0.6 % of the ellipsoid, enough for filters; lengths that are shown use geodesics.
 */
export function haversineM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const sinLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const sinLon = Math.sin(((lon2 - lon1) * RADIANS) / 2);
  const a = sinLat * sinLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * sinLon * sinLon;
  return 2 * MEAN_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)));
}
