import { addStretch, createStretches, type PlaceDensity, placeOfStretches, sharesBelow } from './place-density.ts';
import type { Stretch } from './profile.ts';

/** Narrower than this share of what it blurs, an error changes its width by half a hundredth at most. */
const FELT_SHARE = 0.1;
/** Cells are this share of the error wide: what they add to its variance is a hundredth. */
const CELL_SHARE = 1 / 3;
/** So many errors away there is nothing. */
const REACH = 4;
const REACH_CELLS = Math.ceil(REACH / CELL_SHARE);

/** Shares of an error in the cells from the middle one outwards. */
const KERNEL = ((): Float64Array => {
  const weights = Float64Array.from({ length: REACH_CELLS + 1 }, (_, k) => Math.exp(-((k * CELL_SHARE) ** 2) / 2));
  const all = weights.reduce((sum, weight) => sum + 2 * weight, -weights[0]!);
  return weights.map((weight) => weight / all);
})();

const stretches = createStretches(256);

/** Standard deviation of a place, metres. */
function widthOf({ edges, cumulative }: PlaceDensity): number {
  const total = cumulative.at(-1)!;
  const [origin] = edges;
  let [first, second] = [0, 0];
  for (let k = 1; k < edges.length; k++) {
    const share = (cumulative[k]! - cumulative[k - 1]!) / total;
    const [from, to] = [edges[k - 1]! - origin!, edges[k]! - origin!];
    first += (share * (from + to)) / 2;
    second += (share * (from * from + from * to + to * to)) / 3;
  }
  return Math.sqrt(Math.max(0, second - first * first));
}

/**
 * A place along a line whose step's ends are known within their location errors, which move it along the line as much as they do across
 * it: the same place with a normal error added. What would lie beyond the end of a part of the line is folded back: that the step
 * passed there is told by its distances.
 * @param sd standard deviation of the error along the line, metres
 * @param parts of the line, by measure
 */
export function blurPlace(place: PlaceDensity, sd: number, parts: readonly Stretch[]): PlaceDensity {
  const { edges, cumulative } = place;
  if (!(sd > 0) || !(cumulative.at(-1)! > 0) || sd < FELT_SHARE * widthOf(place)) return place;
  stretches.count = 0;
  for (const part of parts) {
    const from = Math.max(part.fromM, edges[0]!);
    const to = Math.min(part.toM, edges.at(-1)!);
    if (to > from) blurWithin(place, sd, { fromM: from, toM: to }, part);
  }
  return stretches.count === 0 ? place : placeOfStretches(stretches);
}

/** What of a place lies within a stretch of a part, blurred. */
function blurWithin(place: PlaceDensity, sd: number, { fromM, toM }: Stretch, part: Stretch): void {
  const cellM = CELL_SHARE * sd;
  const first = Math.max(part.fromM, fromM - REACH_CELLS * cellM);
  const last = Math.min(part.toM, toM + REACH_CELLS * cellM);
  // Cells begin and end with the part where they reach its ends.
  const count = Math.max(1, Math.round((last - first) / cellM));
  const width = (last - first) / count;
  const edges = Float64Array.from({ length: count + 1 }, (_, k) => (k === count ? last : first + k * width));
  const below = new Float64Array(count + 1);
  sharesBelow(place, edges, 0, below);
  const blurred = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const share = below[k + 1]! - below[k]!;
    if (share <= 0) continue;
    for (let off = -REACH_CELLS; off <= REACH_CELLS; off++) {
      const at = foldBack(k + off, count);
      blurred[at] = blurred[at]! + share * KERNEL[Math.abs(off)]!;
    }
  }
  for (let k = 0; k < count; k++) if (blurred[k]! > 0) addStretch(stretches, edges[k]!, edges[k + 1]!, blurred[k]!);
}

/** A cell beyond either end, as a mirror there shows it. */
function foldBack(cell: number, count: number): number {
  const turn = ((cell % (2 * count)) + 2 * count) % (2 * count);
  return turn < count ? turn : 2 * count - 1 - turn;
}
