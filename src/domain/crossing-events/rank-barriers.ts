import type { Track } from '../tracks/track.ts';
import { type BarrierVisit, FAILED_BEHAVIOURS } from './barrier-behaviours.ts';

/** What encounters say of one barrier. */
export interface RankedBarrier {
  /** Its number. */
  readonly barrier: number;
  /** Individuals that had encounters with it. */
  readonly individuals: number;
  readonly encounters: number;
  /** Encounters in which it was crossed at least once. */
  readonly crossed: number;
  /** Encounters near it that held the animal up (bounce, trace, back and forth, trapped) and in which it was not crossed. */
  readonly failed: number;
  /** Failed encounters over the years that all animals together were tracked. */
  readonly failedPerAnimalYear: number;
  /** Crossed over crossed and failed, 0–1; undefined where there was neither. */
  readonly permeability: number | undefined;
}

/** Encounters in which a barrier was crossed, over these and the failed ones, 0–1; undefined where there was neither. */
export function permeabilityOf({ crossed, failed }: Pick<RankedBarrier, 'crossed' | 'failed'>): number | undefined {
  return crossed + failed > 0 ? crossed / (crossed + failed) : undefined;
}

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365.25;

/** Years in which animals were tracked, of all together: days (UTC) with a fix. */
export function animalYears(tracks: readonly Track[]): number {
  let days = 0;
  for (const { time } of tracks) {
    let last = Number.NaN;
    for (const at of time) {
      const day = Math.floor(at / DAY_MS);
      if (day !== last) days += 1;
      last = day;
    }
  }
  return days / YEAR_DAYS;
}

/**
 * Barriers by their failed encounters, those with most first; of equal ones those that were crossed least, then in the order of
 * their numbers. An encounter near several barriers counts at each of them.
 * @param years that all animals together were tracked, see `animalYears`
 */
export function rankBarriers(visits: readonly BarrierVisit[], years: number): RankedBarrier[] {
  const found = new Map<number, { individuals: Set<string>; encounters: number; crossed: number; failed: number }>();
  for (const { individual, behaviour, near, met } of visits) {
    for (const barrier of new Set([...near, ...met.keys()])) {
      const seen = found.get(barrier) ?? { individuals: new Set(), encounters: 0, crossed: 0, failed: 0 };
      found.set(barrier, seen);
      seen.individuals.add(individual);
      seen.encounters += 1;
      if (met.has(barrier)) seen.crossed += 1;
      else if (FAILED_BEHAVIOURS.has(behaviour)) seen.failed += 1;
    }
  }
  return [...found]
    .map(([barrier, { individuals, encounters, crossed, failed }]) => ({
      barrier,
      individuals: individuals.size,
      encounters,
      crossed,
      failed,
      failedPerAnimalYear: years > 0 ? failed / years : 0,
      permeability: permeabilityOf({ crossed, failed }),
    }))
    .sort((a, b) => b.failed - a.failed || a.crossed - b.crossed || a.barrier - b.barrier);
}
