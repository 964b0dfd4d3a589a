/** Segments of a leaf of the tree. */
const LEAF = 16;
/** A box is passed over where it lies farther off than what was found by more than rounding. */
const ROUNDING = 1 - 1e-12;

/** Scales of the two axes: metres of a unit. */
type Scale = readonly [perX: number, perY: number];

/**
 * Segments in their order along lines, asked for the nearest of them: neighbours in the order lie near each other, so that boxes
 * of ever longer stretches of it are a tree. The cost of a question grows with the logarithm of how many there are, not with
 * how many lie as near as the distance that is asked about.
 * @param segments ax, ay, bx, by of each
 * @returns the least distance of a place from a segment under scales of its own, `most` where none is nearer
 */
export function prepareNearest(segments: Float64Array): (x: number, y: number, scale: Scale, most: number) => number {
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

  const boxDistance = (node: number, x: number, y: number, perX: number, perY: number): number => {
    const at = 4 * node;
    // A leaf beyond the last segment.
    if (boxes[at]! > boxes[at + 2]!) return Infinity;
    return ROUNDING * Math.hypot(Math.max(0, boxes[at]! - x, x - boxes[at + 2]!) * perX, Math.max(0, boxes[at + 1]! - y, y - boxes[at + 3]!) * perY);
  };

  return (x, y, [perX, perY], most) => {
    let best = most;
    const visit = (node: number): void => {
      if (node >= first) {
        const from = 4 * LEAF * (node - first);
        const to = Math.min(segments.length, from + 4 * LEAF);
        for (let i = from; i < to; i += 4) {
          best = Math.min(
            best,
            distanceFromOrigin((segments[i]! - x) * perX, (segments[i + 1]! - y) * perY, (segments[i + 2]! - x) * perX, (segments[i + 3]! - y) * perY),
          );
        }
        return;
      }
      const [left, right] = [2 * node, 2 * node + 1];
      const [toLeft, toRight] = [boxDistance(left, x, y, perX, perY), boxDistance(right, x, y, perX, perY)];
      const [near, far] = toLeft <= toRight ? [left, right] : [right, left];
      if (Math.min(toLeft, toRight) < best) visit(near);
      if (Math.max(toLeft, toRight) < best) visit(far);
    };
    if (boxDistance(1, x, y, perX, perY) < best) visit(1);
    return best;
  };
}

/** How far the nearest place of a closed segment lies from (0, 0), in the unit of its ends. */
export function distanceFromOrigin(ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  return Math.hypot(ax + t * dx, ay + t * dy);
}
