import { geodesicM } from '../geometry/distances.ts';
import { createRandom, intervalOf } from '../statistics/bootstrap.ts';

// How strongly a population keeps its neighbourhoods from one season to the other.

/** A node of one season; WGS 84 degrees. */
export interface Site {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}

/** Where one animal was in two seasons. */
export interface Journey {
  readonly individual: string;
  /** Where it was itself, and the node that it counts for. */
  readonly origin: Site & { readonly node: Site };
  readonly target: Site & { readonly node: Site };
}

type Matrix = readonly (readonly number[])[];

/**
 * The Mantel correlation r_M between animals' distances in one season and in the other (Ambrosini, Møller & Saino 2009,
 * doi:10.1016/j.jtbi.2008.11.019): Pearson's, over all pairs of animals.
 * @param origin, target symmetric matrices of distances between the same animals, of one unit each
 * @param animals rows to take, one more than once for a bootstrap: an animal is never paired with itself; all when left out
 * @returns from -1 to 1; undefined for fewer than three pairs, or where all distances of one season are equal
 */
export function mantelCorrelation(origin: Matrix, target: Matrix, animals: readonly number[] = origin.map((_, i) => i)): number | undefined {
  const pairs: [number, number][] = [];
  animals.forEach((a, i) => {
    for (const b of animals.slice(i + 1)) if (a !== b) pairs.push([origin[a]![b]!, target[a]![b]!]);
  });
  if (pairs.length < 3) return undefined;
  const mean = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [meanO, meanT] = [mean(0), mean(1)];
  let [both, ofO, ofT] = [0, 0, 0];
  for (const [o, t] of pairs) {
    both += (o - meanO) * (t - meanT);
    ofO += (o - meanO) ** 2;
    ofT += (t - meanT) ** 2;
  }
  const spread = Math.sqrt(ofO * ofT);
  return spread > 0 ? both / spread : undefined;
}

/**
 * The strength of migratory connectivity MC between regions of two seasons (Cohen et al. 2018, doi:10.1111/2041-210X.12916):
 * the correlation of the distances between any two animals' regions in both, each pair as likely as abundance and
 * transitions make it.
 * @param originDistance, targetDistance symmetric matrices of distances between the regions of each season
 * @param abundance share of the animals in each region of the first season, summing to 1
 * @param transition probability to go from region (row) to region (column); each row sums to 1
 * @param sampleSize animals sampled: no pair is then an animal with itself; none, for a population without end
 * @returns from -1 to 1; undefined where all distances of one season are equal
 */
export function connectivityStrength(
  regions: { readonly originDistance: Matrix; readonly targetDistance: Matrix; readonly abundance: readonly number[]; readonly transition: Matrix },
  sampleSize?: number,
): number | undefined {
  const { originDistance, targetDistance, abundance, transition } = regions;
  const cells = transition.flatMap((row, i) => row.map((probability, j) => ({ i, j, share: probability * abundance[i]! }))).filter(({ share }) => share > 0);
  // Probability of drawing an animal of cell a and then one of cell b, without putting the first back.
  const chance = (a: number, b: number): number => {
    const [p, q] = [cells[a]!.share, cells[b]!.share];
    return sampleSize === undefined ? p * q : (p * (q * sampleSize - (a === b ? 1 : 0))) / (sampleSize - 1);
  };
  const overPairs = (value: (origin: number, target: number) => number): number => {
    let sum = 0;
    cells.forEach(({ i, j }, a) => cells.forEach(({ i: k, j: l }, b) => (sum += chance(a, b) * value(originDistance[i]![k]!, targetDistance[j]![l]!))));
    return sum;
  };
  const [meanO, meanT] = [overPairs((o) => o), overPairs((_, t) => t)];
  const spread = Math.sqrt(overPairs((o) => (o - meanO) ** 2) * overPairs((_, t) => (t - meanT) ** 2));
  return spread > 1e-12 ? overPairs((o, t) => (o - meanO) * (t - meanT)) / spread : undefined;
}

export interface Strength {
  /** Undefined where it cannot be told. */
  readonly value: number | undefined;
  /** 2.5 % and 97.5 % of bootstraps over animals; undefined where too few of them had a value. */
  readonly interval: readonly [number, number] | undefined;
}

export interface Connectivity {
  readonly individuals: number;
  /** Nodes of the first season, in order of their rows; those of the second, in order of their columns. */
  readonly origins: readonly string[];
  readonly targets: readonly string[];
  /** Animals that went from origin (row) to target (column). */
  readonly counts: Matrix;
  readonly rM: Strength;
  /** With each origin as abundant as the tracked animals are there, which is the sample's abundance and not the population's. */
  readonly mc: Strength;
}

/** Bootstraps of an interval. */
const BOOTSTRAPS = 1000;

/**
 * Transitions and strength of connectivity from where each animal was in two seasons, with intervals by bootstrap over
 * animals (seeded: the same journeys give the same interval). The MC of a sample is the correlation over its pairs of
 * different animals of the distances between their nodes; r_M takes the distances between the animals themselves.
 * @param journeys one an animal
 */
export function measureConnectivity(journeys: readonly Journey[]): Connectivity {
  const origins = listSites(journeys.map(({ origin }) => origin.node));
  const targets = listSites(journeys.map(({ target }) => target.node));
  const random = createRandom(journeys.length);
  const samples = Array.from({ length: journeys.length < 3 ? 0 : BOOTSTRAPS }, () => journeys.map(() => Math.floor(random() * journeys.length)));
  const strengthOf = (origin: Matrix, target: Matrix): Strength => ({
    value: mantelCorrelation(origin, target),
    interval: intervalOf(samples.map((sample) => mantelCorrelation(origin, target, sample))),
  });
  return {
    individuals: journeys.length,
    origins: origins.map(({ id }) => id),
    targets: targets.map(({ id }) => id),
    counts: origins.map((from) => targets.map((to) => journeys.filter(({ origin, target }) => origin.node.id === from.id && target.node.id === to.id).length)),
    rM: strengthOf(distancesKm(journeys.map(({ origin }) => origin)), distancesKm(journeys.map(({ target }) => target))),
    mc: strengthOf(distancesKm(journeys.map(({ origin }) => origin.node)), distancesKm(journeys.map(({ target }) => target.node))),
  };
}

/** The sites of a season, once each, by the number in their ids. */
function listSites(sites: readonly Site[]): Site[] {
  return [...new Map(sites.map((site) => [site.id, site])).values()].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** Geodesic distances between places, km. */
function distancesKm(places: readonly Site[]): number[][] {
  return places.map((a) => places.map((b) => (a.lon === b.lon && a.lat === b.lat ? 0 : geodesicM(a.lon, a.lat, b.lon, b.lat) / 1000)));
}
