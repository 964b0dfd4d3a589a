import { firstAtOrAfter } from '../../tracks/track.ts';
import type { Season, SeasonPair, SequenceFlag } from '../types.ts';
import { daysOf, type DirectedPart, hasTwoEnds, straightnessOf, type TimeWindow, trimToDirectedParts } from './directed-part.ts';
import type { MigrationLimits } from './fit-displacement-models.ts';
import { flagLength, LEAST_STRAIGHTNESS } from './flag-sequence.ts';
import { nameSeason } from './name-season.ts';
import { kmBetween, latitudeOf, placeOn, type Places, type Point } from './seasonal-range.ts';

/** A way back ends nearer than this to where the way out began, as a share of the way out. */
const MOST_OFF = 0.5;
/** Of a way back that was cut off, this share of the way out must have been gone, */
const LEAST_BACK = 0.3;
/** and this share of what was gone must have brought the animal nearer. */
const HEADING = 0.85;
const DAY_MS = 86_400_000;
/** Between two ways that are not one the animal stays at least this long, ms. */
const LEAST_STAY_MS = DAY_MS;

/** A window of a model: of which migration year, and which of its ways. */
export interface ModelWindow extends TimeWindow {
  readonly year: number;
  readonly leg: 'out' | 'back';
}

/** A migration as it was found. */
export interface Journey extends TimeWindow {
  readonly year: number;
  readonly season: Season;
  readonly flags: readonly SequenceFlag[];
}

/** Where a journey starts and ends: the centres of its ranges, or the places where it was cut off. */
interface Ends {
  readonly from: Point;
  readonly to: Point;
  readonly km: number;
}

/** A journey under way on the day on which one migration year ends and the next begins has a window in each. */
function joinWindows(windows: readonly ModelWindow[]): ModelWindow[] {
  const joined: ModelWindow[] = [];
  for (const window of windows) {
    const last = joined.at(-1);
    if (last && last.year !== window.year && window.start - last.end < LEAST_STAY_MS) joined[joined.length - 1] = { ...last, end: window.end };
    else joined.push(window);
  }
  return joined;
}

function endsOf(places: Places, { start, end, origin, goal }: DirectedPart): Ends {
  const [from, to] = [origin?.centre ?? placeOn(places, start), goal?.centre ?? placeOn(places, end)];
  return { from, to, km: kmBetween(from, to) };
}

/** Whether `back` undoes `out`: it ends nearer to where the animal came from than half of the way, or heads there when the tag falls silent. */
function undoes(out: Ends | undefined, back: Ends | undefined, isCut = false): boolean {
  if (!out || !back) return false;
  const off = kmBetween(out.from, back.to);
  return off <= MOST_OFF * out.km || (isCut && back.km >= LEAST_BACK * out.km && out.km - off >= HEADING * back.km);
}

/** Whether a journey's end was not seen: no stay after it, or one too short to say that it had arrived, and nowhere known. */
function isCutOff({ end, origin, goal }: DirectedPart, known: readonly Point[], minDaysAway: number): boolean {
  if (!origin || !goal) return true;
  if (daysOf({ start: end, end: goal.to }) >= minDaysAway) return false;
  return !known.some((centre) => kmBetween(centre, goal.centre) <= 2 * goal.radiusKm);
}

/** Whether the animal was seen nowhere for so long, ms. */
function isSilent({ time }: Places, { start, end }: TimeWindow, forMs: number): boolean {
  const [from, to] = [firstAtOrAfter(time, start), Math.min(firstAtOrAfter(time, end), time.length - 1)];
  return time.subarray(from, to).some((at, i) => time[from + i + 1]! - at >= forMs);
}

/**
 * Whether a range before or after a way is unknown though another way lies beyond it: the animal went on without a stay.
 * Only the track's own ends cut a journey off, or a tag that was silent between two ways for the least time away.
 */
function lacksStay(places: Places, parts: readonly DirectedPart[], i: number, minDaysAway: number): boolean {
  const [before, { start, end, origin, goal }, after] = [parts[i - 1], parts[i]!, parts[i + 1]];
  const isSeen = (window: TimeWindow): boolean => !isSilent(places, window, minDaysAway * DAY_MS);
  return (!origin && before !== undefined && isSeen({ start: before.start, end })) || (!goal && after !== undefined && isSeen({ start, end: after.end }));
}

/**
 * The migrations of one individual from the windows of its models, in the order of time: the directed part of each, what
 * is doubtful about it, and its season. A journey shorter than the least distance is none, nor are those out and back
 * with a stay shorter than the least time away.
 * @param span first and last fix, ms since 1970 UTC
 * @returns `failed`: a year whose model leads from no range to another; then there are no journeys
 */
export function findJourneys(
  places: Places,
  windows: readonly ModelWindow[],
  { minDistanceKm, minDaysAway, seasons }: MigrationLimits & { readonly seasons: SeasonPair },
  span: TimeWindow,
): { readonly journeys: Journey[]; readonly failed: number | undefined } {
  const joined = joinWindows(windows);
  const parts = trimToDirectedParts(places, joined, span);
  const failed = parts.findIndex((part, i) => lacksStay(places, parts, i, minDaysAway) || !hasTwoEnds(places, part, i + 1 === parts.length ? minDaysAway : 0));
  if (failed >= 0) return { journeys: [], failed: joined[failed]!.year };
  const ends = parts.map((part) => endsOf(places, part));
  const isCut = parts.map((part, i) =>
    isCutOff(
      part,
      ends.slice(0, i).map((each) => each.from),
      i + 1 === parts.length ? minDaysAway : 0,
    ),
  );
  const isBackOf = (i: number): boolean => undoes(ends[i - 1], ends[i], isCut[i]);
  /** A short stay within one year is what its model allows for; one across two years is an excursion. */
  const isBrief = (i: number): boolean => {
    const [out, back] = [joined[i - 1], joined[i]];
    return out !== undefined && back !== undefined && out.year !== back.year && isBackOf(i) && parts[i]!.start - parts[i - 1]!.end < minDaysAway * DAY_MS;
  };
  let isOut = false;
  const journeys = parts.flatMap((part, i): Journey[] => {
    const { year, leg: modelled } = joined[i]!;
    const { from, to, km } = ends[i]!;
    const isBack = isOut && isBackOf(i);
    isOut = !isBack;
    if (km < minDistanceKm || isBrief(i) || isBrief(i + 1)) return [];
    const isPair = isBackOf(i) || isBackOf(i + 1);
    const leg = isBack || (modelled === 'back' && !isPair) ? 'back' : 'out';
    const season = nameSeason(seasons, leg, { fromLat: latitudeOf(from), toLat: latitudeOf(to), km, middle: (part.start + part.end) / 2 });
    const flags: SequenceFlag[] = [
      ...(isPair ? [] : (['one-way'] as const)),
      ...flagLength(part),
      ...(straightnessOf(places, part) < LEAST_STRAIGHTNESS ? (['winding'] as const) : []),
      ...(isCut[i] ? (['cut-off'] as const) : []),
    ];
    return [{ year, season, start: part.start, end: part.end, flags }];
  });
  return { journeys, failed: undefined };
}
