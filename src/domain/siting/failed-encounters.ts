import { classifyAtBarriers, FAILED_BEHAVIOURS } from '../crossing-events/barrier-behaviours.ts';
import type { NearbyBarriers } from '../crossing-events/grid-barriers.ts';
import { type BarrierIndex, indexBarriers } from '../crossing-events/index-barriers.ts';
import { COARSEST_BEHAVIOUR_H, NEAR_M } from '../crossing-events/limits.ts';
import { samplingIntervalHours } from '../crossing-events/sampling-interval.ts';
import type { ToldEncounter } from '../crossing-events/told-encounters.ts';
import type { LonLat } from '../crossings/types.ts';
import { cutLine } from '../geometry/antimeridian.ts';
import { medianIntervalHours, type Track } from '../tracks/track.ts';
import { nearestOnLine } from './match-to-line.ts';
import { type SitingLine, stretchOfLine } from './siting-line.ts';
import type { TrackOnLine } from './track-on-line.ts';

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

/** Only a fix whose distance from the line in its plane differs by less than this share from what is asked is measured on the ellipsoid: planes are right to a thousandth. */
const PLANE_DOUBT = 0.02;
const THE_LINE: ReadonlySet<number> = new Set([0]);
const NOTHING: ReadonlySet<number> = new Set();

/**
 * A line asked by one track's fixes in turn, most of which know already how far off they are.
 * @param way the track on the line, with distances up to `NEAR_M` at least
 */
export function alongWay(index: BarrierIndex, { track: { lon, lat }, distance }: TrackOnLine): NearbyBarriers {
  let fix = 0;
  return {
    crossedBy: index.crossedBy,
    near(atLon, atLat, distanceM) {
      // Fixes of a burst may be left out.
      while (fix < lon.length && (lon[fix] !== atLon || lat[fix] !== atLat)) fix += 1;
      const off = fix < lon.length && distanceM <= NEAR_M ? distance[fix]! : distanceM;
      if (off > distanceM * (1 + PLANE_DOUBT)) return NOTHING;
      return off < distanceM * (1 - PLANE_DOUBT) ? THE_LINE : index.near(atLon, atLat, distanceM);
    },
  };
}

/**
 * Failed encounters of one track with a line; see `findFailedEncounters`.
 * @param index of the line, made when it is first asked for
 * @returns undefined where its fixes are too far apart to tell
 */
export function failedEncountersOf(track: Track, index: () => NearbyBarriers | undefined, distanceM: number = NEAR_M): FailedEncounter[] | undefined {
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

/** How far from the line the place of a barrier may lie that stands for it: as far as a second carriageway, which is left out of a line, or so. */
const TOLD_SLACK_M = 120;

/** Measure of where an encounter is told to have been, by a table of those with the line's own barrier; undefined of one with a part of it that is not asked about. */
export function measureOfTold(line: SitingLine, { at }: Pick<ToldEncounter, 'at'>): number | undefined {
  return nearestOnLine(line, at, TOLD_SLACK_M)?.measure;
}

/** Measure of the place of a line nearest to an encounter; undefined where there is none near. */
export function nearestOfFailed(line: SitingLine, { at }: FailedEncounter): number | undefined {
  return nearestOnLine(line, at, PLACE_SLACK * NEAR_M)?.measure;
}
