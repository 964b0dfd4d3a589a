import { excessAt, FARTHEST_EXCESS, type LocalChain, type StepEnds } from './local-line.ts';
import { createPanels, growPanels, type Panels } from './panels.ts';

/**
 * Panels of a bend, by the step's spread, longer where it hardly goes, and by the distance from its nearer end and from a sharp corner;
 * and how many of them.
 */
const PANEL_SHARE = 0.2;
const PANEL_EXCESS_SHARE = 0.25;
const PANEL_DISTANCE_SHARE = 0.6;
const FINEST_SHARE = 0.03;
const MOST_PANELS = 90;
/** A vertex that turns by more than this has a density of its own on each side, radians. */
const SHARP_TURN = 0.35;
const SHARP_TANGENT = Math.tan(SHARP_TURN);

/** Every step's panels in turn: they are done with before the next step is looked at. */
const panels = createPanels(256);
/** Pieces of an edge that are not looked at yet, the first last: ends, and measures of the ends. */
const open = new Float64Array(6 * 128);
/** Halvings of an edge; so many make a millionth of a millionth of it. */
const MOST_HALVINGS = 40;

/**
 * The lines about a step cut into pieces that are small beside its spread and their distance from its ends; until the next call.
 * @param ends of the step, or of where its uncertain ends may lie; at least one, all of one spread
 */
export function cutPanels(chains: readonly LocalChain[], ends: readonly StepEnds[]): Panels {
  const sd = Math.sqrt(ends[0]!.spread);
  for (let coarser = 1; ; coarser *= 1.3) {
    panels.count = 0;
    let edge = 0;
    for (const chain of chains) {
      const winding = hasSharp(chain);
      for (let i = 1; i < chain.x.length; i++) cutEdge(chain, i, edge++, winding, ends, coarser * sd);
    }
    if (panels.count <= MOST_PANELS || coarser > 50) return panels;
  }
}

/**
 * Halve an edge until its pieces are small beside the spread and their distance from the ends, without those that are out of reach.
 * @param winding whether the line has sharp corners: then its pieces are small beside their distance from its other strands, too
 */
function cutEdge(chain: LocalChain, i: number, edge: number, winding: boolean, ends: readonly StepEnds[], sd: number): void {
  const { x, y, m } = chain;
  const beyond = (i === 1 && chain.beyondStart) || (i === x.length - 1 && chain.beyondEnd) ? 1 : 0;
  const sharpStart = winding && isSharp(x, y, i - 1);
  const sharpEnd = winding && isSharp(x, y, i);
  const last = m[i]!;
  const first = m[i - 1]!;
  let waiting = 1;
  open[0] = x[i - 1]!;
  open[1] = y[i - 1]!;
  open[2] = x[i]!;
  open[3] = y[i]!;
  open[4] = first;
  open[5] = last;
  while (waiting > 0) {
    const at = 6 * (waiting - 1);
    const x0 = open[at]!;
    const y0 = open[at + 1]!;
    const x1 = open[at + 2]!;
    const y1 = open[at + 3]!;
    const m0 = open[at + 4]!;
    const m1 = open[at + 5]!;
    const midX = (x0 + x1) / 2;
    const midY = (y0 + y1) / 2;
    const midM = (m0 + m1) / 2;
    const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    const isShort = length < sd / 2;
    const excess = leastExcess(midX, midY, ends);
    if (isShort && excess > FARTHEST_EXCESS && leastExcess(x0, y0, ends) > FARTHEST_EXCESS && leastExcess(x1, y1, ends) > FARTHEST_EXCESS) {
      waiting -= 1;
      continue;
    }
    const isSharpPiece = (sharpStart && m0 === first) || (sharpEnd && m1 === last);
    const most = Math.min(
      PANEL_SHARE * sd * (1 + PANEL_EXCESS_SHARE * excess),
      PANEL_DISTANCE_SHARE * toNearestEnd(midX, midY, ends),
      isSharpPiece ? 2 * FINEST_SHARE * sd : Infinity,
    );
    const isSmall = isShort && (length <= FINEST_SHARE * sd || (length <= most && (!winding || length <= toOtherStrand(chain, midX, midY, midM, 0.1 * sd))));
    if (isSmall || waiting > MOST_HALVINGS) {
      waiting -= 1;
      addPanel(x0, y0, x1, y1, m0, m1, beyond, edge);
      continue;
    }
    // The second half waits until the first is done with.
    open[at] = midX;
    open[at + 1] = midY;
    open[at + 4] = midM;
    open[at + 6] = x0;
    open[at + 7] = y0;
    open[at + 8] = midX;
    open[at + 9] = midY;
    open[at + 10] = m0;
    open[at + 11] = midM;
    waiting += 1;
  }
}

function leastExcess(x: number, y: number, all: readonly StepEnds[]): number {
  let least = Infinity;
  for (let i = 0; i < all.length; i++) least = Math.min(least, excessAt(x, y, all[i]!));
  return least;
}

function toNearestEnd(x: number, y: number, all: readonly StepEnds[]): number {
  let least = Infinity;
  for (let i = 0; i < all.length; i++) {
    const { ax, ay, bx, by } = all[i]!;
    least = Math.min(least, (x - ax) * (x - ax) + (y - ay) * (y - ay), (x - bx) * (x - bx) + (y - by) * (y - by));
  }
  return Math.sqrt(least);
}

function addPanel(x0: number, y0: number, x1: number, y1: number, m0: number, m1: number, beyond: number, edge: number): void {
  if (panels.count === panels.m0.length) growPanels(panels);
  const at = panels.count++;
  panels.x0[at] = x0;
  panels.y0[at] = y0;
  panels.x1[at] = x1;
  panels.y1[at] = y1;
  panels.m0[at] = m0;
  panels.m1[at] = m1;
  panels.beyond[at] = beyond;
  panels.edge[at] = edge;
}

/** Distance of a place on a way from where it comes back near it, metres; what is hardly apart along it is the place itself. */
function toOtherStrand(way: LocalChain, x: number, y: number, measure: number, apart: number): number {
  let least = Infinity;
  for (let i = 1; i < way.x.length; i++) {
    const ax = way.x[i - 1]! - x;
    const ay = way.y[i - 1]! - y;
    const dx = way.x[i]! - way.x[i - 1]!;
    const dy = way.y[i]! - way.y[i - 1]!;
    const share = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
    const nearX = ax + share * dx;
    const nearY = ay + share * dy;
    const distance = Math.sqrt(nearX * nearX + nearY * nearY);
    const along = Math.abs(way.m[i - 1]! + share * (way.m[i]! - way.m[i - 1]!) - measure);
    if (distance < least && along > 2 * distance + apart) least = distance;
  }
  return least;
}

function hasSharp({ x, y }: LocalChain): boolean {
  for (let i = 1; i + 1 < x.length; i++) if (isSharp(x, y, i)) return true;
  return false;
}

/** Whether a vertex within a line turns sharply. */
function isSharp(x: readonly number[], y: readonly number[], i: number): boolean {
  if (i === 0 || i + 1 >= x.length) return false;
  const ax = x[i]! - x[i - 1]!;
  const ay = y[i]! - y[i - 1]!;
  const bx = x[i + 1]! - x[i]!;
  const by = y[i + 1]! - y[i]!;
  const ahead = ax * bx + ay * by;
  const across = Math.abs(ax * by - ay * bx);
  return across > SHARP_TANGENT * ahead && (across > 0 || ahead < 0);
}
