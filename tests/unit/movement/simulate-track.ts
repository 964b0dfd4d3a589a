import type { Track } from '../../../src/domain/tracks/track.ts';

export const DAY = 86_400_000;

/** Uniform numbers in [0, 1) from a seed (Steele & Vigna's SplitMix mixing, 32 bits). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal numbers (Box & Muller 1958). */
export function seededNormal(seed: number): () => number {
  const random = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Journeys as [day it starts, day it ends, km north of the start when it ends]; km run straight in between. */
export interface Life {
  readonly individual: string;
  readonly days: number;
  readonly stepH: number;
  readonly journeys: readonly (readonly [number, number, number])[];
  /** Standard deviation of the wandering round the range or line, km. */
  readonly wanderKm: number;
  readonly seed: number;
}

export const START = Date.UTC(2020, 0, 10);

/** A track that starts on 10 January 2020 at 70° E, 45° N. */
export function simulateTrack({ individual, days, stepH, journeys, wanderKm, seed }: Life): Track {
  const normal = seededNormal(seed);
  const count = Math.floor((days * 24) / stepH);
  const track: Track = {
    individual,
    time: new Float64Array(count),
    lon: new Float64Array(count),
    lat: new Float64Array(count),
    error: new Float32Array(count),
  };
  let [east, north] = [0, 0];
  // Wandering forgets where it was within a day.
  const memory = Math.exp(-stepH / 24);
  for (let i = 0; i < count; i++) {
    const day = (i * stepH) / 24;
    let km = 0;
    for (const [from, to, target] of journeys) if (day > from) km += Math.min(1, (day - from) / (to - from)) * (target - km);
    const noise = wanderKm * Math.sqrt(1 - memory * memory);
    east = memory * east + noise * normal();
    north = memory * north + noise * normal();
    track.time[i] = START + day * DAY;
    track.lat[i] = 45 + (km + north) / 111.2;
    track.lon[i] = 70 + east / (111.2 * Math.SQRT1_2);
  }
  return track;
}
