import { centreOfTracks } from '../tracks/extent.ts';
import { createLambertAzimuthal } from '../geometry/lambert-azimuthal.ts';
import { medianIntervalHours, type Track } from '../tracks/track.ts';
import { indexLines, type LineIndex, meetSegment, onSegment } from '../geometry/plane/segments.ts';
import type { LonLat } from '../crossings/types.ts';

/** Fixes of one individual in a plane in metres, in time order (hours). */
export interface PlaneTrack {
  readonly hours: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Whether the step from fix i − 1 to i is one interval long, give or take half of one. */
export function isContinuous(hours: Float64Array, i: number, intervalHours: number): boolean {
  return hours[i]! - hours[i - 1]! < 1.5 * intervalHours;
}

/**
 * Runs of consecutive fixes near a barrier, [first, last] indices: an encounter. Fixes outside between two runs, or
 * missing ones, are taken in where they last no longer than the tolerance.
 */
export function findEncounters({ hours }: PlaneTrack, isNear: (fix: number) => boolean, intervalHours: number, toleranceHours: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < hours.length; i++) {
    if (!isNear(i)) continue;
    const run = runs.at(-1);
    const away = run ? hours[i]! - hours[run[1]]! - intervalHours : Infinity;
    if (run && away < Math.max(toleranceHours, 0) + intervalHours / 2) run[1] = i;
    else runs.push([i, i]);
  }
  return runs;
}

/** Distance from the first to the last fix over the length of the way, 0–1; NaN for a way of no length. */
export function straightness({ x, y }: PlaneTrack, first: number, last: number): number {
  let way = 0;
  for (let i = first + 1; i <= last; i++) way += Math.hypot(x[i]! - x[i - 1]!, y[i]! - y[i - 1]!);
  return Math.hypot(x[last]! - x[first]!, y[last]! - y[first]!) / way;
}

export type BarrierBehaviour = 'quick cross' | 'average movement' | 'bounce' | 'trace' | 'back-and-forth' | 'trapped' | 'unknown';

/** One encounter of an individual with a barrier. */
export interface BarrierVisit {
  readonly individual: string;
  readonly behaviour: BarrierBehaviour;
  /** First and last fix near the barrier, ms since 1970 UTC. */
  readonly start: number;
  readonly end: number;
  /** Place of the first fix, [lon, lat]. */
  readonly at: LonLat;
  /** How often the way meets the barrier; with the fixes before and after for short encounters. */
  readonly events: number;
  /** Of the encounter, 0–1; undefined for a single fix. */
  readonly straightness: number | undefined;
}

/** Defaults are those of the authors' package; hours. */
export interface BehaviourOptions {
  /** Distance from the barrier that counts as an encounter, metres. */
  readonly distanceM: number;
  /** Time between fixes; each individual's median when left out. */
  readonly intervalHours?: number;
  /** Longest encounter that is a bounce or a quick cross; 4. */
  readonly shortHours?: number;
  /** An encounter longer than this is trapped; 36. */
  readonly trappedHours?: number;
  /** Window around an encounter for the individual's average straightness, half before and half after; 168. */
  readonly windowHours?: number;
  /** Time outside the distance that does not end an encounter; 0. */
  readonly toleranceHours?: number;
  /** Meetings that a trace or back-and-forth may have before it is unknown; 0. */
  readonly maxVisits?: number;
  /** Standard deviations from the average that are still average movement; 1. */
  readonly deviations?: number;
}

/**
 * Barrier behaviour analysis (Xu et al. 2021, doi:10.1111/1365-2664.13806): encounters are runs of fixes within a
 * distance of the barrier. Short ones are a quick cross where the way, with one fix before and after, meets the
 * barrier, else a bounce (unknown where such a fix is missing and nothing was met); long ones are trapped; the rest is compared with the individual's
 * straightness over windows as long as the encounter: less by more than a standard deviation is back-and-forth, more
 * is trace, both unknown with more meetings than allowed, between is average movement; unknown with fewer than a
 * quarter of the windows. Distances are in a Lambert azimuthal plane centred on each track.
 * @param lines the barrier, [lon, lat] degrees
 */
export function classifyBarrierBehaviours(tracks: readonly Track[], lines: readonly (readonly LonLat[])[], options: BehaviourOptions): BarrierVisit[] {
  return tracks.flatMap((track) => classifyTrack(track, lines, options));
}

function classifyTrack(track: Track, lines: readonly (readonly LonLat[])[], options: BehaviourOptions): BarrierVisit[] {
  const { distanceM, intervalHours = medianIntervalHours([track]), shortHours = 4, trappedHours = 36, toleranceHours = 0 } = options;
  const plane = createLambertAzimuthal(...centreOfTracks([track]));
  const index = indexLines(lines.map((line) => line.flatMap(([lon, lat]) => plane.forward(lon, lat))));
  if (!index || track.time.length === 0 || !(intervalHours > 0)) return [];
  const places = Array.from(track.lon, (lon, i) => plane.forward(lon, track.lat[i]!));
  const way: PlaneTrack = {
    hours: track.time.map((time) => time / 3_600_000),
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
  };
  return findEncounters(way, (i) => isNear(way.x[i]!, way.y[i]!, index, distanceM), intervalHours, toleranceHours).map(([first, last]) => {
    const duration = (track.time[last]! - track.time[first]!) / 3_600_000;
    const short = duration <= shortHours;
    const before = short && first > 0 ? first - 1 : first;
    const after = short && last + 1 < way.hours.length ? last + 1 : last;
    const events = countVisits(way, before, after, index);
    const straight = straightness(way, first, last);
    let behaviour: BarrierBehaviour;
    if (short) behaviour = events > 0 ? 'quick cross' : before < first && after > last ? 'bounce' : 'unknown';
    else if (duration > trappedHours) behaviour = 'trapped';
    else behaviour = compareStraightness(way, first, last, straight, events, intervalHours, options);
    return {
      individual: track.individual,
      behaviour,
      start: track.time[first]!,
      end: track.time[last]!,
      at: [track.lon[first]!, track.lat[first]!],
      events,
      straightness: Number.isNaN(straight) ? undefined : straight,
    };
  });
}

function isNear(x: number, y: number, { segments, index }: LineIndex, distanceM: number): boolean {
  return index.search(x - distanceM, y - distanceM, x + distanceM, y + distanceM).some((segment) => {
    const [ax, ay, bx, by] = segments.subarray(4 * segment, 4 * segment + 4);
    const [nearX, nearY] = onSegment(x, y, [ax!, ay!, bx!, by!]);
    return Math.hypot(nearX - x, nearY - y) <= distanceM;
  });
}

/** A fix on the barrier belongs to the step that arrives there. */
function countVisits({ x, y }: PlaneTrack, first: number, last: number, index: LineIndex): number {
  let events = 0;
  for (let i = first + 1; i <= last; i++) {
    events += meetSegment(x[i - 1]!, y[i - 1]!, x[i]!, y[i]!, index).filter((t) => t > 0 || i === first + 1).length;
  }
  return events;
}

function compareStraightness(
  way: PlaneTrack,
  first: number,
  last: number,
  straight: number,
  events: number,
  intervalHours: number,
  { windowHours = 168, maxVisits = 0, deviations = 1 }: BehaviourOptions,
): BarrierBehaviour {
  const { hours } = way;
  const [start, end] = [hours[first]! - windowHours / 2, hours[last]! + windowHours / 2];
  const steps = Math.round((hours[last]! - hours[first]!) / intervalHours);
  const windows: number[] = [];
  let run = 0;
  for (let i = 0; i < hours.length; i++) {
    if (hours[i]! < start || hours[i]! > end) continue;
    run = i > 0 && hours[i - 1]! >= start && isContinuous(hours, i, intervalHours) ? run + 1 : 0;
    const value = run >= steps ? straightness(way, i - steps, i) : Number.NaN;
    if (!Number.isNaN(value)) windows.push(value);
  }
  if (Number.isNaN(straight) || windows.length < 2 || windows.length < (windowHours / intervalHours + 1) / 4) return 'unknown';
  const mean = windows.reduce((sum, value) => sum + value, 0) / windows.length;
  const sd = Math.sqrt(windows.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (windows.length - 1));
  if (straight < mean - deviations * sd) return events <= maxVisits ? 'back-and-forth' : 'unknown';
  if (straight > mean + deviations * sd) return events <= maxVisits ? 'trace' : 'unknown';
  return 'average movement';
}
