/**
 * Calls `visit` with every pair of segments (i < j) whose boxes meet, until it answers true. Sweeps along the longer
 * side of the box of them all.
 * @param segments ax, ay, bx, by of each
 */
export function visitBoxPairs(segments: ArrayLike<number>, visit: (i: number, j: number) => boolean): void {
  const count = segments.length >> 2;
  if (count < 2) return;
  const low = [new Float64Array(count), new Float64Array(count)] as const;
  const high = [new Float64Array(count), new Float64Array(count)] as const;
  const extent = [0, 0] as [number, number];
  for (const axis of [0, 1] as const) {
    let [least, greatest] = [Infinity, -Infinity];
    for (let s = 0; s < count; s++) {
      const a = segments[4 * s + axis]!;
      const b = segments[4 * s + 2 + axis]!;
      low[axis][s] = a < b ? a : b;
      high[axis][s] = a < b ? b : a;
      if (low[axis][s]! < least) least = low[axis][s]!;
      if (high[axis][s]! > greatest) greatest = high[axis][s]!;
    }
    extent[axis] = greatest - least;
  }
  const axis = extent[0] >= extent[1] ? 0 : 1;
  const [lowU, highU, lowV, highV] = [low[axis], high[axis], low[axis === 0 ? 1 : 0], high[axis === 0 ? 1 : 0]];
  const order = Uint32Array.from({ length: count }, (_, s) => s).sort((s, t) => lowU[s]! - lowU[t]!);
  for (let m = 0; m < count; m++) {
    const s = order[m]!;
    for (let n = m + 1; n < count; n++) {
      const t = order[n]!;
      if (lowU[t]! > highU[s]!) break;
      if (lowV[t]! > highV[s]! || lowV[s]! > highV[t]!) continue;
      if (visit(Math.min(s, t), Math.max(s, t))) return;
    }
  }
}
