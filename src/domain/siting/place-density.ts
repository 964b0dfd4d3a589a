import { columnPool } from './column-pool.ts';
import { stretchAt } from './stretch-at.ts';

/** Where along a line something is, as a distribution: shares of it between measures that rise, metres. */
export interface PlaceDensity {
  /** Measures; the first and last bound it. */
  readonly edges: Float64Array;
  /** Share below each edge, from 0; the last is what lies on the line, 1 or less. */
  readonly cumulative: Float64Array;
}

/** Slopes of a monotone cubic through the cumulative shares (Fritsch & Butland 1984, SIAM J. Sci. Stat. Comput. 5:300–304). */
function slopeAt({ edges, cumulative }: PlaceDensity, i: number): number {
  if (i === 0 || i === edges.length - 1) {
    const k = i === 0 ? 0 : i - 1;
    return (cumulative[k + 1]! - cumulative[k]!) / (edges[k + 1]! - edges[k]!);
  }
  const before = edges[i]! - edges[i - 1]!;
  const after = edges[i + 1]! - edges[i]!;
  const left = (cumulative[i]! - cumulative[i - 1]!) / before;
  const right = (cumulative[i + 1]! - cumulative[i]!) / after;
  if (left <= 0 || right <= 0) return 0;
  const weight = (1 + after / (before + after)) / 3;
  return (left * right) / (weight * right + (1 - weight) * left);
}

/** Share below a measure. */
export function shareBelow(place: PlaceDensity, measure: number): number {
  const { edges, cumulative } = place;
  const last = edges.length - 1;
  if (measure <= edges[0]!) return 0;
  if (measure >= edges[last]!) return cumulative[last]!;
  const k = stretchAt(edges, measure);
  return within(place, k, measure, slopeAt(place, k), slopeAt(place, k + 1));
}

/**
 * The same of many measures that rise, in one walk.
 * @param measures whose shares are wanted, from `first` on
 * @param count how many of them, at most as many as `below` takes
 */
export function sharesBelow(place: PlaceDensity, measures: Float64Array, first: number, below: Float64Array, count: number = below.length): void {
  const { edges, cumulative } = place;
  const last = edges.length - 1;
  let k = 0;
  let slopesOf = -1;
  let from = 0;
  let to = 0;
  for (let i = 0; i < count; i++) {
    const measure = measures[first + i]!;
    if (measure <= edges[0]!) below[i] = 0;
    else if (measure >= edges[last]!) below[i] = cumulative[last]!;
    else {
      while (edges[k + 1]! <= measure) k += 1;
      if (slopesOf !== k) {
        from = slopeAt(place, k);
        to = slopeAt(place, k + 1);
        slopesOf = k;
      }
      below[i] = within(place, k, measure, from, to);
    }
  }
}

function within({ edges, cumulative }: PlaceDensity, k: number, measure: number, from: number, to: number): number {
  const width = edges[k + 1]! - edges[k]!;
  const t = (measure - edges[k]!) / width;
  const rise = cumulative[k + 1]! - cumulative[k]!;
  const c = (3 * rise) / width - 2 * from - to;
  const d = from + to - (2 * rise) / width;
  return cumulative[k]! + t * width * (from + t * (c + t * d));
}

/** Halvings and steps by the slope that a quantile may take; a dozen are rare. */
const MOST_STEPS = 60;
/** A quantile is found to this share of its stretch. */
const CLOSE = 1e-12;

/** Measures below which shares of what lies on the line are; shares rise. */
export function quantilesOf(place: PlaceDensity, shares: readonly number[]): number[] {
  const { edges, cumulative } = place;
  const total = cumulative.at(-1)!;
  return shares.map((share) => {
    const wanted = share * total;
    let k = 0;
    while (k + 2 < edges.length && cumulative[k + 1]! < wanted) k += 1;
    return quantileWithin(place, k, wanted);
  });
}

/** By Newton's steps along the rising cubic, halved where they leave what is still in question. */
function quantileWithin(place: PlaceDensity, k: number, wanted: number): number {
  const { edges, cumulative } = place;
  const width = edges[k + 1]! - edges[k]!;
  const rise = cumulative[k + 1]! - cumulative[k]!;
  const left = slopeAt(place, k);
  const right = slopeAt(place, k + 1);
  const a = left * width;
  const c = 3 * rise - (2 * left + right) * width;
  const d = (left + right) * width - 2 * rise;
  let [low, high] = [0, 1];
  let t = rise > 0 ? Math.min(1, Math.max(0, (wanted - cumulative[k]!) / rise)) : 0.5;
  for (let step = 0; step < MOST_STEPS && high - low > CLOSE; step++) {
    const off = cumulative[k]! + t * (a + t * (c + t * d)) - wanted;
    if (off === 0) break;
    if (off < 0) low = t;
    else high = t;
    const next = t - off / (a + t * (2 * c + 3 * t * d));
    const before = t;
    t = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(t - before) < CLOSE) break;
  }
  return edges[k]! + t * width;
}

/** Stretches between measures with a share each, in columns. */
export interface Stretches {
  count: number;
  from: Float64Array;
  to: Float64Array;
  share: Float64Array;
}

export function createStretches(capacity: number): Stretches {
  return { count: 0, from: new Float64Array(capacity), to: new Float64Array(capacity), share: new Float64Array(capacity) };
}

/** One more; what has no length is passed over. */
export function addStretch(stretches: Stretches, from: number, to: number, share: number): void {
  if (!(to > from)) return;
  const at = stretches.count++;
  if (at === stretches.from.length) {
    for (const key of ['from', 'to', 'share'] as const) {
      const column = new Float64Array(2 * at);
      column.set(stretches[key]);
      stretches[key] = column;
    }
  }
  stretches.from[at] = from;
  stretches.to[at] = to;
  stretches.share[at] = share;
}

/** Columns of the distribution that is being made. */
let making = { edges: new Float64Array(512), cumulative: new Float64Array(512) };
/** Where distributions are kept: thousands a line. */
const keep = columnPool((length) => new Float64Array(length));

/** Stretches in any order as one distribution; they do not overlap. */
export function placeOfStretches(stretches: Stretches): PlaceDensity {
  const { from, to, share, count } = inOrder(stretches);
  if (making.edges.length < 2 * count) making = { edges: new Float64Array(4 * count), cumulative: new Float64Array(4 * count) };
  const { edges, cumulative } = making;
  let filled = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    if (filled === 0 || from[i]! > edges[filled - 1]!) {
      edges[filled] = from[i]!;
      cumulative[filled] = sum;
      filled += 1;
    }
    sum += share[i]!;
    edges[filled] = Math.max(to[i]!, edges[filled - 1]! + 1e-6);
    cumulative[filled] = sum;
    filled += 1;
  }
  const place = { edges: keep(filled), cumulative: keep(filled) };
  for (let i = 0; i < filled; i++) {
    place.edges[i] = edges[i]!;
    place.cumulative[i] = cumulative[i]!;
  }
  return place;
}

function inOrder(stretches: Stretches): Stretches {
  const { from, to, share, count } = stretches;
  let rises = true;
  for (let i = 1; i < count && rises; i++) rises = from[i - 1]! <= from[i]!;
  if (rises) return stretches;
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => from[a]! - from[b]!);
  const sorted = (column: Float64Array): Float64Array => Float64Array.from(order, (i) => column[i]!);
  return { count, from: sorted(from), to: sorted(to), share: sorted(share) };
}
