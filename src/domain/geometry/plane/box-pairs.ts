import Flatbush from 'flatbush';

/** Fewer segments than these are never worth an index. */
const FEWEST_INDEXED = 300;
/** Comparisons per segment that a sweep makes in about twice the time that an index takes to be built and asked. */
const CHEAP_SWEEP = 400;
/** Segments from which the comparisons of a sweep are estimated. */
const SAMPLE = 128;

/** Segments' boxes, least and greatest of each by axis. */
interface Boxes {
  readonly low: readonly [Float64Array, Float64Array];
  readonly high: readonly [Float64Array, Float64Array];
}

/**
 * Calls `visit` with every pair of segments (i < j) whose boxes meet, each once and in no order, until it answers true.
 * Sweeps along the longer side of the box of them all; where too many boxes lie side by side there (long lines along that
 * side), an index finds the pairs instead.
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
  if (count >= FEWEST_INDEXED && isSweepLong(order, lowU, highU)) {
    visitByIndex({ low, high }, visit);
    return;
  }
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

/** Whether a sweep would compare more pairs than an index is worth. */
function isSweepLong(order: Uint32Array, lowU: Float64Array, highU: Float64Array): boolean {
  const step = Math.ceil(order.length / SAMPLE);
  let comparisons = 0;
  for (let m = 0; m < order.length; m += step) {
    // The first one behind m that begins beyond its end.
    let [from, to] = [m + 1, order.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (lowU[order[middle]!]! > highU[order[m]!]!) to = middle;
      else from = middle + 1;
    }
    comparisons += step * (from - m - 1);
  }
  return comparisons > CHEAP_SWEEP * order.length;
}

function visitByIndex({ low: [lowX, lowY], high: [highX, highY] }: Boxes, visit: (i: number, j: number) => boolean): void {
  const index = new Flatbush(lowX.length);
  for (let s = 0; s < lowX.length; s++) index.add(lowX[s]!, lowY[s]!, highX[s]!, highY[s]!);
  index.finish();
  let isDone = false;
  for (let s = 0; s < lowX.length; s++) {
    // As a filter that lets nothing through: no list of all that one long box meets.
    index.search(lowX[s]!, lowY[s]!, highX[s]!, highY[s]!, (t) => {
      if (t > s && !isDone) isDone = visit(s, t);
      return false;
    });
    if (isDone) return;
  }
}

type Box = readonly [number, number, number, number];

/** Whether boxes [west, south, east, north] in degrees meet; `b`'s west beyond its east crosses the antimeridian. */
export function boxesMeet(a: Box, b: Box): boolean {
  if (a[1] > b[3] || b[1] > a[3]) return false;
  return b[0] <= b[2] ? a[0] <= b[2] && b[0] <= a[2] : a[2] >= b[0] || a[0] <= b[2];
}
