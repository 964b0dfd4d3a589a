import type { Position } from 'geojson';
import { type Geom, union } from 'polyclip-ts';
import { FlatLine } from '../geometry/flat-line.ts';
import { positionsOf, type Ring } from './ring.ts';

/** Edges of a ring under one box, at the least. */
const LEAF = 8;
/** Pairs of boxes and of edges that are looked at for each edge of a ring: of rings of maps some twenty, of a ring made to take the square of its edges no more. */
const LOOKS_AN_EDGE = 200;
/** Meetings of edges beyond which a ring is left as it is: taking it apart would take minutes. */
const MOST_MEETINGS = 1000;
/** Positions of a file's rings that are taken apart, and what each meeting counts for. */
const MOST_TAKEN_APART = 30_000;
const OF_A_MEETING = 5;
/** Of the area: what crossings change less than that is as good as right, as where a coast was rounded. */
const MATTERS = 0.001;

/** How a polygon was found: as it should be, taken apart, or left as it was although its rings cross themselves, or may do so. */
export type Crossing = 'none' | 'mended' | 'left';

/**
 * Polygons whose rings do not cross themselves. A ring that does, as a bow tie, has an area by its loops' directions, which is
 * nothing where they are alike, and another one on every map: it is taken apart into what it goes round (the non-zero rule),
 * and its holes are taken out of that.
 */
export class CrossingRings {
  #left = MOST_TAKEN_APART;

  /** @param rings [lon, lat], closed, the first the outer one, which alone is looked at; edges are straight in longitude and latitude */
  mend(rings: Ring[]): { readonly polygons: Ring[][]; readonly crossing: Crossing } {
    const [outer = []] = rings;
    const meetings = countMeetings(outer, Math.min(MOST_MEETINGS, this.#left / OF_A_MEETING));
    if (meetings === 0) return { polygons: [rings], crossing: 'none' };
    const effort = rings.reduce((sum, { length }) => sum + length, 0) + OF_A_MEETING * meetings;
    if (effort > this.#left) return { polygons: [rings], crossing: 'left' };
    this.#left -= effort;
    const all = rings.map(positionsOf);
    const loops = takeApart(all.slice(0, 1));
    if (!loops) return { polygons: [rings], crossing: 'left' };
    const [before, after] = [areaOf([all.slice(0, 1)]), areaOf(loops)];
    if (Math.abs(after - before) <= MATTERS * Math.max(before, after)) return { polygons: [rings], crossing: 'none' };
    const polygons = rings.length === 1 ? loops : takeApart(all);
    return polygons ? { polygons, crossing: 'mended' } : { polygons: [rings], crossing: 'left' };
  }
}

/** @returns undefined where it cannot be: the library gives up on some rings */
function takeApart(rings: readonly Position[][]): Position[][][] | undefined {
  const geom: Geom = [rings.map((ring) => ring.map(([x = 0, y = 0]): [number, number] => [x, y]))];
  try {
    const apart = union(geom);
    return apart.length === 0 ? undefined : apart;
  } catch {
    return undefined;
  }
}

/** In square degrees. */
function areaOf(polygons: readonly Position[][][]): number {
  let total = 0;
  for (const rings of polygons) {
    for (const [at, ring] of rings.entries()) {
      let sum = 0;
      for (let i = 1; i < ring.length; i++) sum += (ring[i - 1]![0]! - ring[i]![0]!) * (ring[i - 1]![1]! + ring[i]![1]!);
      total += (at === 0 ? 1 : -1) * Math.abs(sum / 2);
    }
  }
  return total;
}

/** Positions of the ring that is looked at, none twice in succession; more room is made where it is needed. */
let xs = new Float64Array(64);
let ys = new Float64Array(64);
let edges = 0;
/** Looks that are left for the ring, see `LOOKS_AN_EDGE`. */
let looks = 0;
/** Twice the signed area that the edges before each have with the first position. */
let areas = new Float64Array(64);
/** min x, min y, max x, max y by node of a tree over the edges in their order: the children of `n` are `2n` and `2n + 1`. */
let boxes = new Float64Array(256);

function lay(ring: Ring): void {
  if (ring.length > xs.length) {
    xs = new Float64Array(2 * ring.length);
    ys = new Float64Array(2 * ring.length);
    areas = new Float64Array(2 * ring.length);
  }
  let count = 0;
  const add = (x: number, y: number): void => {
    if (count > 0 && xs[count - 1] === x && ys[count - 1] === y) return;
    xs[count] = x;
    ys[count] = y;
    count += 1;
  };
  if (ring instanceof FlatLine) ring.forEach(add);
  else for (const [x = 0, y = 0] of ring) add(x, y);
  edges = count - 1;
  areas[0] = 0;
  for (let at = 0; at < edges; at++) areas[at + 1] = areas[at]! + crossOf(xs[at]!, ys[at]!, xs[at + 1]!, ys[at + 1]!);
}

/** Twice the signed area of two positions with the ring's first. */
function crossOf(ax: number, ay: number, bx: number, by: number): number {
  return (ax - xs[0]!) * (by - ys[0]!) - (bx - xs[0]!) * (ay - ys[0]!);
}

/**
 * How often edges of a ring meet that do not follow one another; infinitely often where that would take too long to tell, or to
 * take apart, `most` being the most for that; 0 where all their loops together are too small to matter.
 */
function countMeetings(ring: Ring, most: number): number {
  if (ring.length < 5) return 0;
  lay(ring);
  if (edges < 4) return 0;
  let leaves = 1;
  while (leaves * LEAF < edges) leaves *= 2;
  const size = Math.ceil(edges / leaves);
  layBoxes(leaves, size);
  let [found, weight] = [0, 0];
  looks = LOOKS_AN_EDGE * edges;
  /** Pairs of nodes still to be compared, each with itself first. */
  const open = [1, 1];
  while (open.length > 0 && found <= most && looks > 0) {
    const b = open.pop()!;
    const a = open.pop()!;
    looks -= 1;
    if (a !== b && !overlap(4 * a, 4 * b)) continue;
    if (a < leaves) {
      if (a === b) open.push(2 * a, 2 * a, 2 * a + 1, 2 * a + 1, 2 * a, 2 * a + 1);
      else open.push(2 * a, 2 * b, 2 * a, 2 * b + 1, 2 * a + 1, 2 * b, 2 * a + 1, 2 * b + 1);
      continue;
    }
    const [startA, startB] = [(a - leaves) * size, (b - leaves) * size];
    const [endA, endB] = [Math.min(edges, startA + size), Math.min(edges, startB + size)];
    for (let i = startA; i < endA; i++) {
      for (let j = a === b ? i + 2 : startB; j < endB; j++) {
        looks -= 1;
        const areNeighbours = j - i < 2 || (i === 0 && j === edges - 1);
        const loop = areNeighbours ? undefined : loopOf(i, j);
        if (loop === undefined) continue;
        found += 1;
        weight += loop;
      }
    }
  }
  if (open.length > 0) return Infinity;
  return weight > (MATTERS / 2) * Math.max(Math.abs(areas[edges]!), weight) ? found : 0;
}

function layBoxes(leaves: number, size: number): void {
  if (boxes.length < 8 * leaves) boxes = new Float64Array(16 * leaves);
  for (let leaf = 0; leaf < leaves; leaf++) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    const start = leaf * size;
    // The last leaves of a short ring hold nothing, and lie nowhere.
    const end = start < edges ? Math.min(edges, start + size) : -1;
    for (let at = start; at <= end; at++) {
      west = Math.min(west, xs[at]!);
      south = Math.min(south, ys[at]!);
      east = Math.max(east, xs[at]!);
      north = Math.max(north, ys[at]!);
    }
    setBox(leaves + leaf, west, south, east, north);
  }
  for (let node = leaves - 1; node > 0; node--) {
    const [a, b] = [8 * node, 8 * node + 4];
    const south = Math.min(boxes[a + 1]!, boxes[b + 1]!);
    const north = Math.max(boxes[a + 3]!, boxes[b + 3]!);
    setBox(node, Math.min(boxes[a]!, boxes[b]!), south, Math.max(boxes[a + 2]!, boxes[b + 2]!), north);
  }
}

function setBox(node: number, west: number, south: number, east: number, north: number): void {
  boxes[4 * node] = west;
  boxes[4 * node + 1] = south;
  boxes[4 * node + 2] = east;
  boxes[4 * node + 3] = north;
}

function overlap(a: number, b: number): boolean {
  return boxes[a]! <= boxes[b + 2]! && boxes[b]! <= boxes[a + 2]! && boxes[a + 1]! <= boxes[b + 3]! && boxes[b + 1]! <= boxes[a + 3]!;
}

/**
 * Where two edges have a place in common: by how much the loop between them, or what is beside it, may make the ring's area
 * another, twice.
 * @returns undefined where they have none
 */
function loopOf(i: number, j: number): number | undefined {
  const [ax, ay, bx, by] = [xs[i]!, ys[i]!, xs[i + 1]!, ys[i + 1]!];
  const [cx, cy, dx, dy] = [xs[j]!, ys[j]!, xs[j + 1]!, ys[j + 1]!];
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return undefined;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return undefined;
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number => (qx - px) * (ry - py) - (qy - py) * (rx - px);
  const [ofC, ofD] = [side(ax, ay, bx, by, cx, cy), side(ax, ay, bx, by, dx, dy)];
  const [ofA, ofB] = [side(cx, cy, dx, dy, ax, ay), side(cx, cy, dx, dy, bx, by)];
  const [one, other] = [Math.sign(ofC) * Math.sign(ofD), Math.sign(ofA) * Math.sign(ofB)];
  if (one > 0 || other > 0) return undefined;
  const share = ofC === ofD ? 0 : ofC / (ofC - ofD);
  const [x, y] = [cx + share * (dx - cx), cy + share * (dy - cy)];
  const loop = areas[j]! - areas[i + 1]! + crossOf(x, y, bx, by) + crossOf(cx, cy, x, y);
  const rest = areas[edges]! - loop;
  const lesser = Math.min(Math.abs(loop), Math.abs(rest));
  if (one !== 0 && other !== 0) return lesser;
  // Loops in one direction that touch are parts side by side; in the other, one inside the other is a hole of it.
  if (loop * rest >= 0) return 0;
  const isHole = Math.abs(loop) <= Math.abs(rest) ? lies(i + 1, j, j + 1, i + edges, x, y) : lies(j + 1, i + edges, i + 1, j, x, y);
  return isHole ? 0 : lesser;
}

/**
 * Whether the loop from one vertex to another lies in that from a third to a fourth, by the middle of its first edge; both begin
 * and end at a place. Vertices beyond the last are the first ones again.
 */
function lies(from: number, to: number, start: number, end: number, x: number, y: number): boolean {
  const [ax, ay] = [xs[from % edges]!, ys[from % edges]!];
  const [bx, by] = to > from ? [xs[(from + 1) % edges]!, ys[(from + 1) % edges]!] : [x, y];
  const [px, py] = [(ax + bx) / 2, (ay + by) / 2];
  let isInside = false;
  let [lastX, lastY] = [x, y];
  const pass = (nextX: number, nextY: number): void => {
    if (lastY > py !== nextY > py && px < lastX + ((py - lastY) / (nextY - lastY)) * (nextX - lastX)) isInside = !isInside;
    [lastX, lastY] = [nextX, nextY];
  };
  for (let at = start; at <= end; at++) pass(xs[at % edges]!, ys[at % edges]!);
  pass(x, y);
  looks -= (end - start) / LEAF;
  return isInside;
}
