/**
 * Lines without the segments that another segment of the same lines repeats, in either direction, so that a way there
 * and back counts once. Leaving one out splits its line; repeated positions go too.
 * @param lines flat x, y positions
 * @returns the same lines where nothing repeats, in the same order
 */
export function dropRepeatedSegments(lines: readonly ArrayLike<number>[]): number[][] {
  const seen = new Map<number, number[]>();
  const kept: number[] = [];
  const isNew = (ax: number, ay: number, bx: number, by: number): boolean => {
    // The sum is the same both ways and nearly unique; what shares it is compared in full.
    const key = ax + bx + (ay + by) * Math.SQRT2;
    const same = seen.get(key);
    if (!same) {
      seen.set(key, [kept.length]);
    } else {
      for (const at of same) {
        const [cx, cy, dx, dy] = [kept[at]!, kept[at + 1]!, kept[at + 2]!, kept[at + 3]!];
        if ((ax === cx && ay === cy && bx === dx && by === dy) || (ax === dx && ay === dy && bx === cx && by === cy)) return false;
      }
      same.push(kept.length);
    }
    kept.push(ax, ay, bx, by);
    return true;
  };
  const result: number[][] = [];
  for (const line of lines) {
    let current: number[] = [];
    for (let i = 2; i + 1 < line.length; i += 2) {
      const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
      if (ax === bx && ay === by) continue;
      if (isNew(ax, ay, bx, by)) {
        if (current.length === 0) current.push(ax, ay);
        current.push(bx, by);
      } else if (current.length > 0) {
        result.push(current);
        current = [];
      }
    }
    if (current.length > 0) result.push(current);
  }
  return result;
}
