import type { Track } from '../tracks/track.ts';
import { type BarrierBehaviour, type BarrierVisit, classifyBarrierBehaviours, FAILED_BEHAVIOURS } from './barrier-behaviours.ts';
import type { LonLat } from '../crossings/types.ts';

export type BehaviourCounts = Readonly<Record<BarrierBehaviour, { readonly encounters: number; readonly individuals: readonly string[] }>>;

/** Encounters with one barrier. */
export interface EncounterCounts {
  readonly behaviours: BehaviourCounts;
  /** Encounters in which it was crossed at least once. */
  readonly crossed: number;
  /** Those that held the animal up (`FAILED_BEHAVIOURS`) and in which it was not crossed. */
  readonly failed: number;
}

/** A track with the fixes that came near: the first and the last of them. */
export interface NearTrack {
  readonly track: Track;
  readonly intervalHours: number;
  readonly first: number;
  readonly last: number;
}

const HOUR_MS = 3_600_000;
/** More than half the window in which an individual's average straightness is taken, with a step to spare. */
const AROUND_HOURS = 100;

/** Encounters of tracks with one barrier (Xu et al. 2021, doi:10.1111/1365-2664.13806). */
export function findEncounters(near: readonly NearTrack[], lines: readonly (readonly LonLat[])[], distanceM: number): BarrierVisit[] {
  return near.flatMap(({ track, intervalHours, first, last }) => classifyBarrierBehaviours([around(track, first, last)], lines, { distanceM, intervalHours }));
}

/** Encounters with one barrier by behaviour, and who had them. */
export function countEncounters(encounters: readonly Pick<BarrierVisit, 'individual' | 'behaviour' | 'events'>[]): EncounterCounts {
  const counts = (behaviour: BarrierBehaviour): BehaviourCounts[BarrierBehaviour] => {
    const own = encounters.filter((encounter) => encounter.behaviour === behaviour);
    return { encounters: own.length, individuals: [...new Set(own.map(({ individual }) => individual))] };
  };
  const [crossed, not] = [encounters.filter(({ events }) => events > 0), encounters.filter(({ events }) => events === 0)];
  return { behaviours: byBehaviour(counts), crossed: crossed.length, failed: not.filter(({ behaviour }) => FAILED_BEHAVIOURS.has(behaviour)).length };
}

/** One value for each behaviour. */
export function byBehaviour<Value>(valueOf: (behaviour: BarrierBehaviour) => Value): Record<BarrierBehaviour, Value> {
  return {
    'quick cross': valueOf('quick cross'),
    'average movement': valueOf('average movement'),
    bounce: valueOf('bounce'),
    trace: valueOf('trace'),
    'back and forth': valueOf('back and forth'),
    trapped: valueOf('trapped'),
    unknown: valueOf('unknown'),
  };
}

/** The part of a track that its encounters between two fixes depend on. */
function around({ individual, time, lon, lat, error }: Track, first: number, last: number): Track {
  let [from, to] = [Math.max(0, first - 1), Math.min(time.length, last + 2)];
  while (from > 0 && time[first]! - time[from - 1]! <= AROUND_HOURS * HOUR_MS) from -= 1;
  while (to < time.length && time[to]! - time[last]! <= AROUND_HOURS * HOUR_MS) to += 1;
  return { individual, time: time.subarray(from, to), lon: lon.subarray(from, to), lat: lat.subarray(from, to), error: error.subarray(from, to) };
}
