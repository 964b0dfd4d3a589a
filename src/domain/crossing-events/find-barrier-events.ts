import type { BarrierType } from '../catalog/layer-kinds.ts';
import type { CrossingEvent } from './find-crossing-events.ts';
import { medianIntervalHours, type Track } from '../tracks/track.ts';
import type { BarrierBehaviour, BarrierVisit } from './barrier-behaviours.ts';
import { animalYears, permeabilityOf } from './rank-barriers.ts';
import { byBehaviour, countEncounters, type EncounterCounts, findEncounters, type NearTrack } from './count-behaviours.ts';
import { COARSEST_BEHAVIOUR_H, LONGEST_STEP_H, NEAR_M } from './limits.ts';
import { samplingIntervalHours } from './sampling-interval.ts';
import { tellAnimals, type Told } from './tell-animals.ts';
import { mayLieBeyond, reachOf, spreadsOf, touchedBy } from './touching.ts';
import { indexBarriers } from './index-barriers.ts';
import { type BarrierLines, readBarriersNearTracks } from './barriers-near-tracks.ts';
import type { BarrierLayer } from '../layers/layer-reference.ts';

export interface BarrierEventsRequest {
  readonly tracks: readonly Track[];
  readonly barriers: BarrierLayer;
  /** Distance from a barrier that counts as near, metres; 500. */
  readonly distanceM?: number;
  /** Longest step that counts, hours; 13. */
  readonly maxLagHours?: number;
  /** Hears of the encounters of all animals with one barrier, in no order of time. */
  readonly onEncounters?: (barrier: BarrierLines, encounters: readonly BarrierVisit[]) => void;
  readonly signal?: AbortSignal;
  /** Tiles and then tracks done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Encounters and how many individuals had them, by behaviour. */
export type BehaviourFigures = Readonly<Record<BarrierBehaviour, { readonly encounters: number; readonly individuals: number }>>;

interface Figures extends Told {
  /** Undefined where no track has fixes often enough. */
  readonly behaviours: BehaviourFigures | undefined;
}

/** One barrier that some track crossed or came near. */
export interface EventsAtBarrier extends Figures {
  readonly layer: string;
  readonly barrier: string;
  /** Empty when the source gives none. */
  readonly name: string;
  readonly type: BarrierType;
  /**
   * Encounters that held an animal up (`FAILED_BEHAVIOURS`) and in which it did not cross, over the years that all animals together
   * were tracked; undefined without behaviours.
   */
  readonly failedPerAnimalYear: number | undefined;
  /** Encounters with a crossing over these and the failed ones, 0–1; undefined where there was neither, or without behaviours. */
  readonly permeability: number | undefined;
}

/** What tracks had to do with a layer of barriers. */
export interface BarrierEvents {
  /** Most failed encounters first where behaviours are told, then most events, then most individuals near. */
  readonly barriers: readonly EventsAtBarrier[];
  /** Over the layer; a step over two barriers is an event of each, and one stay near two an encounter with each. */
  readonly all: Figures;
  /** Individuals with tracks. */
  readonly individuals: number;
  /** Median between fixes, all tracks pooled. */
  readonly intervalHours: number;
  readonly distanceM: number;
  readonly maxLagHours: number;
  /** Steps between fixes, and how many of them are too long to count. */
  readonly steps: number;
  readonly stepsTooLong: number;
  /** Individuals whose median interval is too long (over 4 h) to tell behaviours. */
  readonly individualsTooCoarse: number;
  /** That the build found it, of tracks at a rate at which the atlas does not publish them. */
  readonly atFullRate?: boolean;
}

/** What tracks have to do with one barrier. */
interface Visit {
  readonly events: CrossingEvent[];
  /** By number of the track. */
  readonly near: Map<number, { first: number; last: number }>;
  /** Summed probability of touching, by number of the track. */
  readonly touching: Map<number, number>;
  stepsNear: number;
  stepsNearTooLong: number;
}

function newVisit(): Visit {
  return { events: [], near: new Map(), touching: new Map(), stepsNear: 0, stepsNearTooLong: 0 };
}

const HOUR_MS = 3_600_000;

/**
 * Crossing events, animals that came near and did not cross, and barrier behaviours (Xu et al. 2021,
 * doi:10.1111/1365-2664.13806) of tracks and a layer of barriers. Steps are straight in longitude and latitude, so that
 * events are a lower bound: what happens between two fixes is not seen. Barriers are read only around the tracks.
 * @throws AtlasError where a tile cannot be read; AbortError when aborted
 */
export async function findBarrierEvents(request: BarrierEventsRequest): Promise<BarrierEvents> {
  const { barriers, distanceM = NEAR_M, maxLagHours = LONGEST_STEP_H, signal, onProgress } = request;
  const tracks = request.tracks.filter(({ time }) => time.length > 0);
  let tiles = 0;
  const spreads = tracks.map(spreadsOf);
  const lines = await readBarriersNearTracks(tracks, barriers, {
    distanceM,
    reachM: (track, fix) => reachOf(Math.max(spreads[track]![fix - 1] ?? 0, spreads[track]![fix] ?? 0)),
    ...(signal ? { signal } : {}),
    onProgress: (done, total) => {
      tiles = total;
      onProgress?.(done, total + tracks.length);
    },
  });
  const visits = lines.map(newVisit);
  // Over the layer: the probability that a step touched any of its barriers, each on its own.
  const whole = newVisit();
  const index = indexBarriers(lines);
  /** Whether a barrier stood already: one that is younger than a step was not crossed by it. */
  const stood = (barrier: number, time: number): boolean => (lines[barrier]!.built ?? -Infinity) <= new Date(time).getUTCFullYear();
  let [steps, stepsTooLong] = [0, 0];
  for (const [number, track] of tracks.entries()) {
    // Lets a cancellation in.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const { time, lon, lat } = track;
    for (let i = 0; i < time.length; i++) {
      for (const barrier of index?.near(lon[i]!, lat[i]!, distanceM) ?? []) {
        if (!stood(barrier, time[i]!)) continue;
        const near = visits[barrier]!.near.get(number);
        if (near) near.last = i;
        else visits[barrier]!.near.set(number, { first: i, last: i });
      }
      if (i === 0) continue;
      steps += 1;
      const [from, to, px, py] = [time[i - 1]!, time[i]!, lon[i - 1]!, lat[i - 1]!];
      const tooLong = to - from > maxLagHours * HOUR_MS;
      if (tooLong) stepsTooLong += 1;
      const qx = lon[i]! - 360 * Math.round((lon[i]! - px) / 360);
      const standing = <Value>(some: Iterable<[number, Value]>): Map<number, Value> => new Map([...some].filter(([barrier]) => stood(barrier, to)));
      const over = standing(index?.crossedBy(px, py, qx, lat[i]!) ?? []);
      const touched = standing(index ? touchedBy(index, [px, py], [lon[i]!, lat[i]!], spreads[number]![i - 1]!) : []);
      const close = new Set([
        ...over.keys(),
        ...[...(index?.near(px, py, distanceM) ?? []), ...(index?.near(lon[i]!, lat[i]!, distanceM) ?? [])].filter((barrier) => stood(barrier, to)),
      ]);
      for (const visit of [...[...close].map((barrier) => visits[barrier]!), ...(close.size > 0 ? [whole] : [])]) {
        visit.stepsNear += 1;
        if (tooLong) visit.stepsNearTooLong += 1;
      }
      let none = 1 - mayLieBeyond(spreads[number]![i - 1]!);
      for (const barrier of new Set([...over.keys(), ...touched.keys()])) {
        if (over.has(barrier) && !tooLong) continue;
        const probability = over.has(barrier) ? 1 : touched.get(barrier)!;
        none *= 1 - probability;
        addTo(visits[barrier]!.touching, number, probability);
      }
      addTo(whole.touching, number, 1 - none);
      if (tooLong) continue;
      for (const [barrier, { first, events: times }] of over) {
        const x = px + first * (qx - px);
        visits[barrier]!.events.push({
          individual: track.individual,
          time: from + first * (to - from),
          at: [x - 360 * Math.round(x / 360), py + first * (lat[i]! - py)],
          fix: i - 1,
          events: times,
        });
      }
    }
    onProgress?.(tiles + number + 1, tiles + tracks.length);
  }
  const intervals = tracks.map((track) => medianIntervalHours([track]));
  const behaviours = await classify(tracks, intervals, lines, visits, { ...request, distanceM });
  const years = animalYears(tracks.filter((_, number) => isFine(intervals[number]!)));
  const met = lines.flatMap(({ id, name }, number): EventsAtBarrier[] => {
    const { events, near } = visits[number]!;
    if (events.length === 0 && near.size === 0) return [];
    const own = behaviours?.[number];
    return [
      {
        layer: barriers.layerId,
        barrier: id,
        name,
        type: barriers.type,
        failedPerAnimalYear: own && years > 0 ? own.failed / years : undefined,
        permeability: own && permeabilityOf(own),
        ...summarise(tracks, [visits[number]!], visits[number]!, own && [own]),
      },
    ];
  });
  return {
    barriers: met.sort(
      (a, b) =>
        (b.failedPerAnimalYear ?? 0) - (a.failedPerAnimalYear ?? 0) ||
        b.crossed.events - a.crossed.events ||
        b.individualsNear - a.individualsNear ||
        a.barrier.localeCompare(b.barrier, 'en', { numeric: true }),
    ),
    all: summarise(tracks, visits, whole, behaviours),
    individuals: new Set(tracks.map(({ individual }) => individual)).size,
    intervalHours: medianIntervalHours(tracks),
    distanceM,
    maxLagHours,
    steps,
    stepsTooLong,
    individualsTooCoarse: new Set(tracks.filter((_, number) => !isFine(intervals[number]!)).map(({ individual }) => individual)).size,
  };
}

function isFine(intervalHours: number): boolean {
  return intervalHours > 0 && intervalHours <= COARSEST_BEHAVIOUR_H;
}

/** Behaviours with every barrier; undefined where no track has fixes often enough. */
async function classify(
  tracks: readonly Track[],
  intervals: readonly number[],
  lines: readonly BarrierLines[],
  visits: readonly Visit[],
  { distanceM, onEncounters, signal }: Pick<BarrierEventsRequest, 'onEncounters' | 'signal'> & { readonly distanceM: number },
): Promise<EncounterCounts[] | undefined> {
  if (!intervals.some(isFine)) return undefined;
  const sampling = tracks.map((track, number) => (isFine(intervals[number]!) ? samplingIntervalHours(track) : undefined));
  const counts: EncounterCounts[] = [];
  for (const [number, barrier] of lines.entries()) {
    const near = [...visits[number]!.near].flatMap(([track, fixes]): NearTrack[] => {
      const intervalHours = sampling[track];
      return intervalHours === undefined ? [] : [{ track: tracks[track]!, intervalHours, ...fixes }];
    });
    if (near.length > 0) await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const encounters = findEncounters(near, barrier.lines, distanceM);
    if (encounters.length > 0) onEncounters?.(barrier, encounters);
    counts.push(countEncounters(encounters));
  }
  return counts;
}

function addTo(sums: Map<number, number>, key: number, value: number): void {
  if (value > 0) sums.set(key, (sums.get(key) ?? 0) + value);
}

/** @param whole what the visits come to together */
function summarise(
  tracks: readonly Track[],
  visits: readonly Visit[],
  whole: Pick<Visit, 'touching' | 'stepsNear' | 'stepsNearTooLong'>,
  behaviours: readonly EncounterCounts[] | undefined,
): Figures {
  const near = new Set(visits.flatMap((visit) => [...visit.near.keys()].map((number) => tracks[number]!.individual)));
  const touching = new Map<string, number>();
  for (const [number, sum] of whole.touching) {
    const { individual } = tracks[number]!;
    touching.set(individual, (touching.get(individual) ?? 0) + sum);
  }
  const { stepsNear, stepsNearTooLong } = whole;
  return {
    ...tellAnimals({ events: visits.flatMap((visit) => visit.events), near, touching, stepsNear, stepsNearTooLong }),
    behaviours: behaviours && addUp(behaviours),
  };
}

function addUp(counts: readonly EncounterCounts[]): BehaviourFigures {
  return byBehaviour((behaviour) => ({
    encounters: counts.reduce((sum, each) => sum + each.behaviours[behaviour].encounters, 0),
    individuals: new Set(counts.flatMap((each) => each.behaviours[behaviour].individuals)).size,
  }));
}
