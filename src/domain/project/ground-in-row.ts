/**
 * Where a row of the plane (a line to the east at y) passes through a capsule: writes from and to, in x, to `stretch`. False
 * where it does not. Measured in radii of the capsule, in which it is round.
 * @param capsules packed as `Ground` has them
 */
export function groundInRow(capsules: Float64Array, capsule: number, y: number, stretch: Float64Array): boolean {
  const i = 6 * capsule;
  const rx = capsules[i + 4]!;
  const ry = capsules[i + 5]!;
  const v = y / ry;
  const av = v - capsules[i + 1]! / ry;
  const bv = v - capsules[i + 3]! / ry;
  if ((av > 1 && bv > 1) || (av < -1 && bv < -1)) return false;
  const au = capsules[i]! / rx;
  const bu = capsules[i + 2]! / rx;
  let from = Infinity;
  let to = -Infinity;
  // The round ends.
  if (av >= -1 && av <= 1) {
    const half = Math.sqrt(1 - av * av);
    from = au - half;
    to = au + half;
  }
  if (bv >= -1 && bv <= 1) {
    const half = Math.sqrt(1 - bv * bv);
    from = Math.min(from, bu - half);
    to = Math.max(to, bu + half);
  }
  // The straight sides, one radius from the piece; the whole is convex, so that its outermost places are enough.
  const du = bu - au;
  const dv = av - bv;
  const length = Math.hypot(du, dv);
  if (dv !== 0) {
    for (let side = -1; side <= 1; side += 2) {
      // The share of the side at which the row meets it.
      const share = (av - (side * du) / length) / dv;
      if (share < 0 || share > 1) continue;
      const u = au - (side * dv) / length + share * du;
      from = Math.min(from, u);
      to = Math.max(to, u);
    }
  }
  stretch[0] = from * rx;
  stretch[1] = to * rx;
  return from <= to;
}
