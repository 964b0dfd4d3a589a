/** Segments of a leaf of the tree. */
const LEAF = 8;
/** A box is passed over where it lies farther off than what was found by more than rounding. */
const ROUNDING = 1 - 1e-12;

/** Scales of the two axes: metres of a unit. */
type Scale = readonly [perX: number, perY: number];

/** The nearest place of some segments; `segment` −1 where none is as near as was asked. */
export interface Nearest {
  distance: number;
  /** Its number. */
  segment: number;
  /** Share along the segment, 0–1. */
  share: number;
}

/**
 * Segments in their order along lines, asked for the nearest of them: neighbours in the order lie near each other, so that boxes
 * of ever longer stretches of it are a tree. The cost of a question grows with the logarithm of how many there are, not with
 * how many lie as near as the distance that is asked about.
 * @param segments ax, ay, bx, by of each
 * @returns finds the place nearest to (x, y) under scales of its own, metres of a unit of either axis, that is nearer than `most` metres
 */
export function prepareNearestPlace(segments: Float64Array): (x: number, y: number, perX: number, perY: number, most: number, found: Nearest) => void {
  const leaves = Math.max(1, Math.ceil(segments.length / (4 * LEAF)));
  /** Leaves of a tree whose node i has the children 2i and 2i + 1: they begin here. */
  const first = 2 ** Math.ceil(Math.log2(leaves));
  const boxes = new Float64Array(8 * first).fill(Infinity);
  for (let node = 2 * first - 1; node > 0; node--) {
    const at = 4 * node;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    if (node >= first) {
      const from = 4 * LEAF * (node - first);
      for (let i = from; i < Math.min(segments.length, from + 4 * LEAF); i += 2) {
        minX = Math.min(minX, segments[i]!);
        maxX = Math.max(maxX, segments[i]!);
        minY = Math.min(minY, segments[i + 1]!);
        maxY = Math.max(maxY, segments[i + 1]!);
      }
    } else {
      for (const child of [8 * node, 8 * node + 4]) {
        minX = Math.min(minX, boxes[child]!);
        minY = Math.min(minY, boxes[child + 1]!);
        maxX = Math.max(maxX, boxes[child + 2]!);
        maxY = Math.max(maxY, boxes[child + 3]!);
      }
    }
    boxes[at] = minX;
    boxes[at + 1] = minY;
    boxes[at + 2] = maxX;
    boxes[at + 3] = maxY;
  }

  // Boxes that are still to be looked into, and the square of how far each is, the nearest last.
  const open = new Int32Array(64);
  const away = new Float64Array(64);

  return (x, y, perX, perY, most, found) => {
    let best = most * most;
    let segment = -1;
    let share = 0;
    let waiting = 1;
    open[0] = 1;
    away[0] = 0;
    while (waiting > 0) {
      waiting -= 1;
      if (!(away[waiting]! < best)) continue;
      const node = open[waiting]!;
      if (node >= first) {
        const to = Math.min(segments.length, 4 * LEAF * (node - first + 1));
        for (let i = 4 * LEAF * (node - first); i < to; i += 4) {
          const ax = (segments[i]! - x) * perX;
          const ay = (segments[i + 1]! - y) * perY;
          const dx = (segments[i + 2]! - segments[i]!) * perX;
          const dy = (segments[i + 3]! - segments[i + 1]!) * perY;
          const length = dx * dx + dy * dy;
          const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
          const nearX = ax + along * dx;
          const nearY = ay + along * dy;
          const distance = nearX * nearX + nearY * nearY;
          if (!(distance < best)) continue;
          best = distance;
          segment = i >> 2;
          share = along;
        }
        continue;
      }
      const left = 8 * node;
      const leftX = Math.max(0, boxes[left]! - x, x - boxes[left + 2]!) * perX;
      const leftY = Math.max(0, boxes[left + 1]! - y, y - boxes[left + 3]!) * perY;
      const rightX = Math.max(0, boxes[left + 4]! - x, x - boxes[left + 6]!) * perX;
      const rightY = Math.max(0, boxes[left + 5]! - y, y - boxes[left + 7]!) * perY;
      // A box beyond the last segment has no inside: it is infinitely far.
      const toLeft = ROUNDING * (leftX * leftX + leftY * leftY);
      const toRight = ROUNDING * (rightX * rightX + rightY * rightY);
      const isLeftNearer = toLeft <= toRight;
      open[waiting] = isLeftNearer ? 2 * node + 1 : 2 * node;
      away[waiting] = isLeftNearer ? toRight : toLeft;
      open[waiting + 1] = isLeftNearer ? 2 * node : 2 * node + 1;
      away[waiting + 1] = isLeftNearer ? toLeft : toRight;
      waiting += 2;
    }
    found.segment = segment;
    found.share = share;
    found.distance = segment < 0 ? Infinity : Math.sqrt(best);
  };
}

/**
 * The same for the distance alone.
 * @returns the least distance of a place from a segment under scales of its own, `most` where none is nearer
 */
export function prepareNearest(segments: Float64Array): (x: number, y: number, scale: Scale, most: number) => number {
  const find = prepareNearestPlace(segments);
  const found: Nearest = { distance: 0, segment: -1, share: 0 };
  return (x, y, [perX, perY], most) => {
    find(x, y, perX, perY, most, found);
    if (found.segment < 0) return most;
    // Where two segments meet, rounding says which is found: the nearest of it and its neighbours does not hang on that.
    let least = most;
    for (let i = 4 * Math.max(0, found.segment - 1); i < Math.min(segments.length, 4 * found.segment + 8); i += 4) {
      least = Math.min(
        least,
        distanceFromOrigin((segments[i]! - x) * perX, (segments[i + 1]! - y) * perY, (segments[i + 2]! - x) * perX, (segments[i + 3]! - y) * perY),
      );
    }
    return least;
  };
}

/** How far the nearest place of a closed segment lies from (0, 0), in the unit of its ends. */
export function distanceFromOrigin(ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  return Math.hypot(ax + t * dx, ay + t * dy);
}
