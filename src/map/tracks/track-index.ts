import Flatbush from 'flatbush';
import type { TrackUnderPointer } from '../map-types.ts';
import type { TrackColumns } from './lay-out-tracks.ts';

/** How near a pointer comes to a line, and to the mark of an animal, to point at it, CSS pixels. */
const REACH_PX = 6;
const HEAD_REACH_PX = 11;

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** From degrees to CSS pixels of the map, and back. */
export interface Screen {
  readonly project: (lon: number, lat: number) => ScreenPoint;
  readonly unproject: (x: number, y: number) => { readonly lng: number; readonly lat: number };
}

export interface TrackIndex {
  /**
   * The track nearest to a point of the screen, and when the animal passed there.
   * @param between first and last moment that counts, ms in the tracks' own time
   */
  nearest(at: ScreenPoint, screen: Screen, between: readonly [number, number]): TrackUnderPointer | undefined;
}

/** Lets tracks be found by where they run: one box for every step, in degrees. */
export function indexTracks({ pieces, startIndices, positions, seconds, owner, origin }: TrackColumns): TrackIndex {
  const steps = owner.length - pieces;
  /** First vertex of each step. */
  const vertices = new Uint32Array(Math.max(0, steps));
  const tree = steps > 0 ? new Flatbush(steps) : undefined;
  let step = 0;
  for (let piece = 0; piece < pieces; piece++) {
    for (let vertex = startIndices[piece]!; vertex < startIndices[piece + 1]! - 1; vertex++) {
      const [x0, y0, x1, y1] = [positions[2 * vertex]!, positions[2 * vertex + 1]!, positions[2 * vertex + 2]!, positions[2 * vertex + 3]!];
      tree?.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
      vertices[step++] = vertex;
    }
  }
  tree?.finish();
  return {
    nearest(at, { project, unproject }, [from, until]) {
      if (!tree) return undefined;
      let best: (TrackUnderPointer & { distance: number }) | undefined;
      for (const box of boxesAround(at, unproject)) {
        for (const found of tree.search(...box)) {
          const vertex = vertices[found]!;
          const [t0, t1] = [origin + seconds[vertex]! * 1000, origin + seconds[vertex + 1]! * 1000];
          if (t1 < from || t0 > until) continue;
          const [a, b] = [project(positions[2 * vertex]!, positions[2 * vertex + 1]!), project(positions[2 * vertex + 2]!, positions[2 * vertex + 3]!)];
          const share = shareAlong(at, a, b);
          const distance = Math.hypot(a.x + share * (b.x - a.x) - at.x, a.y + share * (b.y - a.y) - at.y);
          if (distance > REACH_PX || (best && best.distance <= distance)) continue;
          best = { track: owner[vertex]!, ms: t0 + share * (t1 - t0), at, distance };
        }
      }
      return best && { track: best.track, ms: best.ms, at };
    },
  };
}

/** The mark nearest to a point of the screen. */
export function findHead(
  heads: readonly { readonly track: number; readonly position: readonly [number, number] }[],
  at: ScreenPoint,
  project: Screen['project'],
): Omit<TrackUnderPointer, 'ms'> | undefined {
  let least = HEAD_REACH_PX;
  let found: number | undefined;
  for (const { track, position } of heads) {
    const { x, y } = project(...position);
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance <= least) [least, found] = [distance, track];
  }
  return found === undefined ? undefined : { track: found, at };
}

type Box = [number, number, number, number];

/** Degrees around a point of the screen, as boxes within ±180° and a little more. */
function boxesAround({ x, y }: ScreenPoint, unproject: Screen['unproject']): Box[] {
  const middle = unproject(x, y).lng;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const dx of [-REACH_PX, REACH_PX]) {
    for (const dy of [-REACH_PX, REACH_PX]) {
      const { lng, lat } = unproject(x + dx, y + dy);
      const lon = lng - 360 * Math.round((lng - middle) / 360);
      [west, east] = [Math.min(west, lon), Math.max(east, lon)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    }
  }
  return [-360, 0, 360].map((turn): Box => [west + turn, south, east + turn, north]).filter(([w, , e]) => w <= 180 && e >= -180);
}

/** Where along a step a point is nearest, 0 to 1. */
function shareAlong(at: ScreenPoint, a: ScreenPoint, b: ScreenPoint): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  return length === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / length));
}
