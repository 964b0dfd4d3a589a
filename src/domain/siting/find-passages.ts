import { NEAR_M } from '../crossing-events/limits.ts';
import type { Track } from '../tracks/track.ts';
import { blurPlaces } from './blur-place.ts';
import { isAcrossPlane, localChains } from './local-line.ts';
import { addStretch, createStretches, placeOfStretches, type PlaceDensity } from './place-density.ts';
import { createMonthOf } from './month-of.ts';
import { placeUncertainStep } from './place-step.ts';
import type { SitingLine } from './siting-line.ts';
import { type PassageOptions, TrackOnLine } from './track-on-line.ts';

/** A step that crossed a line, or part of a stay beside it during which it was crossed. Times in ms since 1970 UTC. */
export interface Passage {
  readonly individual: string;
  readonly from: number;
  readonly to: number;
  /** Expected crossings of the line by this step, at most 1: that its ends truly lie on either side, and that it passed the line and not beyond its end. */
  readonly probability: number;
  /** Where, given that it did: each with an equal share of what there is. */
  readonly places: readonly PlaceDensity[];
  /** Measure of where the mean way meets the line, found when it is asked for; undefined where the straight step does not, or more than once. */
  readonly meanM: () => number | undefined;
}

/** A step with both ends on one side that may have touched the line all the same. */
export interface PossiblePassage {
  readonly individual: string;
  readonly from: number;
  readonly to: number;
  /** Measure of the nearest place, metres. */
  readonly atM: number;
  /** Probability that it touched the line, 0–1. */
  readonly probability: number;
}

/** What one track has to do with a line. */
export interface TrackPassages {
  readonly individual: string;
  readonly passages: readonly Passage[];
  readonly possible: readonly PossiblePassage[];
  /** Days tracked in each calendar month (UTC), all years together, by steps short enough to tell. */
  readonly days: Float64Array;
  /** Steps that crossed or came near, and those of them that are too long to tell. */
  readonly stepsNear: number;
  readonly stepsNearTooLong: number;
  /** Those of the others of which an end may lie on either side. */
  readonly stepsNearUnsure: number;
  readonly steps: number;
  readonly stepsTooLong: number;
}

const DAY_MS = 86_400_000;
/** Possible passages are listed from this probability on. */
const LEAST_POSSIBLE = 0.05;
const MOST_TOUCHING = -Math.log(LEAST_POSSIBLE);
/** −ln of the least probability of touching that makes a step near. */
const LEAST_TOUCHING = 9.2;
/** A step's share of an uncertain crossing below this is left to the others. */
const LEAST_SHARE = 0.01;

/**
 * Where one animal's steps crossed a line: by the Brownian bridge between the two ends of each step, with the motion variance of
 * the 20 fixes around (Horne et al. 2007, doi:10.1890/06-0957.1), first and last passage averaged. An end within two location
 * errors of the line is uncertain: a stay of such fixes is one crossing at most, from the last certain fix before to the first
 * after, and none where both lie on one side.
 */
export function findPassages(track: Track, line: SitingLine, options: PassageOptions): TrackPassages {
  return findPassagesOf(new TrackOnLine(track, line, options));
}

/** The same of a track that has been laid on the line. */
export function findPassagesOf(way: TrackOnLine): TrackPassages {
  const { track } = way;
  const { time } = track;
  const days = new Float64Array(12);
  const passages: Passage[] = [];
  const possible: PossiblePassage[] = [];
  let [stepsNear, stepsNearTooLong, stepsNearUnsure, stepsTooLong] = [0, 0, 0, 0];
  /** First fix of the stay that goes on: certain, or the first after a gap. */
  let start = 0;
  const across: boolean[] = [];
  let isAnyOver = false;
  const close = (end: number): void => {
    // Most steps go nowhere near.
    if (isAnyOver) settle(way, start, end, across, passages, possible);
    start = end;
    across.length = 0;
    isAnyOver = false;
  };
  const monthOf = createMonthOf();
  for (let i = 0; i + 1 < time.length; i++) {
    if (!way.usable[i]) {
      close(i);
      start = i + 1;
      stepsTooLong += 1;
      if (isNearTooLong(way, i)) {
        stepsNear += 1;
        stepsNearTooLong += 1;
      }
      continue;
    }
    const month = monthOf((time[i]! + time[i + 1]!) / 2);
    days[month] = days[month]! + (time[i + 1]! - time[i]!) / DAY_MS;
    const a = way.distance[i]!;
    const b = way.distance[i + 1]!;
    let isOver = false;
    if (a !== Infinity && b !== Infinity) {
      const mayMeet = a + b <= way.length[i]! * (1 + 1e-9);
      const touching = (2 * a * b) / way.spreadOf(i);
      const mayCross = mayMeet || (touching < LEAST_TOUCHING && (way.isAtEnd(i) || way.isAtEnd(i + 1)));
      isOver = mayCross && isAcrossPlane(way.planeOf(i), way.ends(i));
      if (isOver || touching < LEAST_TOUCHING || Math.min(a, b) < NEAR_M) {
        stepsNear += 1;
        if (!way.isCertain(i) || !way.isCertain(i + 1)) stepsNearUnsure += 1;
      }
      if (!isOver && touching <= MOST_TOUCHING) {
        const atM = way.measureOf(a <= b ? i : i + 1);
        possible.push({ individual: track.individual, from: time[i]!, to: time[i + 1]!, atM, probability: Math.exp(-touching) });
      }
    } else if (Math.min(a, b) < NEAR_M) {
      stepsNear += 1;
      if (!way.isCertain(i) || !way.isCertain(i + 1)) stepsNearUnsure += 1;
    }
    across.push(isOver);
    isAnyOver ||= isOver;
    if (way.isCertain(i + 1)) close(i + 1);
  }
  close(time.length - 1);
  const steps = Math.max(0, time.length - 1);
  return { individual: track.individual, passages, possible, days, stepsNear, stepsNearTooLong, stepsNearUnsure, steps, stepsTooLong };
}

/** Whether a step that is too long to tell came near, or crossed. */
function isNearTooLong(way: TrackOnLine, i: number): boolean {
  if (Math.min(way.distance[i]!, way.distance[i + 1]!) < NEAR_M) return true;
  if (!Number.isFinite(way.length[i]!)) return false;
  const [bx, by] = way.endOf(i);
  return isAcrossPlane(way.planeOf(i), { ax: way.x[i]!, ay: way.y[i]!, bx, by, spread: 0 });
}

/** The crossing of a stay from fix `start` to `end`, of which some step goes over, if it is one: each step gets its share. */
function settle(way: TrackOnLine, start: number, end: number, across: readonly boolean[], passages: Passage[], possible: PossiblePassage[]): void {
  let odd = false;
  for (const each of across) odd = odd !== each;
  const [sureStart, sureEnd] = [way.sureness(start), way.sureness(end)];
  const probability = sureStart * sureEnd + (1 - sureStart) * (1 - sureEnd);
  // Probability that each fix lies on the side of the first.
  let side = false;
  const before = [sureStart];
  const sides = [false];
  for (const [k, each] of across.entries()) {
    side = side !== each;
    sides.push(side);
    const sure = way.sureness(start + k + 1);
    before.push(side ? 1 - sure : sure);
  }
  // A stay with no certain fix on either side is jitter.
  if (!odd || (!way.isCertain(start) && !way.isCertain(end))) {
    // A stay may have more fixes than a call has arguments.
    let farthest = 0;
    for (let k = 1; k < before.length; k++) if (before[k]! < before[farthest]!) farthest = k;
    const beyond = 1 - before[farthest]!;
    const { individual, time } = way.track;
    if (beyond >= LEAST_POSSIBLE) possible.push({ individual, from: time[start]!, to: time[end]!, atM: way.measureOf(start + farthest), probability: beyond });
    return;
  }
  let flips = across.map((_, k) => before[k]! * (1 - before[k + 1]!) + (1 - before[k]!) * before[k + 1]!);
  const all = flips.reduce((sum, flip) => sum + flip, 0);
  flips = flips.map((flip) => (flip < LEAST_SHARE * all ? 0 : flip));
  const counted = flips.reduce((sum, flip) => sum + flip, 0);
  for (const [k, flip] of flips.entries()) {
    if (flip === 0) continue;
    const i = start + k;
    const ends = way.ends(i);
    const plane = way.plane[i]!;
    const chains = localChains(way.planeOf(i), ends);
    const from = way.uncertainEnd(i, plane, !sides[k]!);
    const to = way.uncertainEnd(i + 1, plane, sides[k + 1]!);
    let places: readonly PlaceDensity[] = placeUncertainStep(chains, from, to, ends.spread);
    if (places.length === 0) places = [placeNear(way, i)];
    places = blurPlaces(places, way.errorAlong(i), way.planeOf(i).parts);
    const onLine = places.reduce((sum, { cumulative }) => sum + (cumulative.at(-1) ?? 0), 0) / places.length;
    const share = (probability * flip * onLine) / counted;
    if (share < 1e-4) continue;
    const { individual, time } = way.track;
    passages.push({
      individual,
      from: time[i]!,
      to: time[i + 1]!,
      probability: share,
      places: places.filter(({ cumulative }) => (cumulative.at(-1) ?? 0) > 0),
      meanM: () => way.meanMeets(i),
    });
  }
}

/** Where a step crossed whose surroundings tell no side: between the places of the line nearest to its ends. */
function placeNear(way: TrackOnLine, i: number): PlaceDensity {
  const [a, b] = [way.measureOf(i), way.measureOf(i + 1)];
  const around = Math.sqrt(way.spreadOf(i)) / 2;
  const { fromM, toM } = way.planeOf(i).parts[way.planeOf(i).part[way.planeOf(i).segments[way.segment[i]!]!]!]!;
  const whole = createStretches(1);
  addStretch(whole, Math.max(fromM, Math.min(a, b) - around), Math.min(toM, Math.max(a, b) + around), 1);
  return placeOfStretches(whole);
}
