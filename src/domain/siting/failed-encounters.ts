import { classifyBarrierBehaviours, FAILED_BEHAVIOURS } from '../crossing-events/barrier-behaviours.ts';
import { COARSEST_BEHAVIOUR_H, NEAR_M } from '../crossing-events/limits.ts';
import type { LonLat } from '../crossings/types.ts';
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

/**
 * Failed encounters of tracks with a line: bounce, trace, back and forth, trapped (Xu et al. 2021, doi:10.1111/1365-2664.13806),
 * within 500 m of it.
 * @returns undefined where no track has fixes often enough to tell, every 4 h or more
 */
export function findFailedEncounters(tracks: readonly Track[], line: SitingLine, distanceM: number = NEAR_M): FailedEncounter[] | undefined {
  const fine = tracks.filter((track) => {
    const hours = medianIntervalHours([track]);
    return hours > 0 && hours <= COARSEST_BEHAVIOUR_H;
  });
  if (fine.length === 0) return undefined;
  const lines = stretchOfLine(line, 0, line.lengthM);
  return classifyBarrierBehaviours(fine, lines, { distanceM }).flatMap(({ behaviour, individual, start, at }) =>
    FAILED_BEHAVIOURS.has(behaviour) ? [{ individual, time: start, at }] : [],
  );
}

/** Measure of the place of a line nearest to an encounter; undefined where there is none near. */
export function nearestOfFailed(line: SitingLine, { at }: FailedEncounter): number | undefined {
  return nearestOnLine(line, at, PLACE_SLACK * NEAR_M)?.measure;
}
