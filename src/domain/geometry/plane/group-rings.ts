import Flatbush from 'flatbush';
import type { Position } from 'geojson';

interface Ring {
  readonly points: Position[];
  /** Twice the signed area, positive for counter-clockwise. */
  readonly area: number;
  readonly box: readonly [number, number, number, number];
}

/** Most vertices and boxes looked at for one shape, at worst about half a minute; only a made-up shape needs more. */
const MAX_STEPS = 2e9;
/** A box costs about as much as this many vertices. */
const BOX_STEPS = 8;

/**
 * Sort the rings of one shapefile polygon into polygons with holes: clockwise rings are outer, the others
 * holes (ESRI Shapefile Technical Description, 1998). A hole goes to the smallest outer ring around it; a
 * hole with none around it is kept as a polygon of its own, and a shape with no clockwise ring at all is
 * taken as written the other way round.
 * @param rings closed or open rings of [x, y]
 * @returns MultiPolygon coordinates and the number of holes that had no ring around them; undefined when its rings lie
 *   in one another so often that sorting them would not end in reasonable time
 */
export function groupRings(rings: readonly Position[][]): { polygons: Position[][][]; loose: number } | undefined {
  const measured = rings.filter((ring) => ring.length > 0).map(measureRing);
  const clockwise = measured.filter((ring) => ring.area <= 0);
  // Smallest first, so that the lowest index around a hole is the smallest ring around it.
  const outers = (clockwise.length > 0 ? clockwise : measured).map((ring, at) => ({ ring, at }));
  outers.sort((a, b) => Math.abs(a.ring.area) - Math.abs(b.ring.area) || a.at - b.at);
  const holes = clockwise.length > 0 ? measured.filter((ring) => ring.area > 0) : [];
  const homes = outers.map(({ ring, at }) => ({ at, rings: [ring.points] }));
  const apart: Position[][][] = [];
  const index = holes.length > 0 ? indexBoxes(outers.map(({ ring }) => ring)) : undefined;
  let steps = 0;
  for (const hole of holes) {
    if (steps > MAX_STEPS) return undefined;
    let smallest = outers.length;
    index?.search(...hole.box, (candidate) => {
      steps += BOX_STEPS;
      if (candidate >= smallest || steps > MAX_STEPS) return false;
      const outer = outers[candidate]?.ring;
      steps += Math.min(32, hole.points.length) * (outer?.points.length ?? 0);
      if (surrounds(outer, hole)) smallest = candidate;
      return false;
    });
    const home = homes[smallest];
    if (home) home.rings.push(hole.points);
    else apart.push([hole.points]);
  }
  homes.sort((a, b) => a.at - b.at);
  return { polygons: [...homes.map(({ rings }) => rings), ...apart], loose: apart.length };
}

function measureRing(points: Position[]): Ring {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let area = 0;
  let [lastX = 0, lastY = 0] = points.at(-1) ?? [];
  const [originX = 0, originY = 0] = points[0] ?? [];
  for (const [x = 0, y = 0] of points) {
    area += (lastX - originX) * (y - originY) - (x - originX) * (lastY - originY);
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
    [lastX, lastY] = [x, y];
  }
  return { points, area, box: [west, south, east, north] };
}

function indexBoxes(rings: readonly Ring[]): Flatbush {
  const index = new Flatbush(rings.length);
  for (const ring of rings) index.add(...ring.box);
  index.finish();
  return index;
}

/** Most of a few of the hole's vertices inside: a hole may touch its ring, so one vertex alone does not tell. */
function surrounds(outer: Ring | undefined, hole: Ring): boolean {
  if (!outer) return false;
  const [west, south, east, north] = hole.box;
  if (outer.box[0] > west || outer.box[1] > south || outer.box[2] < east || outer.box[3] < north) return false;
  const step = Math.max(1, Math.floor(hole.points.length / 16));
  let inside = 0;
  let tried = 0;
  for (let at = 0; at < hole.points.length; at += step) {
    const [x = 0, y = 0] = hole.points[at] ?? [];
    tried += 1;
    if (contains(outer.points, x, y)) inside += 1;
  }
  return inside * 2 > tried;
}

// Indices and not destructuring: this loop is where a large shape's time goes.
function contains(ring: readonly Position[], x: number, y: number): boolean {
  let inside = false;
  let last = ring.at(-1);
  for (let at = 0; at < ring.length; at += 1) {
    const next = ring[at]!;
    if (last && next[1]! > y !== last[1]! > y && x < ((last[0]! - next[0]!) * (y - next[1]!)) / (last[1]! - next[1]!) + next[0]!) inside = !inside;
    last = next;
  }
  return inside;
}
