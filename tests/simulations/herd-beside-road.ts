import type { LonLat } from '../../src/domain/crossings/types.ts';
import type { Track } from '../../src/domain/tracks/track.ts';
import { seededNormal } from '../unit/movement/simulate-track.ts';

const DEGREE_M = 111_200;
const LAT = 43;
const PER_LON = DEGREE_M * Math.cos((LAT * Math.PI) / 180);

/** A road that winds from west to east, as many metres long as asked, give or take a tenth. */
export function windingRoad(lengthM: number, vertices: number, seed: number): LonLat[] {
  const normal = seededNormal(seed);
  const road: LonLat[] = [];
  let [x, y, heading] = [0, 0, 0];
  for (let i = 0; i < vertices; i++) {
    road.push([-110 + x / PER_LON, LAT + y / DEGREE_M]);
    // Bends of some hundred metres, drawn back to the east.
    heading = 0.97 * heading + 0.08 * normal();
    x += (lengthM / vertices) * Math.cos(heading);
    y += (lengthM / vertices) * Math.sin(heading) - 0.002 * y * (lengthM / vertices / 40);
  }
  return road;
}

/** Animals that wander about ranges along a road, a fix every two hours or as many as asked. */
export function herdBesideRoad(road: readonly LonLat[], animals: number, fixes: number, seed: number, stepH = 2): Track[] {
  const normal = seededNormal(seed);
  return Array.from({ length: animals }, (_, animal) => {
    const [lon0, lat0] = road[Math.floor(((animal + 0.5) / animals) * road.length)]!;
    const track: Track = {
      individual: `animal ${animal}`,
      time: new Float64Array(fixes),
      lon: new Float64Array(fixes),
      lat: new Float64Array(fixes),
      error: new Float32Array(fixes),
    };
    let [x, y] = [0, 0];
    const offset = 3000 * normal();
    for (let i = 0; i < fixes; i++) {
      x = 0.99 * x + 450 * normal();
      y = 0.99 * y + 450 * normal();
      track.time[i] = Date.UTC(2021, 0, 1) + i * stepH * 3_600_000;
      track.lon[i] = lon0 + x / PER_LON;
      track.lat[i] = lat0 + (y + offset) / DEGREE_M;
    }
    return track;
  });
}
