import { addStretch, createStretches, type PlaceDensity, placeOfStretches, sharesBelow } from './place-density.ts';
import type { Stretch } from './profile.ts';

/** Narrower than this share of what it blurs, an error changes its width by half a hundredth at most. */
const FELT_SHARE = 0.1;
/** Cells are this share of the error wide: what they add to its variance is a fiftieth. */
const CELL_SHARE = 1 / 2;
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
/** Columns of the cells that are looked at. */
let columns = createColumns(256);

function createColumns(length: number) {
  const column = (): Float64Array => new Float64Array(length);
  return { length, edges: column(), below: column(), all: column(), blurred: column() };
}

/** Standard deviation of a mixture of places, each with an equal share, metres. */
function widthOf(places: readonly PlaceDensity[]): number {
  const origin = places[0]!.edges[0]!;
  let [total, first, second] = [0, 0, 0];
  for (const { edges, cumulative } of places) {
    total += cumulative.at(-1)!;
    for (let k = 1; k < edges.length; k++) {
      const share = cumulative[k]! - cumulative[k - 1]!;
      const from = edges[k - 1]! - origin;
      const to = edges[k]! - origin;
      first += (share * (from + to)) / 2;
      second += (share * (from * from + from * to + to * to)) / 3;
    }
  }
  return total > 0 ? Math.sqrt(Math.max(0, second / total - (first / total) ** 2)) : 0;
}

/**
 * Places along a line, each with an equal share, of a step whose ends are known within their location errors, which move the place along
 * the line as much as they move the ends across it: with a normal error added, as one place. What would lie beyond the end of a part of the
 * line is folded back: that the step passed there is told by its distances.
 * @param sd standard deviation of the error along the line, metres
 * @param parts of the line, by measure
 * @returns the places as they are where the error is too little to be felt
 */
export function blurPlaces(places: readonly PlaceDensity[], sd: number, parts: readonly Stretch[]): readonly PlaceDensity[] {
  if (!(sd > 0) || places.length === 0 || sd < FELT_SHARE * widthOf(places)) return places;
  const first = places.reduce((least, { edges }) => Math.min(least, edges[0]!), Infinity);
  const last = places.reduce((most, { edges }) => Math.max(most, edges.at(-1)!), -Infinity);
  stretches.count = 0;
  for (const part of parts) {
    const from = Math.max(part.fromM, first);
    const to = Math.min(part.toM, last);
    if (to > from) blurWithin(places, sd, { fromM: from, toM: to }, part);
  }
  return stretches.count === 0 ? places : [placeOfStretches(stretches)];
}

/** What of places lies within a stretch of a part, blurred. */
function blurWithin(places: readonly PlaceDensity[], sd: number, { fromM, toM }: Stretch, part: Stretch): void {
  const cellM = CELL_SHARE * sd;
  const first = Math.max(part.fromM, fromM - REACH_CELLS * cellM);
  const last = Math.min(part.toM, toM + REACH_CELLS * cellM);
  // Cells begin and end with the part where they reach its ends.
  const count = Math.max(1, Math.round((last - first) / cellM));
  const width = (last - first) / count;
  if (columns.length <= count) columns = createColumns(2 * count);
  const { edges, below, all, blurred } = columns;
  for (let k = 0; k <= count; k++) edges[k] = k === count ? last : first + k * width;
  all.fill(0, 0, count + 1);
  blurred.fill(0, 0, count);
  for (const place of places) {
    sharesBelow(place, edges, 0, below, count + 1);
    for (let k = 0; k <= count; k++) all[k] = all[k]! + below[k]! / places.length;
  }
  for (let k = 0; k < count; k++) {
    const share = all[k + 1]! - all[k]!;
    if (share <= 0) continue;
    const isInside = k >= REACH_CELLS && k + REACH_CELLS < count;
    for (let off = -REACH_CELLS; off <= REACH_CELLS; off++) {
      const at = isInside ? k + off : foldBack(k + off, count);
      blurred[at] = blurred[at]! + share * KERNEL[off < 0 ? -off : off]!;
    }
  }
  for (let k = 0; k < count; k++) if (blurred[k]! > 0) addStretch(stretches, edges[k]!, edges[k + 1]!, blurred[k]!);
}

/** A cell beyond either end, as a mirror there shows it. */
function foldBack(cell: number, count: number): number {
  const turn = ((cell % (2 * count)) + 2 * count) % (2 * count);
  return turn < count ? turn : 2 * count - 1 - turn;
}
