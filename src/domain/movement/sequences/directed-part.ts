import { firstAtOrAfter } from '../../tracks/track.ts';
import { FEWEST_PLACES, kmBetween, placeAt, type Places, radiusHolding, rangeOf, type SeasonalRange } from './seasonal-range.ts';

const DAY_MS = 86_400_000;
/** Ranges and the journeys between them say of each other where they end: this often is enough. */
const ROUNDS = 3;
/** A range's two halves lie at most this share of the way apart: an animal that drifts on has no range there. */
const MOST_DRIFT = 0.25;
/** A range is where the animal stays up to this long before and after a journey: it may go on to other ranges. */
const LONGEST_STAY_MS = 120 * DAY_MS;
/** An animal nearer to a range than this share of the way is beside it, and is on its way only if it goes on within this time. */
const BESIDE = 0.1;
const LINGERING_MS = 7 * DAY_MS;
/** Where an animal is in its track's first days, and in its last: this long, ms. */
const AT_FIRST_MS = 5 * DAY_MS;
/** Of an animal's places on a range, this share must lie apart from the other range's. */
const HELD = 0.95;
/** Straightness is measured in steps of this share of the way, so that days spent feeding beside it do not bend it. */
const STEP_SHARE = 1 / 8;
/** … or in steps as wide as the ranges, up to this share. */
const WIDEST_STEP = 1 / 3;

/** From when to when, ms since 1970 UTC. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

/** A journey from one range to another. */
export interface DirectedPart extends TimeWindow {
  /** Undefined where the animal was not seen on it for long enough to know it. */
  readonly origin: SeasonalRange | undefined;
  readonly goal: SeasonalRange | undefined;
}

/**
 * Last place on the range left and first on the range reached: between them the animal is on its way, with its stopovers.
 * Where it lingered beside a range for days before it left for good, or after it came for good, it was still there.
 */
function trimOne(places: Places, window: TimeWindow, origin: SeasonalRange | undefined, goal: SeasonalRange | undefined, limits: TimeWindow): TimeWindow {
  const { time } = places;
  const [first, last] = [firstAtOrAfter(time, limits.start), firstAtOrAfter(time, limits.end + 1) - 1];
  const besideKm = origin && goal ? BESIDE * kmBetween(origin.centre, goal.centre) : 0;
  const within = ({ centre, radiusKm }: SeasonalRange, i: number, leastKm = 0): boolean => kmBetween(centre, placeAt(places, i)) <= Math.max(radiusKm, leastKm);
  let left = Math.max(first, firstAtOrAfter(time, window.start));
  if (origin) {
    left = Math.min(last, firstAtOrAfter(time, window.end + 1));
    while (left > first && !within(origin, left, besideKm)) left -= 1;
    const near = left;
    while (left > first && !within(origin, left)) left -= 1;
    if (time[near]! - time[left]! > LINGERING_MS) left = near;
  }
  let reached = Math.min(last, firstAtOrAfter(time, window.end));
  if (goal) {
    reached = left + 1;
    while (reached < last && !within(goal, reached, besideKm)) reached += 1;
    const near = reached;
    while (reached < last && !within(goal, reached)) reached += 1;
    if (time[reached]! - time[near]! > LINGERING_MS) reached = near;
  }
  // Ranges that cannot tell leave the model's window.
  return left < reached && reached < time.length ? { start: time[left]!, end: time[reached]! } : window;
}

/** The places of the first days from a time on, or of the last before it: `by` is 1 or -1. */
function rangeBeside(places: Places, time: number, by: 1 | -1): SeasonalRange | undefined {
  const { length } = places.time;
  const i = firstAtOrAfter(places.time, time + (by < 0 ? 1 : 0));
  const until = firstAtOrAfter(places.time, time + by * AT_FIRST_MS);
  return by > 0
    ? rangeOf(places, i, Math.min(length, Math.max(until, i + FEWEST_PLACES)))
    : rangeOf(places, Math.max(0, Math.min(until, i - FEWEST_PLACES)), i);
}

/**
 * Squared distances are small on the first fifth of a way out, and on the last fifth of a way back: stopovers there lie
 * outside a model's window. The first window starts no later than the last place near where the animal was at first, the
 * last ends no earlier than the first place near where it is in the end; a stay is looked at for four months at most.
 */
function widen(places: Places, windows: readonly TimeWindow[], limits: TimeWindow): TimeWindow[] {
  const { time } = places;
  const at = (when: number): number => firstAtOrAfter(time, when);
  return windows.map(({ start, end }, i) => {
    const before = { start: Math.max(windows[i - 1]?.end ?? limits.start, start - LONGEST_STAY_MS), end: start };
    const after = { start: end, end: Math.min(windows[i + 1]?.start ?? limits.end, end + LONGEST_STAY_MS) };
    const stay = (window: TimeWindow): SeasonalRange | undefined => rangeOf(places, at(window.start), at(window.end));
    /** From place `from` on, back or forth, to the first that is near where the animal is at the far end of its stay there. */
    const reach = (from: number, side: SeasonalRange | undefined, other: SeasonalRange | undefined, by: 1 | -1): number => {
      if (!side || !other) return time[from]!;
      const km = BESIDE * kmBetween(side.centre, other.centre);
      const isNear = (place: number): boolean => kmBetween(side.centre, placeAt(places, place)) <= km;
      const bound = by > 0 ? after.end : before.start;
      let place = from;
      while (!isNear(place)) {
        place += by;
        if (place < 0 || place >= time.length || by * (time[place]! - bound) > 0) return time[from]!;
      }
      return time[place]!;
    };
    const isFirst = i === 0;
    const isLast = i + 1 === windows.length;
    const from = (when: number): number => Math.min(time.length - 1, at(when));
    return {
      start: isFirst ? Math.min(start, reach(from(start), rangeBeside(places, before.start, 1), stay(after), -1)) : start,
      end: isLast ? Math.max(end, reach(from(end), rangeBeside(places, after.end, -1), stay(before), 1)) : end,
    };
  });
}

/**
 * Trim a model's windows, in the order of time, to the days on which the animal leaves the one range and reaches the
 * other: a journey starts with the last place within the range before it and ends with the first within the range after
 * it. A range is the places of up to four months before or after, as far as the next journey: its centre is their median,
 * its radius would hold 95 % of them were they normal.
 * @param windows that do not overlap, each within `limits`
 */
export function trimToDirectedParts(places: Places, windows: readonly TimeWindow[], limits: TimeWindow): DirectedPart[] {
  const at = (time: number): number => firstAtOrAfter(places.time, time);
  const stay = (start: number, end: number): SeasonalRange | undefined => rangeOf(places, at(start), at(end + 1));
  const widened = widen(places, windows, limits);
  let parts: DirectedPart[] = widened.map((window) => ({ ...window, origin: undefined, goal: undefined }));
  for (let round = 0; round < ROUNDS; round++) {
    const known = parts;
    parts = widened.map((window, i) => {
      const within = { start: known[i - 1]?.end ?? limits.start, end: known[i + 1]?.start ?? limits.end };
      const { start, end } = known[i]!;
      const origin = stay(Math.max(within.start, start - LONGEST_STAY_MS), start);
      const goal = stay(end, Math.min(within.end, end + LONGEST_STAY_MS));
      return { ...trimOne(places, window, origin, goal, within), origin, goal };
    });
  }
  return parts;
}

/** Km between the two halves of the places of a range. */
function driftOf(places: Places, from: number, to: number): number {
  const middle = (from + to) >> 1;
  const [early, late] = [rangeOf(places, from, middle), rangeOf(places, middle, to)];
  return early && late ? kmBetween(early.centre, late.centre) : 0;
}

/**
 * Whether an animal has two ends to go between: on either side of the way it stays (the halves of its stay lie close to
 * each other), and the two ranges do not overlap. Animals that range far and wide have models fitted to them, and no ends.
 * An end that was seen for less than the least time away, or not at all, is not judged: the tag cut the journey off.
 */
export function hasTwoEnds(places: Places, { start, end, origin, goal }: DirectedPart, minDaysAway: number): boolean {
  if (!origin || !goal) return true;
  const km = kmBetween(origin.centre, goal.centre);
  const at = (time: number): number => firstAtOrAfter(places.time, time);
  const before = [at(origin.from), at(start + 1)] as const;
  const after = [at(end), at(goal.to + 1)] as const;
  if (driftOf(places, ...before) > MOST_DRIFT * km) return false;
  if (goal.to - end < minDaysAway * DAY_MS) return true;
  if (driftOf(places, ...after) > MOST_DRIFT * km) return false;
  return radiusHolding(places, origin, ...before, HELD) + radiusHolding(places, goal, ...after, HELD) <= km;
}

/**
 * Straightness of the way between two times: straight distance by length of the way (Batschelet 1981), in steps of an
 * eighth of the distance, or as wide as the animal wanders on its ranges; 1 where the animal went straight, 0 where it got nowhere.
 */
export function straightnessOf(places: Places, { start, end, origin, goal }: DirectedPart): number {
  const [from, to] = [firstAtOrAfter(places.time, start), firstAtOrAfter(places.time, end + 1) - 1];
  if (to <= from) return 1;
  const first = placeAt(places, from);
  const km = kmBetween(first, placeAt(places, to));
  const wandering = (origin?.coreKm ?? 0) + (goal?.coreKm ?? 0);
  const step = Math.min(km * WIDEST_STEP, Math.max(km * STEP_SHARE, wandering));
  let at = first;
  let length = 0;
  for (let i = from + 1; i <= to; i++) {
    const next = placeAt(places, i);
    const far = kmBetween(at, next);
    if (far < step && i < to) continue;
    length += far;
    at = next;
  }
  return length > 0 ? km / length : 0;
}

/** Days from start to end. */
export function daysOf({ start, end }: TimeWindow): number {
  return (end - start) / DAY_MS;
}
