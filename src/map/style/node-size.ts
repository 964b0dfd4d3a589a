/** Radius of the circle of an entry's largest count, CSS pixels: more would cover what lies around it. */
const LARGEST_PX = 18;
/** Radius of a circle for one individual, where counts are small enough for it. */
const SINGLE_PX = 4;
/** No circle is smaller: it could not be found. */
export const SMALLEST_PX = 3;
/** Of an entry that does not state its largest count no circle is larger: nobody can say what it stands for. */
const LARGEST_UNSTATED_PX = 9;

/** How the circles of one entry's nodes are sized. */
export interface NodeScale {
  /** Radius of a circle is this times the square root of its count, so that areas are as counts: CSS pixels. */
  readonly perRoot: number;
  /** Circles grow no further, CSS pixels. */
  readonly largestPx: number;
}

/**
 * Areas as counts, up to the entry's own largest: counts of animals go from one to hundreds of thousands, and no scale shows both.
 * @param most largest count at one node; undefined where the entry does not state it
 */
export function scaleNodes(most: number | undefined): NodeScale {
  if (most === undefined) return { perRoot: SINGLE_PX, largestPx: LARGEST_UNSTATED_PX };
  return { perRoot: Math.min(SINGLE_PX, LARGEST_PX / Math.sqrt(Math.max(1, most))), largestPx: LARGEST_PX };
}

/** Radius of the circle of a count, CSS pixels. */
export function nodeRadius(n: number, { perRoot, largestPx }: NodeScale): number {
  return Math.min(largestPx, Math.max(SMALLEST_PX, perRoot * Math.sqrt(n)));
}

/** The largest whole count whose circle is no larger than the smallest. */
export function smallestShown({ perRoot }: NodeScale): number {
  return Math.floor((SMALLEST_PX / perRoot) ** 2 + 1e-9);
}

/** The largest of 1, 2, 5, 10, 20 … that is not above a number from 1. */
function roundDown(n: number): number {
  const power = 10 ** Math.floor(Math.log10(n) + 1e-9);
  return power * (n >= 5 * power ? 5 : n >= 2 * power ? 2 : 1);
}

/**
 * Counts whose circles a legend shows, ascending, each about a quarter of the next, so that its circle is half as wide.
 * @param most largest count at one node
 */
export function legendCounts(most: number): number[] {
  const scale = scaleNodes(most);
  if (most < 1) return [];
  const [large, middle, small] = [most, most / 4, most / 16].map((n) => (n < 1 ? 0 : roundDown(n)));
  return [...new Set([small!, middle!, large!])].filter((n) => n > smallestShown(scale) || (n === 1 && scale.perRoot === SINGLE_PX));
}
