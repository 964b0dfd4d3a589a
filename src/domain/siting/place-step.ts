import { normalCdf, normalQuantile } from '../statistics/normal.ts';
import { excessAt, FARTHEST_EXCESS, type LocalChain, type StepEnds } from './local-line.ts';
import { passageDensity } from './passage-density.ts';
import { type PlaceDensity, placeOfStretches } from './place-density.ts';
import { solveBend, type Panel } from './solve-bend.ts';

/** A line that turns by less than this about a step, radians, is a straight line with its own tangents. */
const GENTLE_TURN = 0.2;
/** Panels of a bend, by the step's spread, and by the distance from its nearer end and from a sharp corner; and how many of them. */
const PANEL_SHARE = 0.2;
const PANEL_DISTANCE_SHARE = 0.6;
const FINEST_SHARE = 0.03;
const MOST_PANELS = 90;
/** A vertex that turns by more than this has a density of its own on each side, radians. */
const SHARP_TURN = 0.35;
/** An end nearer to a line than this share of the spread is on it. */
const ON_LINE_SHARE = 0.05;
/** Share of a passage that a stretch may be wrong by before it is halved. */
const STRETCH_ERROR = 2e-4;
const DEEPEST = 12;
/** An end this many location errors from the line lies where it is seen. */
const PLAIN_ERRORS = 5;
/** Equal shares of an uncertain end's distances from the line. */
const NODES = 3;

interface LocalPanel extends Panel {
  readonly m0: number;
  readonly m1: number;
  readonly beyond: boolean;
}

/** One end of a step: its foot on the line, how far off it truly may be, and its location error. */
export interface UncertainEnd {
  readonly x: number;
  readonly y: number;
  /** Foot on the line. */
  readonly footX: number;
  readonly footY: number;
  readonly error: number;
  /** Whether it is seen on the side that it is taken to be on. */
  readonly seenThere: boolean;
}

/**
 * Where a step passes a line: the closed form where the line is straight within the step's spread, its first term along a line
 * that bends gently, and an integral equation solved where it bends more.
 * @param chains the line about the step; see `localChains`
 * @param ends on either side of it
 * @returns shares by measure; less than 1 in all where it may have passed beyond the line's ends. Undefined where the ends do
 * not lie on either side
 */
export function placeStep(chains: readonly LocalChain[], ends: StepEnds): PlaceDensity | undefined {
  const near = chains.filter((chain) => leastExcess(chain, ends) < FARTHEST_EXCESS);
  const [only] = near;
  if (!only) return undefined;
  if (near.length === 1 && turnOf(only, ends) < GENTLE_TURN) {
    const place = placeOnGentle(only, ends);
    if (place) return place;
  }
  const panels = cutPanels(near, ends);
  const shares = panels.length === 0 ? undefined : solveBend(panels, ends);
  // Simplified, a line may pass an end that hardly lies off it on the other side.
  if (!shares) return near.length === 1 && isOnChain(only, ends) ? placeOnGentle(only, ends) : undefined;
  return placeOfStretches(panels.flatMap(({ m0, m1, beyond }, i) => (beyond ? [] : [{ from: m0, to: m1, share: shares[i]! }])));
}

/**
 * The same where the ends are known within their location errors: an end near the line is put at distances that its error
 * allows on its side (normal, cut at the line), each with an equal share.
 */
export function placeUncertainStep(chains: readonly LocalChain[], from: UncertainEnd, to: UncertainEnd, spread: number): PlaceDensity[] {
  const places: PlaceDensity[] = [];
  for (const [ax, ay] of putEnd(from)) {
    for (const [bx, by] of putEnd(to)) {
      const place = placeStep(chains, { ax, ay, bx, by, spread });
      if (place) places.push(place);
    }
  }
  return places;
}

function putEnd({ x, y, footX, footY, error, seenThere }: UncertainEnd): [number, number][] {
  const [dx, dy] = [x - footX, y - footY];
  const distance = Math.hypot(dx, dy);
  const seen = seenThere ? distance : -distance;
  if (seen >= PLAIN_ERRORS * error || distance === 0) return [[x, y]];
  const inside = normalCdf(seen / error);
  return Array.from({ length: NODES }, (_, k) => {
    // Of the part of the normal on the right side of the line; 1 less the quantile from above.
    const far = Math.max(1e-3 * error, seen - error * normalQuantile(Math.max(1e-12, ((k + 0.5) / NODES) * inside)));
    const scale = (seenThere ? far : -far) / distance;
    return [footX + scale * dx, footY + scale * dy];
  });
}

/** Whether an end lies so near a line that simplifying it may have changed its side. */
function isOnChain({ x, y }: LocalChain, { ax, ay, bx, by, spread }: StepEnds): boolean {
  const near = ON_LINE_SHARE * Math.sqrt(spread);
  for (let i = 1; i < x.length; i++) {
    const [dx, dy] = [x[i]! - x[i - 1]!, y[i]! - y[i - 1]!];
    const square = dx * dx + dy * dy || 1;
    for (const [px, py] of [
      [ax - x[i - 1]!, ay - y[i - 1]!],
      [bx - x[i - 1]!, by - y[i - 1]!],
    ] as const) {
      const share = Math.max(0, Math.min(1, (px * dx + py * dy) / square));
      if (Math.hypot(px - share * dx, py - share * dy) < near) return true;
    }
  }
  return false;
}

function leastExcess({ x, y }: LocalChain, ends: StepEnds): number {
  let least = Infinity;
  for (let i = 1; i < x.length; i++) {
    // Where the straight step meets an edge, there is none.
    const pieces = Math.min(64, Math.max(1, Math.ceil(Math.hypot(x[i]! - x[i - 1]!, y[i]! - y[i - 1]!) / Math.sqrt(ends.spread))));
    for (let k = 0; k <= pieces; k++)
      least = Math.min(least, excessAt(x[i - 1]! + (k / pieces) * (x[i]! - x[i - 1]!), y[i - 1]! + (k / pieces) * (y[i]! - y[i - 1]!), ends));
    if (least < 1) return least;
  }
  return least;
}

/** How far edges that matter turn from one another, radians. */
function turnOf({ x, y }: LocalChain, ends: StepEnds): number {
  let [least, most, before] = [Infinity, -Infinity, Number.NaN];
  for (let i = 1; i < x.length; i++) {
    const [dx, dy] = [x[i]! - x[i - 1]!, y[i]! - y[i - 1]!];
    const meetsStep = excessAt(x[i]!, y[i]!, ends) < FARTHEST_EXCESS || excessAt(x[i - 1]!, y[i - 1]!, ends) < FARTHEST_EXCESS;
    if (
      !meetsStep &&
      x.length > 2 &&
      excessAt((x[i]! + x[i - 1]!) / 2, (y[i]! + y[i - 1]!) / 2, ends) > FARTHEST_EXCESS &&
      !isPassed(x[i - 1]!, y[i - 1]!, x[i]!, y[i]!, ends)
    )
      continue;
    const heading = Math.atan2(dy, dx);
    const unwound = Number.isNaN(before) ? heading : heading - 2 * Math.PI * Math.round((heading - before) / (2 * Math.PI));
    before = unwound;
    least = Math.min(least, unwound);
    most = Math.max(most, unwound);
  }
  return most - least;
}

/** Whether an edge passes through where the step may be, though its ends and middle lie outside. */
function isPassed(x0: number, y0: number, x1: number, y1: number, ends: StepEnds): boolean {
  const pieces = Math.min(64, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / Math.sqrt(ends.spread)));
  for (let k = 1; k < pieces; k++) if (excessAt(x0 + (k / pieces) * (x1 - x0), y0 + (k / pieces) * (y1 - y0), ends) < FARTHEST_EXCESS) return true;
  return false;
}

/** The closed form along a chain, with its own tangents, by adaptive Simpson's rule. */
function placeOnGentle(chain: LocalChain, ends: StepEnds): PlaceDensity | undefined {
  const { x, y, m, beyondStart, beyondEnd } = chain;
  const sd = Math.sqrt(ends.spread);
  const stretches: { from: number; to: number; share: number; beyond: boolean }[] = [];
  // Normals lead from the step's start to its end.
  let side = 0;
  for (let i = 1; i < x.length && side === 0; i++) {
    const [dx, dy] = [x[i]! - x[i - 1]!, y[i]! - y[i - 1]!];
    if (
      excessAt((x[i]! + x[i - 1]!) / 2, (y[i]! + y[i - 1]!) / 2, ends) < FARTHEST_EXCESS ||
      x.length === 2 ||
      isPassed(x[i - 1]!, y[i - 1]!, x[i]!, y[i]!, ends)
    )
      side = Math.sign(-dy * (ends.bx - ends.ax) + dx * (ends.by - ends.ay));
  }
  if (side === 0) return undefined;
  for (let i = 1; i < x.length; i++) {
    const [x0, y0, dx, dy] = [x[i - 1]!, y[i - 1]!, x[i]! - x[i - 1]!, y[i]! - y[i - 1]!];
    const length = Math.hypot(dx, dy);
    const [ux, uy] = [dx / length, dy / length];
    const beyond = (i === 1 && beyondStart) || (i === x.length - 1 && beyondEnd);
    // Farther along than this there is nothing.
    const reach = sd * Math.sqrt(FARTHEST_EXCESS / 2) * 1.2;
    const [alongA, alongB] = [(ends.ax - x0) * ux + (ends.ay - y0) * uy, (ends.bx - x0) * ux + (ends.by - y0) * uy];
    const [from, to] = [Math.max(0, Math.min(alongA, alongB) - reach), Math.min(length, Math.max(alongA, alongB) + reach)];
    if (to <= from) continue;
    const density = (along: number): number => passageDensity(x0 + along * ux, y0 + along * uy, -side * uy, side * ux, ends);
    const perMetre = (m[i]! - m[i - 1]!) / length;
    const add = (start: number, end: number, share: number): void => {
      stretches.push({ from: m[i - 1]! + start * perMetre, to: m[i - 1]! + end * perMetre, share, beyond });
    };
    const pieces = Math.max(1, Math.ceil((to - from) / (sd / 3)));
    let [left, atLeft] = [from, density(from)];
    for (let k = 1; k <= pieces; k++) {
      const right = from + ((to - from) * k) / pieces;
      const atRight = density(right);
      integrate(density, left, right, atLeft, density((left + right) / 2), atRight, DEEPEST, add);
      [left, atLeft] = [right, atRight];
    }
  }
  const total = stretches.reduce((sum, { share }) => sum + share, 0);
  if (!(total > 0)) return undefined;
  return placeOfStretches(stretches.flatMap(({ from, to, share, beyond }) => (beyond ? [] : [{ from, to, share: share / total }])));
}

function integrate(
  f: (x: number) => number,
  a: number,
  b: number,
  fa: number,
  fm: number,
  fb: number,
  depth: number,
  add: (from: number, to: number, share: number) => void,
): void {
  const middle = (a + b) / 2;
  const [f1, f3] = [f((a + middle) / 2), f((middle + b) / 2)];
  const whole = ((b - a) / 6) * (fa + 4 * fm + fb);
  const [left, right] = [((b - a) / 12) * (fa + 4 * f1 + fm), ((b - a) / 12) * (fm + 4 * f3 + fb)];
  if (depth === 0 || (Math.abs(left + right - whole) < STRETCH_ERROR && Math.abs(left - right) < 0.04)) {
    add(a, middle, left);
    add(middle, b, right);
    return;
  }
  integrate(f, a, middle, fa, f1, fm, depth - 1, add);
  integrate(f, middle, b, fm, f3, fb, depth - 1, add);
}

function cutPanels(chains: readonly LocalChain[], ends: StepEnds): LocalPanel[] {
  const sd = Math.sqrt(ends.spread);
  for (let coarser = 1; ; coarser *= 1.3) {
    const panels: LocalPanel[] = [];
    for (const { x, y, m, beyondStart, beyondEnd } of chains) {
      const sharp = x.map((_, i) => i > 0 && i + 1 < x.length && isSharp(x, y, i));
      for (let i = 1; i < x.length; i++) {
        const beyond = (i === 1 && beyondStart) || (i === x.length - 1 && beyondEnd);
        cutEdge(
          { x0: x[i - 1]!, y0: y[i - 1]!, x1: x[i]!, y1: y[i]!, m0: m[i - 1]!, m1: m[i]!, beyond },
          ends,
          coarser * sd,
          [sharp[i - 1]!, sharp[i]!],
          sharp.includes(true) ? { x, y, m } : undefined,
          panels,
        );
      }
    }
    if (panels.length <= MOST_PANELS || coarser > 50) return panels;
  }
}

type Way = Pick<LocalChain, 'x' | 'y' | 'm'>;

/** Distance of a place on a way from where it comes back near it, metres; what is hardly apart along it is the place itself. */
function toOtherStrand(way: Way, x: number, y: number, measure: number, apart: number): number {
  let least = Infinity;
  for (let i = 1; i < way.x.length; i++) {
    const [ax, ay, dx, dy] = [way.x[i - 1]! - x, way.y[i - 1]! - y, way.x[i]! - way.x[i - 1]!, way.y[i]! - way.y[i - 1]!];
    const share = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
    const distance = Math.hypot(ax + share * dx, ay + share * dy);
    const along = Math.abs(way.m[i - 1]! + share * (way.m[i]! - way.m[i - 1]!) - measure);
    if (distance < least && along > 2 * distance + apart) least = distance;
  }
  return least;
}

function isSharp(x: readonly number[], y: readonly number[], i: number): boolean {
  const [ax, ay, bx, by] = [x[i]! - x[i - 1]!, y[i]! - y[i - 1]!, x[i + 1]! - x[i]!, y[i + 1]! - y[i]!];
  return Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) > SHARP_TURN;
}

/**
 * Halve an edge until its pieces are small beside the spread and their distance from the ends, without those that are out of reach.
 * @param sharp whether its ends are sharp corners
 * @param winding a line with sharp corners, whose pieces are small beside their distance from its other strands, too
 */
function cutEdge(edge: LocalPanel, ends: StepEnds, sd: number, sharp: readonly [boolean, boolean], winding: Way | undefined, panels: LocalPanel[]): void {
  const { x0, y0, x1, y1, m0, m1, beyond } = edge;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const length = Math.hypot(x1 - x0, y1 - y0);
  const isOut = excessAt(x, y, ends) > FARTHEST_EXCESS && excessAt(x0, y0, ends) > FARTHEST_EXCESS && excessAt(x1, y1, ends) > FARTHEST_EXCESS;
  if (length < sd / 2 && isOut) return;
  const distance = Math.min(Math.hypot(x - ends.ax, y - ends.ay), Math.hypot(x - ends.bx, y - ends.by));
  const most = Math.min(PANEL_SHARE * sd, PANEL_DISTANCE_SHARE * distance, sharp[0] || sharp[1] ? 2 * FINEST_SHARE * sd : Infinity);
  if (length <= Math.max(FINEST_SHARE * sd, winding ? Math.min(most, toOtherStrand(winding, x, y, (m0 + m1) / 2, 0.1 * sd)) : most)) {
    panels.push(edge);
    return;
  }
  const m = (m0 + m1) / 2;
  cutEdge({ x0, y0, x1: x, y1: y, m0, m1: m, beyond }, ends, sd, [sharp[0], false], winding, panels);
  cutEdge({ x0: x, y0: y, x1, y1, m0: m, m1, beyond }, ends, sd, [false, sharp[1]], winding, panels);
}
