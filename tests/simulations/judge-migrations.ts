import { countsInCorridors } from '../../src/domain/movement/sequences/flag-sequence.ts';
import { findSequences } from '../../src/domain/movement/sequences/find-migration-years.ts';
import type { MigrationSequence } from '../../src/domain/movement/types.ts';
import { MIGRANTS, type SimulatedAnimal } from './simulate-migrations.ts';
import { DAY } from '../unit/movement/simulate-track.ts';

/** How what was found agrees with what was simulated. */
export interface Judgement {
  /** Days between true and found departures, and arrivals, of the journeys that were found. */
  readonly departures: readonly number[];
  readonly arrivals: readonly number[];
  readonly journeys: number;
  readonly missed: readonly string[];
  readonly animals: number;
  /** Animals that do not migrate, and those of them with a sequence that counts. */
  readonly others: number;
  readonly false: readonly string[];
  /** Sequences of migrants that are no journey of theirs. */
  readonly invented: readonly string[];
  readonly flagged: Readonly<Record<string, number>>;
}

/** Find the migrations of simulated animals and compare; the least distance and time away are those of land mammals. */
export function judgeMigrations(animals: readonly SimulatedAnimal[], minDistanceKm = 15, minDaysAway = 30): Judgement {
  const departures: number[] = [];
  const arrivals: number[] = [];
  const missed: string[] = [];
  const wrong: string[] = [];
  const invented: string[] = [];
  const flagged: Record<string, number> = {};
  let journeys = 0;
  let others = 0;
  for (const { kind, track, journeys: truth } of animals) {
    const all = findSequences(track, { minDistanceKm, minDaysAway, seasons: 'outward-return' }).sequences;
    const found = all.filter(countsInCorridors);
    for (const sequence of all) for (const flag of sequence.flags ?? []) flagged[`${kind}: ${flag}`] = (flagged[`${kind}: ${flag}`] ?? 0) + 1;
    if (!MIGRANTS.includes(kind)) {
      others += 1;
      if (found.length > 0) wrong.push(track.individual);
      continue;
    }
    const taken = new Set<MigrationSequence>();
    for (const { departure, arrival, leg } of truth) {
      journeys += 1;
      const overlap = ({ start, end }: MigrationSequence): number => Math.min(end, arrival) - Math.max(start, departure);
      const best = found.filter((one) => !taken.has(one)).reduce<MigrationSequence | undefined>((a, b) => (a && overlap(a) >= overlap(b) ? a : b), undefined);
      if (!best || overlap(best) < -3 * DAY) {
        missed.push(`${track.individual} ${leg} ${((departure - track.time[0]!) / DAY).toFixed(0)}`);
        continue;
      }
      taken.add(best);
      departures.push((best.start - departure) / DAY);
      arrivals.push((best.end - arrival) / DAY);
    }
    for (const one of found) if (!taken.has(one)) invented.push(one.id);
  }
  return { departures, arrivals, journeys, missed, animals: animals.length, others, false: wrong, invented, flagged };
}

/** The value below which a share of the absolute values lie. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.map(Math.abs).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
