import { geodesicM } from '../geometry/distances.ts';

/** A place of a network of sites: [lon, lat], degrees on WGS 84. */
export interface NetworkPlace {
  readonly id: string;
  readonly point: readonly [number, number];
}

/** The stretch between two sites, by the geodesic on WGS 84. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly km: number;
}

/**
 * The shortest tree that joins all sites (Prim 1957), its stretches the longest first. A stretch of it that is longer than a
 * distance D is a gap of that distance: its two sides are joined by no chain of sites with all steps within D. And of all ways
 * from one site to another, that along the tree has the shortest longest step. Distances are geodesics on WGS 84, whatever
 * way birds take. Time grows with the square of the number of sites.
 */
export function joinSites(sites: readonly NetworkPlace[]): Stretch[] {
  const [first, ...others] = sites;
  if (first === undefined) return [];
  const stretches: Stretch[] = [];
  let left = others.map((site) => ({ site, ...stretchTo(first, site) }));
  while (left.length > 0) {
    const next = left.reduce((a, b) => (b.km < a.km ? b : a));
    stretches.push({ from: next.from, to: next.site.id, km: next.km });
    left = left
      .filter((one) => one !== next)
      .map((one) => {
        const stretch = stretchTo(next.site, one.site);
        return stretch.km < one.km ? { site: one.site, ...stretch } : one;
      });
  }
  return stretches.sort((a, b) => b.km - a.km);
}

function stretchTo(from: NetworkPlace, to: NetworkPlace): { readonly from: string; readonly km: number } {
  return { from: from.id, km: geodesicM(...from.point, ...to.point) / 1000 };
}

/** The stretches of a tree that are longer than a distance, km. */
export function longerThan<One extends Stretch>(stretches: readonly One[], km: number): One[] {
  return stretches.filter((stretch) => stretch.km > km);
}

/**
 * The longest step that no way between sites of two seasons can avoid: of all chains of sites from one of the first to one of
 * the second, that with the shortest longest step. Undefined where a season has no site, or one site is of both.
 * @param stretches the tree that `joinSites` made
 */
export function longestUnavoidable(stretches: readonly Stretch[], from: readonly string[], to: readonly string[]): Stretch | undefined {
  if (from.length === 0 || to.length === 0 || from.some((id) => to.includes(id))) return undefined;
  const groupOf = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    for (let up = groupOf.get(at); up !== undefined; up = groupOf.get(at)) at = up;
    return at;
  };
  // From the shortest on, until a site of one season is joined with one of the other.
  for (const stretch of stretches.toReversed()) {
    const [a, b] = [find(stretch.from), find(stretch.to)];
    if (a !== b) groupOf.set(a, b);
    const ends = new Set(from.map(find));
    if (to.some((id) => ends.has(find(id)))) return stretch;
  }
  return undefined;
}
