/** The end of a piece on the edge of its cell, in the world grid. */
export interface EdgeEnd {
  readonly piece: number;
  /** Number of the cell. */
  readonly cell: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Pairs of ends of one barrier that neighbouring cells cut from each other. Rounding in tiles may move the meeting
 * point, so the nearest end of another cell within the tolerance is taken; x = 0 and x = world width are one meridian.
 * @returns pairs of indices into `ends`
 */
export function stitchPieces(ends: readonly EdgeEnd[], tolerance: number, worldWidth: number): [number, number][] {
  const key = (column: number, row: number): string => `${column} ${row}`;
  const columns = Math.max(1, Math.floor(worldWidth / (2 * tolerance)));
  const wide = worldWidth / columns;
  const columnOf = (x: number): number => ((Math.floor(x / wide) % columns) + columns) % columns;
  const rowOf = (y: number): number => Math.floor(y / wide);
  const buckets = new Map<string, number[]>();
  ends.forEach(({ x, y }, index) => {
    const at = key(columnOf(x), rowOf(y));
    const bucket = buckets.get(at);
    if (bucket) bucket.push(index);
    else buckets.set(at, [index]);
  });
  const pairs: [number, number][] = [];
  ends.forEach((end, index) => {
    let nearest = tolerance;
    let matches: number[] = [];
    for (let row = rowOf(end.y) - 1; row <= rowOf(end.y) + 1; row++) {
      for (let step = -1; step <= 1; step++) {
        for (const other of buckets.get(key((columnOf(end.x) + step + columns) % columns, row)) ?? []) {
          const { cell, x, y } = ends[other]!;
          if (cell === end.cell) continue;
          const dx = Math.abs(x - end.x);
          const distance = Math.hypot(Math.min(dx, worldWidth - dx), y - end.y);
          if (distance < nearest) matches = [];
          if (distance <= nearest) {
            nearest = distance;
            matches.push(other);
          }
        }
      }
    }
    for (const other of matches) pairs.push([index, other]);
  });
  return pairs;
}
