import { classifyAtBarriers, FAILED_BEHAVIOURS } from '../crossing-events/barrier-behaviours.ts';
import { type BarrierIndex, indexBarriers } from '../crossing-events/index-barriers.ts';
import { COARSEST_BEHAVIOUR_H, NEAR_M } from '../crossing-events/limits.ts';
import { samplingIntervalHours } from '../crossing-events/sampling-interval.ts';
import type { LonLat } from '../crossings/types.ts';
import { cutLine } from '../geometry/antimeridian.ts';
import { medianIntervalHours, type Track } from '../tracks/track.ts';
import { nearestOnLine } from './match-to-line.ts';
import { type SitingLine, stretchOfLine } from './siting-line.ts';

/** An animal that came near a line and turned back, went along it, or was held by it. */
export interface FailedEncounter {
  readonly individual: string;
  /** ms since 1970 UTC. */
  readonly time: number;
  readonly at: LonLat;
}

/** How far from the line the place of an encounter may lie, beyond the distance that made it one. */
const PLACE_SLACK = 2;

/** What the times of a track tell: it is the same at every line. */
interface Sampling {
  /** Whether fixes are often enough to tell of encounters. */
  readonly isFine: boolean;
  readonly intervalHours: number;
}

const samplings = new WeakMap<Track, Sampling>();

function samplingOf(track: Track): Sampling {
  const known = samplings.get(track);
  if (known) return known;
  const hours = medianIntervalHours([track]);
  const isFine = hours > 0 && hours <= COARSEST_BEHAVIOUR_H;
  const sampling = { isFine, intervalHours: isFine ? samplingIntervalHours(track) : hours };
  samplings.set(track, sampling);
  return sampling;
}

/** A line made ready to be asked for encounters; undefined of one without a segment. */
export function indexEncounters(line: SitingLine): BarrierIndex | undefined {
  return indexBarriers([{ id: '', name: '', lines: stretchOfLine(line, 0, line.lengthM).flatMap(cutLine) }]);
}

/**
 * Failed encounters of one track with a line; see `findFailedEncounters`.
 * @param index of the line, made when it is first asked for
 * @returns undefined where its fixes are too far apart to tell
 */
export function failedEncountersOf(track: Track, index: () => BarrierIndex | undefined, distanceM: number = NEAR_M): FailedEncounter[] | undefined {
  const { isFine, intervalHours } = samplingOf(track);
  if (!isFine) return undefined;
  const barrier = index();
  if (!barrier) return [];
  return classifyAtBarriers(track, barrier, { distanceM, intervalHours }).flatMap(({ behaviour, individual, start, at }) =>
    FAILED_BEHAVIOURS.has(behaviour) ? [{ individual, time: start, at }] : [],
  );
}

/**
 * Failed encounters of tracks with a line: bounce, trace, back and forth, trapped (Xu et al. 2021, doi:10.1111/1365-2664.13806),
 * within 500 m of it.
 * @returns undefined where no track has fixes often enough to tell, every 4 h or more
 */
export function findFailedEncounters(tracks: readonly Track[], line: SitingLine, distanceM: number = NEAR_M): FailedEncounter[] | undefined {
  let index: BarrierIndex | undefined;
  const found = tracks.map((track) => failedEncountersOf(track, () => (index ??= indexEncounters(line)), distanceM));
  return found.every((each) => each === undefined) ? undefined : found.flatMap((each) => each ?? []);
}

/** Measure of the place of a line nearest to an encounter; undefined where there is none near. */
export function nearestOfFailed(line: SitingLine, { at }: FailedEncounter): number | undefined {
  return nearestOnLine(line, at, PLACE_SLACK * NEAR_M)?.measure;
}
