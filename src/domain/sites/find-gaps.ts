import { ECCENTRICITY_SQUARED, geodesicM, SEMI_MAJOR_M } from '../geometry/distances.ts';

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

/** No normal section of the ellipsoid is flatter than a circle of this radius, km: 6,399.6 at the poles, and a margin. */
const FLATTEST_KM = 6420;
/** What is lost in computing with the Earth's radius, and more; km. */
const LOST_KM = 1e-9;

/**
 * The shortest tree that joins all sites (Prim 1957), its stretches the longest first. A stretch of it that is longer than a
 * distance D is a gap of that distance: its two sides are joined by no chain of sites with all steps within D. And of all ways
 * from one site to another, that along the tree has the shortest longest step. Distances are geodesics on WGS 84, whatever
 * way birds take. Time grows with the square of the number of sites.
 */
export function joinSites(sites: readonly NetworkPlace[]): Stretch[] {
  const places = Float64Array.from(sites.flatMap(({ point }) => throughSpace(...point)));
  const kmOf = (a: number, b: number): number => geodesicM(...sites[a]!.point, ...sites[b]!.point) / 1000;
  const squareOf = (a: number, b: number): number => {
    const dx = places[3 * a]! - places[3 * b]!;
    const dy = places[3 * a + 1]! - places[3 * b + 1]!;
    const dz = places[3 * a + 2]! - places[3 * b + 2]!;
    return dx * dx + dy * dy + dz * dz;
  };
  // Of each site that is not joined: the nearest joined one and its distance; or, until it is measured, that of the shortest
  // straight line and what no distance is below. And the square of the straight line below which another could be nearer.
  const nearest = new Int32Array(sites.length);
  const km = new Float64Array(sites.length).fill(Infinity);
  const square = new Float64Array(sites.length).fill(Infinity);
  const isMeasured = new Uint8Array(sites.length);
  const left = Int32Array.from(sites.keys());
  const joined: number[] = [];
  const measure = (at: number): void => {
    let limit = longestChord(kmOf(nearest[at]!, at)) ** 2;
    km[at] = Infinity;
    for (const from of joined) {
      if (squareOf(from, at) >= limit) continue;
      const distance = kmOf(from, at);
      if (distance >= km[at]!) continue;
      [nearest[at], km[at]] = [from, distance];
      if (distance === 0) break;
      limit = longestChord(distance) ** 2;
    }
    square[at] = km[at] === 0 ? 0 : limit;
    isMeasured[at] = 1;
  };
  const stretches: Stretch[] = [];
  for (let count = sites.length; count > 0; count--) {
    let next = 0;
    for (;;) {
      for (let i = 0; i < count; i++) if (km[left[i]!]! < km[left[next]!]!) next = i;
      const at = left[next]!;
      if (joined.length === 0 || isMeasured[at]) break;
      measure(at);
      next = 0;
    }
    const here = left[next]!;
    if (joined.length > 0) stretches.push({ from: sites[nearest[here]!]!.id, to: sites[here]!.id, km: km[here]! });
    joined.push(here);
    left.copyWithin(next, next + 1, count);
    for (let i = 0; i < count - 1; i++) {
      const at = left[i]!;
      const straight = squareOf(here, at);
      if (straight >= square[at]!) continue;
      nearest[at] = here;
      square[at] = straight;
      isMeasured[at] = 0;
      km[at] = shortestKm(Math.sqrt(straight));
    }
  }
  return stretches.sort((a, b) => b.km - a.km);
}

/** A place of [lon, lat] in degrees on WGS 84 about the middle of the Earth, km. */
function throughSpace(lon: number, lat: number): [number, number, number] {
  const [lambda, phi] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  const n = SEMI_MAJOR_M / 1000 / Math.sqrt(1 - ECCENTRICITY_SQUARED * Math.sin(phi) ** 2);
  return [n * Math.cos(phi) * Math.cos(lambda), n * Math.cos(phi) * Math.sin(lambda), n * (1 - ECCENTRICITY_SQUARED) * Math.sin(phi)];
}

/** Between two places so far apart by the geodesic no straight line is longer than this, km. */
function longestChord(km: number): number {
  return 2 * FLATTEST_KM * Math.sin(Math.min(km / (2 * FLATTEST_KM), Math.PI / 2)) + LOST_KM;
}

/** Between two places so far apart by the straight line no geodesic is shorter than this, km. */
function shortestKm(chord: number): number {
  return Math.max(0, 2 * FLATTEST_KM * Math.asin(chord / (2 * FLATTEST_KM)) - LOST_KM);
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
  const [starts, ends] = [new Set(from), new Set(to)];
  if (starts.size === 0 || ends.size === 0 || from.some((id) => ends.has(id))) return undefined;
  // Sites that are joined, as a tree of their own; at its root what seasons they are of.
  const groups = new Map<string, Group>();
  const find = (id: string): Group => {
    let group = groups.get(id);
    if (group === undefined) groups.set(id, (group = { size: 1, starts: starts.has(id), ends: ends.has(id) }));
    while (group.in !== undefined) group = group.in;
    return group;
  };
  // From the shortest on, until a site of one season is joined with one of the other.
  for (const stretch of stretches.toReversed()) {
    const [small, large] = [find(stretch.from), find(stretch.to)].sort((a, b) => a.size - b.size);
    if (small === undefined || large === undefined || small === large) continue;
    small.in = large;
    large.size += small.size;
    large.starts ||= small.starts;
    large.ends ||= small.ends;
    if (large.starts && large.ends) return stretch;
  }
  return undefined;
}

interface Group {
  in?: Group;
  size: number;
  starts: boolean;
  ends: boolean;
}
