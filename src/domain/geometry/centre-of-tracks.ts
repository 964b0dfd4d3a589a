import type { Track } from '../tracks/track.ts';

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
