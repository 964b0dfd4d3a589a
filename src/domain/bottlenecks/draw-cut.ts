type Place = [number, number];

/**
 * The lines along which a cut parts cells, in columns and rows of the grid's corners (the south-west corner of cell (c, r) is
 * (c, r)): chains of the sides between cells of the two parts.
 * @param side 1 for cells of one part, 2 of the other, 0 outside
 */
export function traceCut(side: Uint8Array, cols: number, rows: number): Place[][] {
  const ends = new Map<string, Place[]>();
  const link = (from: Place, to: Place): void => {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const key = one.join(' ');
      const known = ends.get(key);
      if (known) known.push(other);
      else ends.set(key, [other]);
    }
  };
  const parts = (one: number, other: number): boolean => one > 0 && other > 0 && one !== other;
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const here = side[row * cols + col]!;
      if (col + 1 < cols && parts(here, side[row * cols + col + 1]!)) link([col + 1, row], [col + 1, row + 1]);
      if (row + 1 < rows && parts(here, side[(row + 1) * cols + col]!)) link([col, row + 1], [col + 1, row + 1]);
    }
  }
  const lines: Place[][] = [];
  const take = (from: Place): Place | undefined => {
    const to = ends.get(from.join(' '))?.pop();
    if (to === undefined) return undefined;
    const back = ends.get(to.join(' '))!;
    back.splice(
      back.findIndex(([col, row]) => col === from[0] && row === from[1]),
      1,
    );
    return to;
  };
  const walk = (key: string): void => {
    const [col = 0, row = 0] = key.split(' ').map(Number);
    const line: Place[] = [[col, row]];
    for (let at = take([col, row]); at !== undefined; at = take(at)) line.push(at);
    if (line.length > 1) lines.push(line);
  };
  // From open ends first, then what runs round.
  for (const [key, others] of ends) if (others.length % 2 === 1) walk(key);
  for (const [key, others] of ends) while (others.length > 0) walk(key);
  return lines.map(smooth);
}

/** Steps are left out: what stays is within a cell of the line. */
function smooth(line: readonly Place[]): Place[] {
  const [first, last] = [line[0]!, line.at(-1)!];
  let [farthest, most] = [0, 1];
  const length = Math.hypot(last[0] - first[0], last[1] - first[1]);
  for (let i = 1; i + 1 < line.length; i++) {
    const [x, y] = [line[i]![0] - first[0], line[i]![1] - first[1]];
    const off = length === 0 ? Math.hypot(x, y) : Math.abs(x * (last[1] - first[1]) - y * (last[0] - first[0])) / length;
    if (off > most) [farthest, most] = [i, off];
  }
  return farthest === 0 ? [first, last] : [...smooth(line.slice(0, farthest + 1)).slice(0, -1), ...smooth(line.slice(farthest))];
}
