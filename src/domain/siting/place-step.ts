import { distanceFromOrigin } from '../geometry/plane/nearest-segment.ts';
import { normalCdf, normalQuantile } from '../statistics/normal.ts';
import { cutPanels } from './cut-panels.ts';
import { excessAt, FARTHEST_EXCESS, type LocalChain, type StepEnds } from './local-line.ts';
import { passageDensity } from './passage-density.ts';
import type { Panels } from './panels.ts';
import { addStretch, createStretches, type PlaceDensity, placeOfStretches } from './place-density.ts';
import { solveBend } from './solve-bend.ts';

/** A line that turns by less than this about a step, radians, is a straight line with its own tangents. */
const GENTLE_TURN = 0.2;
/** An end nearer to a line than this share of the spread is on it. */
const ON_LINE_SHARE = 0.05;
/** Share of a passage that a stretch may be wrong by before it is halved. */
const STRETCH_ERROR = 2e-4;
const DEEPEST = 12;
/** An end this many location errors from the line lies where it is seen. */
const PLAIN_ERRORS = 5;
/** Equal shares of an uncertain end's distances from the line. */
const NODES = 3;

/** Every step's stretches in turn: they are done with before the next step is looked at. */
const stretches = createStretches(256);

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
  return placeEach(chains, [ends])[0];
}

/** The same of ends that lie near one another, of one spread: they share the panels that a bend is cut into. */
function placeEach(chains: readonly LocalChain[], all: readonly StepEnds[]): PlaceDensity[] {
  const places: PlaceDensity[] = [];
  const bent: StepEnds[] = [];
  const about = new Set<LocalChain>();
  for (const ends of all) {
    const near = chains.filter((chain) => leastExcess(chain, ends) < FARTHEST_EXCESS);
    const [only] = near;
    if (!only) continue;
    const place = near.length === 1 && turnOf(only, ends) < GENTLE_TURN ? placeOnGentle(only, ends) : undefined;
    if (place) {
      places.push(place);
      continue;
    }
    bent.push(ends);
    for (const chain of near) about.add(chain);
  }
  if (bent.length === 0) return places;
  const panels = cutPanels([...about], bent);
  const solved = panels.count === 0 ? [] : solveBend(panels, bent);
  for (const [which, ends] of bent.entries()) {
    const place = placeOfPanels(panels, solved[which]) ?? placeOnlyNear(about, ends);
    if (place) places.push(place);
  }
  return places;
}

function placeOfPanels(panels: Panels, shares: Float64Array | undefined): PlaceDensity | undefined {
  if (!shares) return undefined;
  stretches.count = 0;
  for (let i = 0; i < panels.count; i++) if (panels.beyond[i] === 0) addStretch(stretches, panels.m0[i]!, panels.m1[i]!, shares[i]!);
  return placeOfStretches(stretches);
}

/** Simplified, a line may pass an end that hardly lies off it on the other side. */
function placeOnlyNear(about: ReadonlySet<LocalChain>, ends: StepEnds): PlaceDensity | undefined {
  const [only] = about;
  return only && about.size === 1 && isOnChain(only, ends) ? placeOnGentle(only, ends) : undefined;
}

/**
 * The same where the ends are known within their location errors: an end near the line is put at distances that its error
 * allows on its side (normal, cut at the line), each with an equal share.
 */
export function placeUncertainStep(chains: readonly LocalChain[], from: UncertainEnd, to: UncertainEnd, spread: number): PlaceDensity[] {
  const starts = putEnd(from);
  const ends = putEnd(to);
  return placeEach(
    chains,
    starts.flatMap(([ax, ay]) => ends.map(([bx, by]): StepEnds => ({ ax, ay, bx, by, spread }))),
  );
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
    for (const [px, py] of [
      [ax - x[i - 1]!, ay - y[i - 1]!],
      [bx - x[i - 1]!, by - y[i - 1]!],
    ] as const) {
      if (distanceFromOrigin(-px, -py, dx - px, dy - py) < near) return true;
    }
  }
  return false;
}

/** Pieces of an edge that are no longer than the step's spread. */
function piecesOf(x0: number, y0: number, x1: number, y1: number, spread: number): number {
  return Math.min(64, Math.max(1, Math.ceil(Math.sqrt(((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)) / spread))));
}

function leastExcess({ x, y }: LocalChain, ends: StepEnds): number {
  let least = excessAt(x[0]!, y[0]!, ends);
  for (let i = 1; i < x.length; i++) {
    // Where the straight step meets an edge, there is none.
    const x0 = x[i - 1]!;
    const y0 = y[i - 1]!;
    const dx = x[i]! - x0;
    const dy = y[i]! - y0;
    const pieces = piecesOf(x0, y0, x[i]!, y[i]!, ends.spread);
    for (let k = 1; k <= pieces; k++) {
      least = Math.min(least, excessAt(x0 + (k / pieces) * dx, y0 + (k / pieces) * dy, ends));
      if (least < 1) return least;
    }
  }
  return least;
}

/** Whether an edge, or a chain of one, passes through where the step may be. */
function matters({ x, y }: LocalChain, i: number, ends: StepEnds): boolean {
  return (
    x.length === 2 || excessAt((x[i]! + x[i - 1]!) / 2, (y[i]! + y[i - 1]!) / 2, ends) < FARTHEST_EXCESS || isPassed(x[i - 1]!, y[i - 1]!, x[i]!, y[i]!, ends)
  );
}

/** How far edges that matter turn from one another, radians; more than `GENTLE_TURN` is not measured further. */
function turnOf(chain: LocalChain, ends: StepEnds): number {
  const { x, y } = chain;
  if (x.length === 2) return 0;
  let least = Infinity;
  let most = -Infinity;
  let before = Number.NaN;
  let isIn = excessAt(x[0]!, y[0]!, ends) < FARTHEST_EXCESS;
  for (let i = 1; i < x.length && !(most - least >= GENTLE_TURN); i++) {
    const wasIn = isIn;
    isIn = excessAt(x[i]!, y[i]!, ends) < FARTHEST_EXCESS;
    if (!wasIn && !isIn && !matters(chain, i, ends)) continue;
    const heading = Math.atan2(y[i]! - y[i - 1]!, x[i]! - x[i - 1]!);
    const unwound = Number.isNaN(before) ? heading : heading - 2 * Math.PI * Math.round((heading - before) / (2 * Math.PI));
    before = unwound;
    least = Math.min(least, unwound);
    most = Math.max(most, unwound);
  }
  return most - least;
}

/** Whether an edge passes through where the step may be, though its ends and middle lie outside. */
function isPassed(x0: number, y0: number, x1: number, y1: number, ends: StepEnds): boolean {
  const pieces = piecesOf(x0, y0, x1, y1, ends.spread);
  for (let k = 1; k < pieces; k++) if (excessAt(x0 + (k / pieces) * (x1 - x0), y0 + (k / pieces) * (y1 - y0), ends) < FARTHEST_EXCESS) return true;
  return false;
}

/** The edge that is looked at: where it begins, its direction, and the side that the step goes to. */
const along = { x: 0, y: 0, ux: 0, uy: 0, side: 0, m: 0, perMetre: 0, beyond: false };
let total = 0;

/** The closed form along a chain, with its own tangents, by adaptive Simpson's rule. */
function placeOnGentle(chain: LocalChain, ends: StepEnds): PlaceDensity | undefined {
  const { x, y, m, beyondStart, beyondEnd } = chain;
  const sd = Math.sqrt(ends.spread);
  // Normals lead from the step's start to its end.
  let side = 0;
  for (let i = 1; i < x.length && side === 0; i++) {
    if (matters(chain, i, ends)) side = Math.sign(-(y[i]! - y[i - 1]!) * (ends.bx - ends.ax) + (x[i]! - x[i - 1]!) * (ends.by - ends.ay));
  }
  if (side === 0) return undefined;
  stretches.count = 0;
  total = 0;
  // Farther along than this there is nothing.
  const reach = sd * Math.sqrt(FARTHEST_EXCESS / 2) * 1.2;
  for (let i = 1; i < x.length; i++) {
    const x0 = x[i - 1]!;
    const y0 = y[i - 1]!;
    const length = Math.hypot(x[i]! - x0, y[i]! - y0);
    const ux = (x[i]! - x0) / length;
    const uy = (y[i]! - y0) / length;
    const alongA = (ends.ax - x0) * ux + (ends.ay - y0) * uy;
    const alongB = (ends.bx - x0) * ux + (ends.by - y0) * uy;
    const from = Math.max(0, Math.min(alongA, alongB) - reach);
    const to = Math.min(length, Math.max(alongA, alongB) + reach);
    if (to <= from) continue;
    Object.assign(along, { x: x0, y: y0, ux, uy, side, m: m[i - 1]!, perMetre: (m[i]! - m[i - 1]!) / length });
    along.beyond = (i === 1 && beyondStart) || (i === x.length - 1 && beyondEnd);
    const pieces = Math.max(1, Math.ceil((to - from) / (sd / 3)));
    let left = from;
    let atLeft = densityAt(from, ends);
    for (let k = 1; k <= pieces; k++) {
      const right = from + ((to - from) * k) / pieces;
      const atRight = densityAt(right, ends);
      integrate(ends, left, right, atLeft, densityAt((left + right) / 2, ends), atRight, DEEPEST);
      left = right;
      atLeft = atRight;
    }
  }
  if (!(total > 0)) return undefined;
  for (let i = 0; i < stretches.count; i++) stretches.share[i] = stretches.share[i]! / total;
  return placeOfStretches(stretches);
}

function densityAt(metres: number, ends: StepEnds): number {
  const { x, y, ux, uy, side } = along;
  return passageDensity(x + metres * ux, y + metres * uy, -side * uy, side * ux, ends);
}

function integrate(ends: StepEnds, a: number, b: number, fa: number, fm: number, fb: number, depth: number): void {
  const middle = (a + b) / 2;
  const f1 = densityAt((a + middle) / 2, ends);
  const f3 = densityAt((middle + b) / 2, ends);
  const whole = ((b - a) / 6) * (fa + 4 * fm + fb);
  const left = ((b - a) / 12) * (fa + 4 * f1 + fm);
  const right = ((b - a) / 12) * (fm + 4 * f3 + fb);
  if (depth === 0 || (Math.abs(left + right - whole) < STRETCH_ERROR && Math.abs(left - right) < 0.04)) {
    total += left;
    total += right;
    if (along.beyond) return;
    const { m, perMetre } = along;
    addStretch(stretches, m + a * perMetre, m + middle * perMetre, left);
    addStretch(stretches, m + middle * perMetre, m + b * perMetre, right);
    return;
  }
  integrate(ends, a, middle, fa, f1, fm, depth - 1);
  integrate(ends, middle, b, fm, f3, fb, depth - 1);
}
