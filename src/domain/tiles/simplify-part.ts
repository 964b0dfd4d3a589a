import { KEEP, STRIDE } from './flat-features.ts';

/** Distances to be taken of a line, by its vertices: some twenty are usual, and no map has lines that need a hundred. */
const MOST_LOOKS = 100;
const ALWAYS_LOOKS = 1_000_000;

/** Ranges of vertices still to be looked at: first and last of each. */
const open: number[] = [];

/**
 * How far a line would move without each of its vertices, the ends aside, as the third of a vertex's values (Douglas and
 * Peucker 1973, https://doi.org/10.3138/FM57-6770-U75U-7727): once for all zooms, as each asks only for those above a
 * distance of its own. A line whose vertices are so placed that this would take their square is not simplified from there on.
 * @param start of the part in `coords`, and `end` behind it
 * @param least below this distance vertices are 0, and may be left out of all zooms but the deepest
 */
export function weighVertices(coords: Int32Array | Float64Array, start: number, end: number, least: number): void {
  const final = end - STRIDE;
  coords[start + 2] = KEEP;
  const most = ALWAYS_LOOKS + (MOST_LOOKS * (end - start)) / STRIDE;
  let looks = 0;
  open.length = 0;
  open.push(start, final);
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    const first = open.pop()!;
    looks += (last - first) / STRIDE;
    if (looks > most) {
      for (let at = first + STRIDE; at < last; at += STRIDE) coords[at + 2] = KEEP;
      continue;
    }
    const far = farthest(coords, first, last, least * least);
    if (far < 0) continue;
    coords[far + 2] = Math.min(Math.sqrt(distance), KEEP);
    if (far - first > STRIDE) open.push(first, far);
    if (last - far > STRIDE) open.push(far, last);
  }
  coords[final + 2] = KEEP;
}

/** The squared distance of the vertex that `farthest` found last. */
let distance = 0;

/** The vertex farthest from the straight line between two, of several the one nearest the middle; -1 where none is so far. */
function farthest(coords: Int32Array | Float64Array, first: number, last: number, least: number): number {
  const ax = coords[first]!;
  const ay = coords[first + 1]!;
  const bx = coords[last]!;
  const by = coords[last + 1]!;
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const middle = first + ((last - first) >> 1);
  let toMiddle = last - first;
  let most = least;
  let found = -1;
  for (let at = first + STRIDE; at < last; at += STRIDE) {
    const px = coords[at]!;
    const py = coords[at + 1]!;
    let x = ax;
    let y = ay;
    if (squared !== 0) {
      const share = ((px - ax) * dx + (py - ay) * dy) / squared;
      if (share > 1) {
        x = bx;
        y = by;
      } else if (share > 0) {
        x += dx * share;
        y += dy * share;
      }
    }
    const d = (px - x) * (px - x) + (py - y) * (py - y);
    if (d > most) {
      found = at;
      most = d;
    } else if (d === most) {
      const away = Math.abs(at - middle);
      if (away < toMiddle) {
        found = at;
        toMiddle = away;
      }
    }
  }
  distance = most;
  return most > least ? found : -1;
}
