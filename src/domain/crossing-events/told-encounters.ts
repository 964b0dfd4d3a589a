import type { LonLat } from '../crossings/types.ts';
import { type BarrierBehaviour, type BarrierVisit, FAILED_BEHAVIOURS } from './barrier-behaviours.ts';
import { metresPerDegree } from './index-barriers.ts';

/** One encounter of an individual with one barrier, as a table of them tells it. */
export interface ToldEncounter {
  readonly individual: string;
  /** What stands for the barrier in its layer. */
  readonly barrier: string;
  readonly behaviour: BarrierBehaviour;
  /** First fix near the barrier, ms since 1970 UTC. */
  readonly start: number;
  /** From the first to the last fix near it. */
  readonly hours: number;
  /** How often the way met the barrier. */
  readonly crossings: number;
  /** The place of the barrier nearest to the first fix, [lon, lat]: where the animal itself was is not told. */
  readonly at: LonLat;
}

const HOUR_MS = 3_600_000;

/** @param lines the barrier, [lon, lat] degrees @param decimals of a degree to which its place is told */
export function tellEncounter(visit: BarrierVisit, barrier: string, lines: readonly (readonly LonLat[])[], decimals: number): ToldEncounter {
  const { individual, behaviour, start, end, events } = visit;
  const [lon, lat] = nearestPlace(lines, visit.at);
  const round = (value: number): number => Number(value.toFixed(decimals));
  const hours = Math.round((10 * (end - start)) / HOUR_MS) / 10;
  return { individual, barrier, behaviour, start, hours, crossings: events, at: [round(lon), round(lat)] };
}

/** Decimals of a degree of which the last is not finer than the error of fixes, metres. */
export function decimalsFor(locationErrorM: number): number {
  const [, perLat] = metresPerDegree(0);
  return Math.min(5, Math.max(2, Math.ceil(-Math.log10(Math.max(locationErrorM, 1e-9) / perLat))));
}

/** Encounters that held an animal up (`FAILED_BEHAVIOURS`) with some barriers: what stands beside the profile of a line. */
export function failedAmong(encounters: readonly ToldEncounter[], barriers: ReadonlySet<string>): ToldEncounter[] {
  return encounters.filter(({ barrier, behaviour }) => barriers.has(barrier) && FAILED_BEHAVIOURS.has(behaviour));
}

/** The place of lines nearest to another, in the ellipsoid's own plane there; itself where there is no line. */
function nearestPlace(lines: readonly (readonly LonLat[])[], [lon, lat]: LonLat): LonLat {
  const [perLon, perLat] = metresPerDegree(lat);
  let [best, place]: [number, LonLat] = [Infinity, [lon, lat]];
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [from, to] = [line[i - 1]!, line[i]!];
      const turn = 360 * Math.round((lon - from[0]) / 360);
      const [ax, ay] = [(from[0] + turn - lon) * perLon, (from[1] - lat) * perLat];
      const [dx, dy] = [(to[0] - from[0]) * perLon, (to[1] - from[1]) * perLat];
      const square = dx * dx + dy * dy;
      const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
      const distance = (ax + share * dx) ** 2 + (ay + share * dy) ** 2;
      if (!(distance < best)) continue;
      best = distance;
      place = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    }
  }
  return place;
}
