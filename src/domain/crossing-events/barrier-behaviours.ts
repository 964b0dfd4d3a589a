import { firstAtOrAfter, type Track } from '../tracks/track.ts';
import { shortGeodesicM } from '../geometry/distances.ts';
import { cutLine } from '../geometry/antimeridian.ts';
import type { LonLat } from '../crossings/types.ts';
import type { NearbyBarriers } from './grid-barriers.ts';
import { indexBarriers } from './index-barriers.ts';
import { dropBursts, samplingIntervalHours } from './sampling-interval.ts';

export type BarrierBehaviour = 'quick cross' | 'average movement' | 'bounce' | 'trace' | 'back and forth' | 'trapped' | 'unknown';

/** Behaviours of an animal that came to a barrier and was held up by it. */
export const FAILED_BEHAVIOURS: ReadonlySet<BarrierBehaviour> = new Set<BarrierBehaviour>(['bounce', 'trace', 'back and forth', 'trapped']);

/** One encounter of an individual with barriers. */
export interface BarrierVisit {
  readonly individual: string;
  readonly behaviour: BarrierBehaviour;
  /** First and last fix near a barrier, ms since 1970 UTC. */
  readonly start: number;
  readonly end: number;
  /** Place of the first fix, [lon, lat]. */
  readonly at: LonLat;
  /** How often the way meets barriers, each counted by itself; with the fixes before and after for short encounters. */
  readonly events: number;
  /** Of the encounter, 0–1; undefined for a single fix. */
  readonly straightness: number | undefined;
  /** Of the individual around it, where it was compared: mean and standard deviation. */
  readonly average?: { readonly mean: number; readonly deviation: number };
  /** Numbers of the barriers that were near, and how often the way met each. */
  readonly near: ReadonlySet<number>;
  readonly met: ReadonlyMap<number, number>;
}

/** Defaults are those of the authors' package and, for `maxCross`, of their study; times in hours. */
export const BEHAVIOUR_DEFAULTS = { shortHours: 4, trappedHours: 36, windowHours: 168, toleranceHours: 0, maxCross: 4, deviations: 1 } as const;

/** What is left out is as in `BEHAVIOUR_DEFAULTS`. */
export interface BehaviourOptions {
  /** Distance from the barrier that counts as an encounter, metres. */
  readonly distanceM: number;
  /** Time between fixes; each individual's most frequent when left out. */
  readonly intervalHours?: number;
  /** Longest encounter that is a bounce or a quick cross. */
  readonly shortHours?: number;
  /** An encounter longer than this is trapped. */
  readonly trappedHours?: number;
  /** Window around an encounter for the individual's average straightness, half before and half after. */
  readonly windowHours?: number;
  /** Time outside the distance that does not end an encounter. */
  readonly toleranceHours?: number;
  /** Meetings that a trace or back and forth may have before it is unknown. */
  readonly maxCross?: number;
  /** Standard deviations from the average that are still average movement. */
  readonly deviations?: number;
}

const HOUR_MS = 3_600_000;
/** Straightness that differs by no more is the same: it is a quotient of sums. */
const ROUNDING = 1e-9;

/** What is asked of a track again and again. */
interface Way {
  readonly track: Track;
  /** Length of the step to each fix, metres; NaN until it is asked for. */
  readonly steps: Float64Array;
  readonly intervalMs: number;
}

/**
 * Barrier behaviour analysis (Xu et al. 2021, doi:10.1111/1365-2664.13806) of one barrier; see `classifyAtBarriers`.
 * @param lines the barrier, [lon, lat] degrees
 */
export function classifyBarrierBehaviours(tracks: readonly Track[], lines: readonly (readonly LonLat[])[], options: BehaviourOptions): BarrierVisit[] {
  const index = indexBarriers([{ id: '', name: '', lines: lines.flatMap(cutLine) }]);
  return index ? tracks.flatMap((track) => classifyAtBarriers(track, index, options)) : [];
}

/**
 * Barrier behaviour analysis (Xu et al. 2021, doi:10.1111/1365-2664.13806): encounters are runs of fixes within a distance of
 * any barrier, an interval apart. Short ones are a quick cross where the way, with one fix before and after, meets a barrier,
 * else a bounce (unknown where such a fix is missing and nothing was met); long ones are trapped; the rest is compared with
 * the individual's straightness over windows as long as the encounter: less by more than a standard deviation is back and
 * forth, more is trace, both unknown with more meetings than allowed, between is average movement; unknown with fewer than
 * a quarter of the windows.
 *
 * By intent other than in the authors' package BaBA, which works in a plane of the person's choice: distances are geodesic on
 * WGS 84 and lines straight in longitude and latitude; what is near a bend or an end is so by its distance, not by a buffer of
 * 20 sides; a step belongs to an encounter where it is within half an interval of one, not within three minutes; fixes in a
 * burst, less than half an interval after another, are left out. Tracks without bursts and with steps of whole intervals
 * give the package's events.
 * @returns in order of time; none for a track without steps
 */
export function classifyAtBarriers(given: Track, index: NearbyBarriers, options: BehaviourOptions): BarrierVisit[] {
  const { distanceM, intervalHours = samplingIntervalHours(given), shortHours, trappedHours, toleranceHours } = { ...BEHAVIOUR_DEFAULTS, ...options };
  if (!(intervalHours > 0)) return [];
  const track = dropBursts(given, intervalHours);
  const way: Way = { track, steps: new Float64Array(track.time.length).fill(Number.NaN), intervalMs: intervalHours * HOUR_MS };
  const near: ReadonlySet<number>[] = [];
  for (let fix = 0; fix < track.time.length; fix++) near.push(index.near(track.lon[fix]!, track.lat[fix]!, distanceM));
  return findEncounters(way, (fix) => near[fix]!.size > 0, toleranceHours * HOUR_MS).map(([first, last]) => {
    const intervals = Math.round((track.time[last]! - track.time[first]!) / way.intervalMs);
    const hours = intervals * intervalHours;
    const short = hours <= shortHours;
    const before = short && first > 0 ? first - 1 : first;
    const after = short && last + 1 < track.time.length ? last + 1 : last;
    const met = countMeetings(track, before, after, index);
    const events = [...met.values()].reduce((sum, count) => sum + count, 0);
    const straight = straightnessOf(way, first, last);
    const told: Pick<BarrierVisit, 'behaviour' | 'average'> = short
      ? { behaviour: events > 0 ? 'quick cross' : before < first && after > last ? 'bounce' : 'unknown' }
      : hours > trappedHours
        ? { behaviour: 'trapped' }
        : compareStraightness(way, { first, last, intervals, straight, events }, options);
    return {
      individual: track.individual,
      ...told,
      start: track.time[first]!,
      end: track.time[last]!,
      at: [track.lon[first]!, track.lat[first]!],
      events,
      straightness: Number.isNaN(straight) ? undefined : straight,
      near: new Set(near.slice(first, last + 1).flatMap((some) => [...some])),
      met,
    };
  });
}

/** Whether the step to a fix takes one interval, give or take less than half of one. */
function isContinuous({ track: { time }, intervalMs }: Way, fix: number): boolean {
  return Math.abs(time[fix]! - time[fix - 1]! - intervalMs) < intervalMs / 2;
}

/**
 * Runs of fixes near a barrier, [first, last] indices: an encounter. Fixes outside between two runs, or missing ones, are
 * taken in where they last no longer than the tolerance, ms.
 */
function findEncounters({ track: { time }, intervalMs }: Way, isNear: (fix: number) => boolean, tolerance: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let fix = 0; fix < time.length; fix++) {
    if (!isNear(fix)) continue;
    const run = runs.at(-1);
    const away = run ? time[fix]! - time[run[1]]! - intervalMs : Infinity;
    if (run && Math.abs(away) < intervalMs / 2) run[1] = fix;
    else if (run && away > 0 && away <= tolerance) run[1] = fix;
    else runs.push([fix, fix]);
  }
  return runs;
}

function stepM({ track: { lon, lat }, steps }: Way, fix: number): number {
  if (Number.isNaN(steps[fix]!)) steps[fix] = shortGeodesicM(lon[fix - 1]!, lat[fix - 1]!, lon[fix]!, lat[fix]!);
  return steps[fix]!;
}

/** Distance from the first to the last fix over the length of the way, 0–1; NaN for a way of no length. */
function straightnessOf(way: Way, first: number, last: number): number {
  const { lon, lat } = way.track;
  let length = 0;
  for (let fix = first + 1; fix <= last; fix++) length += stepM(way, fix);
  return length > 0 ? shortGeodesicM(lon[first]!, lat[first]!, lon[last]!, lat[last]!) / length : Number.NaN;
}

/** How often the way from one fix to another meets each barrier. A fix on one belongs to the step that arrives there. */
function countMeetings({ lon, lat }: Track, first: number, last: number, index: NearbyBarriers): Map<number, number> {
  const met = new Map<number, number>();
  for (let i = first + 1; i <= last; i++) {
    const [from, to] = [lon[i - 1]!, lon[i]!];
    for (const [barrier, { events }] of index.crossedBy(from, lat[i - 1]!, to - 360 * Math.round((to - from) / 360), lat[i]!, i === first + 1)) {
      met.set(barrier, (met.get(barrier) ?? 0) + events);
    }
  }
  return met;
}

interface Compared {
  readonly first: number;
  readonly last: number;
  /** Its length in intervals. */
  readonly intervals: number;
  readonly straight: number;
  readonly events: number;
}

function compareStraightness(
  way: Way,
  { first, last, intervals, straight, events }: Compared,
  options: BehaviourOptions,
): Pick<BarrierVisit, 'behaviour' | 'average'> {
  const { windowHours, maxCross, deviations } = { ...BEHAVIOUR_DEFAULTS, ...options };
  const { time } = way.track;
  const half = (windowHours / 2) * HOUR_MS;
  const from = firstAtOrAfter(time, time[first]! - half);
  const windows: number[] = [];
  let run = 0;
  for (let fix = from; fix < time.length && time[fix]! <= time[last]! + half; fix++) {
    run = fix > from && isContinuous(way, fix) ? run + 1 : 0;
    const value = run >= intervals ? straightnessOf(way, fix - intervals, fix) : Number.NaN;
    if (!Number.isNaN(value)) windows.push(value);
  }
  if (Number.isNaN(straight) || windows.length < 2 || windows.length < ((windowHours * HOUR_MS) / way.intervalMs + 1) / 4) return { behaviour: 'unknown' };
  const mean = windows.reduce((sum, value) => sum + value, 0) / windows.length;
  const deviation = Math.sqrt(windows.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (windows.length - 1));
  const beyond = deviations * deviation + ROUNDING;
  const average = { mean, deviation };
  if (straight < mean - beyond) return { behaviour: events <= maxCross ? 'back and forth' : 'unknown', average };
  if (straight > mean + beyond) return { behaviour: events <= maxCross ? 'trace' : 'unknown', average };
  return { behaviour: 'average movement', average };
}
