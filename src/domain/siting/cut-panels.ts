import { excessAt, FARTHEST_EXCESS, type LocalChain, type StepEnds } from './local-line.ts';
import { createPanels, growPanels, type Panels } from './panels.ts';

/** Panels of a bend, by the step's spread, and by the distance from its nearer end and from a sharp corner; and how many of them. */
const PANEL_SHARE = 0.2;
const PANEL_DISTANCE_SHARE = 0.6;
const FINEST_SHARE = 0.03;
const MOST_PANELS = 90;
/** A vertex that turns by more than this has a density of its own on each side, radians. */
const SHARP_TURN = 0.35;
const SHARP_TANGENT = Math.tan(SHARP_TURN);

/** Every step's panels in turn: they are done with before the next step is looked at. */
const panels = createPanels(256);

/** The lines about a step cut into pieces that are small beside its spread and their distance from its ends; until the next call. */
export function cutPanels(chains: readonly LocalChain[], ends: StepEnds): Panels {
  const sd = Math.sqrt(ends.spread);
  for (let coarser = 1; ; coarser *= 1.3) {
    panels.count = 0;
    let edge = 0;
    for (const chain of chains) {
      const { x, y, m } = chain;
      const winding = hasSharp(chain) ? chain : undefined;
      let sharpBefore = false;
      for (let i = 1; i < x.length; i++) {
        const beyond = (i === 1 && chain.beyondStart) || (i === x.length - 1 && chain.beyondEnd) ? 1 : 0;
        const sharp = winding !== undefined && isSharp(x, y, i);
        cutEdge(x[i - 1]!, y[i - 1]!, x[i]!, y[i]!, m[i - 1]!, m[i]!, beyond, edge, ends, coarser * sd, sharpBefore, sharp, winding);
        sharpBefore = sharp;
        edge += 1;
      }
    }
    if (panels.count <= MOST_PANELS || coarser > 50) return panels;
  }
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
  if (i + 1 >= x.length) return false;
  const ax = x[i]! - x[i - 1]!;
  const ay = y[i]! - y[i - 1]!;
  const bx = x[i + 1]! - x[i]!;
  const by = y[i + 1]! - y[i]!;
  const ahead = ax * bx + ay * by;
  const across = Math.abs(ax * by - ay * bx);
  return across > SHARP_TANGENT * ahead && (across > 0 || ahead < 0);
}

/**
 * Halve an edge until its pieces are small beside the spread and their distance from the ends, without those that are out of reach.
 * @param sharp0 and @param sharp1 whether its ends are sharp corners
 * @param winding a line with sharp corners, whose pieces are small beside their distance from its other strands, too
 */
function cutEdge(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  m0: number,
  m1: number,
  beyond: number,
  edge: number,
  ends: StepEnds,
  sd: number,
  sharp0: boolean,
  sharp1: boolean,
  winding: LocalChain | undefined,
): void {
  const x = (x0 + x1) / 2;
  const y = (y0 + y1) / 2;
  const m = (m0 + m1) / 2;
  const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
  if (length < sd / 2 && excessAt(x, y, ends) > FARTHEST_EXCESS && excessAt(x0, y0, ends) > FARTHEST_EXCESS && excessAt(x1, y1, ends) > FARTHEST_EXCESS) return;
  const toA = (x - ends.ax) * (x - ends.ax) + (y - ends.ay) * (y - ends.ay);
  const toB = (x - ends.bx) * (x - ends.bx) + (y - ends.by) * (y - ends.by);
  const most = Math.min(PANEL_SHARE * sd, PANEL_DISTANCE_SHARE * Math.sqrt(Math.min(toA, toB)), sharp0 || sharp1 ? 2 * FINEST_SHARE * sd : Infinity);
  if (length <= FINEST_SHARE * sd || (length <= most && (!winding || length <= toOtherStrand(winding, x, y, m, 0.1 * sd)))) {
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
    return;
  }
  cutEdge(x0, y0, x, y, m0, m, beyond, edge, ends, sd, sharp0, false, winding);
  cutEdge(x, y, x1, y1, m, m1, beyond, edge, ends, sd, false, sharp1, winding);
}
