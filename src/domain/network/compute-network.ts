import { POSITIONS_A_DAY, thinTrack } from '../tracks/thin.ts';
import type { Track } from '../tracks/track.ts';
import { chooseRadiusM, medianRangeM } from './choose-radius.ts';
import { type Connectivity, type Journey, measureConnectivity } from './connectivity.ts';
import { arePartedByLatitude, findJourneys, findStatedJourneys, type Seasons } from './find-journeys.ts';
import { findNetwork, type Network } from './find-network.ts';
import type { Chain } from './contributions.ts';
import { groupBy } from '../group-by.ts';
import { findStationaryPeriods, type StationaryPeriod } from './stationary-periods.ts';

/** Shortest stay at a site, days, where none is given. */
export const STAY_DAYS = 7;

export interface NetworkOptions {
  /** Radius of a site, metres; chosen from how far the animals range where left out. */
  readonly radiusM?: number | undefined;
  /** Shortest stay, days. */
  readonly stayDays?: number | undefined;
  /** When the seasons are, by the custodian's word: it wins over the atlas's own rule, which parts them by latitude. */
  readonly seasons?: Seasons | undefined;
}

/** A network with what it was computed by. */
export interface ComputedNetwork {
  readonly radiusM: number;
  readonly isRadiusGiven: boolean;
  /** The median over the animals of the largest distance from their first fix, metres: the radius is chosen from it. */
  readonly rangeM: number;
  readonly stayDays: number;
  /** Animals tracked, and those of them that went from one node to another. */
  readonly individuals: number;
  readonly linkedIndividuals: number;
  readonly periods: readonly StationaryPeriod[];
  readonly network: Network;
  /** Where each animal was in two seasons: those that were stated, or its stays nearest to the pole and farthest from it. */
  readonly journeys: readonly Journey[];
  /** How the two were told apart; undefined where no parallel parts them, so that the connectivity is of no two seasons. */
  readonly seasonsBy: 'stated' | 'latitude' | undefined;
  readonly connectivity: Connectivity;
}

/**
 * The network of tracked animals: stationary sites by residence time within a radius (stationary-periods.ts names the
 * papers), who went from one to another, and the strength of connectivity.
 * @param tracks one an animal, WGS 84
 */
export function computeNetwork(tracks: readonly Track[], options: NetworkOptions = {}): ComputedNetwork {
  // Residence is a matter of days: more positions a day would change nothing but the time it takes.
  const thinned = tracks.map((track) => thinTrack(track, POSITIONS_A_DAY));
  const radiusM = options.radiusM ?? chooseRadiusM(thinned);
  const stayDays = options.stayDays ?? STAY_DAYS;
  const periods = thinned.flatMap((track) => findStationaryPeriods(track, { radiusM, minDays: stayDays }));
  const network = findNetwork(periods, radiusM);
  const { seasons } = options;
  const journeys = seasons ? findStatedJourneys(periods, network, seasons) : findJourneys(periods, network);
  return {
    radiusM,
    isRadiusGiven: options.radiusM !== undefined,
    rangeM: medianRangeM(thinned),
    stayDays,
    individuals: tracks.length,
    linkedIndividuals: countLinked(periods, network.nodeOf),
    periods,
    network,
    journeys,
    seasonsBy: seasons ? 'stated' : arePartedByLatitude(journeys) ? 'latitude' : undefined,
    connectivity: measureConnectivity(journeys),
  };
}

/** The nodes that each animal stayed at, one after another. */
export function chainsOf({ periods, network: { nodeOf } }: Pick<ComputedNetwork, 'periods' | 'network'>): Chain[] {
  return [...groupBy([...periods.keys()], (at) => periods[at]!.individual)].map(([individual, own]) => ({ individual, nodes: own.map((at) => nodeOf[at]!) }));
}

/** Animals with stays at two nodes or more. */
function countLinked(periods: readonly StationaryPeriod[], nodeOf: readonly string[]): number {
  const visited = new Map<string, Set<string>>();
  periods.forEach(({ individual }, i) => visited.set(individual, (visited.get(individual) ?? new Set()).add(nodeOf[i]!)));
  return [...visited.values()].filter(({ size }) => size > 1).length;
}
