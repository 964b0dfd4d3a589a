import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';

const { WGS84, DISTANCE } = geodesic.Geodesic;

/** Geodesic distance on WGS 84 between two positions in degrees, metres (Karney 2013). */
export function geodesicM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return WGS84.Inverse(lat1, lon1, lat2, lon2, DISTANCE).s12 ?? 0;
}

/** Length of a [lon, lat] line as the sum of the geodesics between its positions, km. */
export function lineLengthKm(line: readonly Position[]): number {
  let metres = 0;
  for (let i = 1; i < line.length; i++) {
    const [lon1 = 0, lat1 = 0] = line[i - 1] ?? [];
    const [lon2 = 0, lat2 = 0] = line[i] ?? [];
    metres += geodesicM(lon1, lat1, lon2, lat2);
  }
  return metres / 1000;
}
