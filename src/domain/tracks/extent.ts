import type { Bbox } from '../catalog/fields.ts';
import type { Track } from './track.ts';

/** [west, south, east, north] of fixes; west > east where they lie on both sides of the antimeridian, closer across it. */
export function bboxOfTracks(tracks: readonly Pick<Track, 'lon' | 'lat'>[]): Bbox {
  let [south, north, west, east, westOfLine, eastOfLine] = [90, -90, 180, -180, -180, 180];
  for (const { lon, lat } of tracks) {
    for (let i = 0; i < lon.length; i++) {
      const x = lon[i] ?? 0;
      south = Math.min(south, lat[i] ?? 0);
      north = Math.max(north, lat[i] ?? 0);
      west = Math.min(west, x);
      east = Math.max(east, x);
      if (x < 0) westOfLine = Math.max(westOfLine, x);
      else eastOfLine = Math.min(eastOfLine, x);
    }
  }
  const across = 360 - eastOfLine + westOfLine;
  return west < 0 && east >= 0 && across < east - west ? [eastOfLine, south, westOfLine, north] : [west, south, east, north];
}

const RADIANS = Math.PI / 180;

/** Spherical mean of all fixes, [lon, lat] degrees; safe across the antimeridian. */
export function centreOfTracks(tracks: readonly Track[]): [number, number] {
  let x = 0;
  let y = 0;
  let z = 0;
  for (const { lon, lat } of tracks) {
    for (let i = 0; i < lon.length; i++) {
      const cosLat = Math.cos(lat[i]! * RADIANS);
      x += cosLat * Math.cos(lon[i]! * RADIANS);
      y += cosLat * Math.sin(lon[i]! * RADIANS);
      z += Math.sin(lat[i]! * RADIANS);
    }
  }
  return [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
}
