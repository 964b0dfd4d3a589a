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
  const [before, after] = [edges[i]! - edges[i - 1]!, edges[i + 1]! - edges[i]!];
  const [left, right] = [(cumulative[i]! - cumulative[i - 1]!) / before, (cumulative[i + 1]! - cumulative[i]!) / after];
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

function within({ edges, cumulative }: PlaceDensity, k: number, measure: number, from: number, to: number): number {
  const width = edges[k + 1]! - edges[k]!;
  const t = (measure - edges[k]!) / width;
  const rise = cumulative[k + 1]! - cumulative[k]!;
  const c = (3 * rise) / width - 2 * from - to;
  const d = from + to - (2 * rise) / width;
  return cumulative[k]! + t * width * (from + t * (c + t * d));
}

/** Measures below which shares of what lies on the line are; shares rise. */
export function quantilesOf(place: PlaceDensity, shares: readonly number[]): number[] {
  const { edges, cumulative } = place;
  const total = cumulative.at(-1)!;
  return shares.map((share) => {
    const wanted = share * total;
    let k = 0;
    while (k + 2 < edges.length && cumulative[k + 1]! < wanted) k += 1;
    let [low, high] = [edges[k]!, edges[k + 1]!];
    const [from, to] = [slopeAt(place, k), slopeAt(place, k + 1)];
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (within(place, k, middle, from, to) < wanted) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  });
}

/** Stretches with a share each, in any order, as one distribution; they do not overlap. */
export function placeOfStretches(stretches: readonly { readonly from: number; readonly to: number; readonly share: number }[]): PlaceDensity {
  const inOrder = stretches.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  const [edges, cumulative]: number[][] = [[], []];
  let sum = 0;
  for (const { from, to, share } of inOrder) {
    const before = edges!.at(-1);
    if (before === undefined || from > before) {
      edges!.push(from);
      cumulative!.push(sum);
    }
    sum += share;
    edges!.push(Math.max(to, edges!.at(-1)! + 1e-6));
    cumulative!.push(sum);
  }
  return { edges: Float64Array.from(edges!), cumulative: Float64Array.from(cumulative!) };
}
