import { stretchAt } from './move-structures.ts';
import type { Stretch } from './profile.ts';
import type { SitingLine } from './siting-line.ts';
import type { PlacedByHand } from './siting-plan.ts';

/** An answer, as far as places are told by it. */
interface Calculated {
  readonly line: Pick<SitingLine, 'parts' | 'lengthM'>;
  readonly spanM: number;
  readonly structures: readonly (Stretch & { readonly atM: number })[];
}

/** Why a structure does not stand where a person put it. */
export type LeftOutWhy = 'closed' | 'beyond' | 'number';

/** Where structures stand: where a person put them, else where it was calculated. */
export interface StandingPlaces {
  /** In the order of the calculated ones, then those that stand for none; the very list that was calculated where none is moved. */
  readonly places: readonly Stretch[];
  /** Of each place what a person said; undefined of one that stands where it was calculated. */
  readonly byHand: readonly (PlacedByHand | undefined)[];
  /** Those that have no place now; they are kept, and come back when they have one. */
  readonly leftOut: readonly { readonly placed: PlacedByHand; readonly why: LeftOutWhy }[];
}

/** Stretches of which a middle may be chosen, metres, rising; `part` counts the line's parts. */
interface Middles extends Stretch {
  readonly part: number;
}

/** Measures are kept to a decimetre. */
const SLACK_M = 0.2;
const touches = (a: Stretch, b: Stretch): boolean => a.fromM + SLACK_M < b.toM && b.fromM + SLACK_M < a.toM;

/** Where the middle of a structure may lie so that it stays on a part of the line and touches nothing that is closed. */
function openMiddles({ line, spanM }: Calculated, closed: readonly Stretch[]): Middles[] {
  return line.parts.flatMap(({ fromM, toM }, part): Middles[] => {
    const middle = (fromM + toM) / 2;
    if (toM - fromM <= spanM) return closed.some((each) => touches(each, { fromM, toM })) ? [] : [{ fromM: middle, toM: middle, part }];
    let open: Middles[] = [{ fromM: fromM + spanM / 2, toM: toM - spanM / 2, part }];
    for (const each of closed) {
      const shut = { fromM: each.fromM - spanM / 2, toM: each.toM + spanM / 2 };
      open = open.flatMap((one) =>
        !touches(shut, one)
          ? [one]
          : [
              { ...one, toM: shut.fromM },
              { ...one, fromM: shut.toM },
            ].filter((rest) => rest.fromM <= rest.toM),
      );
    }
    return open;
  });
}

/**
 * The nearest middle where a structure may stand; undefined where nothing can be built anywhere.
 * @param toward which way to go on where nothing can be built, as keys do; 0 for what is nearest, on the same part if it can be
 */
function nearestOpen(of: Calculated, closed: readonly Stretch[], atM: number, toward: number): number | undefined {
  const open = openMiddles(of, closed);
  if (toward > 0) return open.map(({ fromM, toM }) => (toM < atM ? undefined : Math.max(fromM, atM))).find((m) => m !== undefined) ?? open.at(-1)?.toM;
  if (toward < 0) return open.map(({ fromM, toM }) => (fromM > atM ? undefined : Math.min(toM, atM))).findLast((m) => m !== undefined) ?? open[0]?.fromM;
  const own = of.line.parts.findIndex(({ toM }) => atM <= toM);
  const here = open.filter(({ part }) => part === own);
  const middles = (here.length > 0 ? here : open).map(({ fromM, toM }) => Math.max(fromM, Math.min(toM, atM)));
  return middles.toSorted((a, b) => Math.abs(a - atM) - Math.abs(b - atM))[0];
}

/** Pairs what a person put somewhere with the calculated structure it stands for: the one nearest to where he took it from. */
function pair(placed: readonly PlacedByHand[], structures: Calculated['structures']): Map<number, PlacedByHand> {
  const pairs = placed.flatMap((one) => structures.map(({ atM }, which) => ({ one, which, offM: Math.abs(atM - one.insteadOfM) })));
  const paired = new Map<number, PlacedByHand>();
  const done = new Set<PlacedByHand>();
  for (const { one, which } of pairs.toSorted((a, b) => a.offM - b.offM)) {
    if (paired.has(which) || done.has(one)) continue;
    paired.set(which, one);
    done.add(one);
  }
  return paired;
}

/**
 * Where structures stand, of an answer and of what a person put somewhere else. What has no place is left out, and said.
 * @param placed in the order they were moved: where fewer are asked for, those that were moved last stay
 * @param most structures that are asked for
 */
export function placeByHand(
  of: Calculated,
  {
    placed = [],
    closed,
    structures: most,
  }: { readonly placed?: readonly PlacedByHand[] | undefined; readonly closed: readonly Stretch[]; readonly structures: number },
): StandingPlaces {
  const { line, spanM, structures } = of;
  const leftOut: { placed: PlacedByHand; why: LeftOutWhy }[] = [];
  const fitting = placed.filter((one) => {
    const why = one.atM > line.lengthM ? 'beyond' : closed.some((each) => touches(each, stretchAt(line, one.atM, spanM))) ? 'closed' : undefined;
    if (why) leftOut.push({ placed: one, why });
    return !why;
  });
  const surplus = Math.max(0, fitting.length - most);
  for (const one of fitting.slice(0, surplus)) leftOut.push({ placed: one, why: 'number' });
  const standing = fitting.slice(surplus);
  if (standing.length === 0) return { places: structures, byHand: structures.map(() => undefined), leftOut };
  const paired = pair(standing, structures);
  const byHand = structures.map((_, which) => paired.get(which));
  // Where fewer were calculated than a person moved: he knows why he wants them.
  const more = standing.filter((one) => !byHand.includes(one));
  return {
    places: [...structures.map((one, i): Stretch => put(byHand[i], of) ?? one), ...more.flatMap((one) => put(one, of) ?? [])],
    byHand: [...byHand, ...more],
    leftOut,
  };
}

function put(placed: PlacedByHand | undefined, { line, spanM }: Calculated): Stretch | undefined {
  return placed && stretchAt(line, placed.atM, spanM);
}

export interface Move {
  /** Which of the places that stand. */
  readonly which: number;
  /** Where its middle is to be, metres along the line. */
  readonly atM: number;
  /** Which way it goes, by keys; 0 where it is put somewhere. */
  readonly toward?: number;
  /** How exactly it is put, metres. */
  readonly withinM?: number;
}

/**
 * What a person has placed once a structure is moved: it stays on the line, and off what is closed. One that comes back to where it
 * was calculated, to within a fortieth of what it serves, is moved no more.
 */
export function moveByHand(
  of: Calculated,
  { placed = [], closed }: { readonly placed?: readonly PlacedByHand[] | undefined; readonly closed: readonly Stretch[] },
  { byHand }: Pick<StandingPlaces, 'byHand'>,
  { which, atM, toward = 0, withinM = 0 }: Move,
): readonly PlacedByHand[] {
  const calculated = of.structures[which];
  const before = byHand[which];
  const open = nearestOpen(of, closed, atM, toward);
  if (open === undefined || (!calculated && !before)) return placed;
  const others = placed.filter((one) => one !== before);
  const { fromM, toM } = stretchAt(of.line, open, of.spanM);
  const middle = Math.round(5 * (fromM + toM)) / 10;
  if (calculated && Math.abs(middle - calculated.atM) <= Math.max(withinM, of.spanM / 40)) return others;
  return [...others, { atM: middle, insteadOfM: before?.insteadOfM ?? calculated?.atM ?? middle }];
}
