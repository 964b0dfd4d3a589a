import type { Passage } from './find-passages.ts';
import { type PlaceDensity, quantilesOf, sharesBelow } from './place-density.ts';

/** Quantiles of where a passage crossed, metres along the line. @param shares rising, 0–1 */
export function quantilesOfPassage({ places }: Pick<Passage, 'places'>, shares: readonly number[]): number[] {
  const [only] = places;
  if (only && places.length === 1) return quantilesOf(only, shares);
  return quantilesOf(mixPlaces(places), shares);
}

/** Columns of the mixture that is being made. */
let mixing = { edges: new Float64Array(1024), cumulative: new Float64Array(1024), below: new Float64Array(1024) };

/** One place of several, each with an equal share; until the next call. */
function mixPlaces(places: readonly PlaceDensity[]): PlaceDensity {
  const most = places.reduce((sum, { edges }) => sum + edges.length, 0);
  if (mixing.edges.length < most) mixing = { edges: new Float64Array(2 * most), cumulative: new Float64Array(2 * most), below: new Float64Array(2 * most) };
  const { edges: all, cumulative, below } = mixing;
  let filled = 0;
  for (const { edges } of places) {
    all.set(edges, filled);
    filled += edges.length;
  }
  all.subarray(0, filled).sort();
  let count = 0;
  let before = -Infinity;
  for (let i = 0; i < filled; i++) {
    const edge = all[i]!;
    if (edge - before > 1e-3) all[count++] = edge;
    before = edge;
  }
  cumulative.fill(0, 0, count);
  const edges = all.subarray(0, count);
  for (const place of places) {
    sharesBelow(place, edges, 0, below, count);
    for (let i = 0; i < count; i++) cumulative[i] = cumulative[i]! + below[i]!;
  }
  for (let i = 0; i < count; i++) cumulative[i] = cumulative[i]! / places.length;
  return { edges, cumulative: cumulative.subarray(0, count) };
}

/** How wide the middle 50 % and the middle 90 % of where a passage crossed are, metres. */
export interface PassageWidths {
  readonly middle50M: number;
  readonly middle90M: number;
}

export function widthsOf(passage: Pick<Passage, 'places'>): PassageWidths {
  const [low = 0, first = 0, third = 0, high = 0] = quantilesOfPassage(passage, [0.05, 0.25, 0.75, 0.95]);
  return { middle50M: third - first, middle90M: high - low };
}
