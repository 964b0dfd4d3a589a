import { type Connectivity, measureConnectivity, type Journey, type Strength } from '../../network/connectivity.ts';
import { groupBy } from '../../group-by.ts';
import { FEWEST_INDIVIDUALS } from '../../movement/types.ts';
import { whereIs } from './where-is.ts';
import { type Chain, type Contribution, type LostShare, measureContributions } from '../../network/contributions.ts';
import { chainsOf, type ComputedNetwork } from '../../network/compute-network.ts';
import type {
  ConnectivityFigures,
  ContributionFigures,
  ContributionsFigures,
  NetworkFigures,
  NetworkNodeFigures,
  StatedSeasons,
  StrengthFigures,
} from './network-figures.ts';

/** Where a node lies: in a country, at sea, or not told. */
export type NodePlace = Pick<NetworkNodeFigures, 'country' | 'atSea'>;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** A node's place to about a metre: its radius is kilometres. */
const DEGREE_DIGITS = 5;

/**
 * A computed network as an entry's file states it.
 * @param placeOf the country of a node, [lon, lat] WGS 84
 * @param seasons those that it was computed with, with their source
 * @param migrates whether migrations were found: without any, two parts of the earth are no two seasons
 */
export function describeComputed(
  computed: ComputedNetwork,
  placeOf: (point: readonly [number, number]) => NodePlace,
  seasons?: StatedSeasons,
  migrates = true,
): NetworkFigures {
  const { network, journeys, seasonsBy, connectivity, radiusM, isRadiusGiven, rangeM, stayDays, individuals, linkedIndividuals, periods } = computed;
  const nodes = network.nodes.map(({ id, lon, lat, days, months, individuals: there }) => {
    const point: [number, number] = [round(lon, DEGREE_DIGITS), round(lat, DEGREE_DIGITS)];
    return { id, point, radiusM, activities: [], individuals: there, days: round(days, 1), months: [...months], ...placeOf(point) };
  });
  return {
    nodes,
    links: network.links.map((link) => ({ ...link, months: [...link.months] })),
    ...(!migrates && seasons === undefined
      ? { untold: 'noMigration' as const }
      : seasonsBy === undefined
        ? { untold: 'notByLatitude' as const }
        : journeys.length === 0
          ? { untold: 'noneInBoth' as const }
          : { connectivity: describeConnectivity(connectivity) }),
    ...describeContributions(chainsOf(computed), nodes),
    computed: {
      radiusKm: radiusM / 1000,
      radiusFrom: isRadiusGiven ? 'given' : 'range',
      rangeKm: round(rangeM / 1000, 1),
      stayDays,
      individuals,
      linkedIndividuals,
      stays: periods.length,
      ...(seasons === undefined ? {} : { seasons }),
    },
  };
}

const roundShare = ({ value, interval }: LostShare): ContributionFigures['chains'] => ({
  value: round(value, 4),
  ...(interval ? { interval: [round(interval[0], 4), round(interval[1], 4)] } : {}),
});

const describeContribution = ({ id, chains, links, connectivity }: Contribution): ContributionFigures => ({
  id,
  chains: roundShare(chains),
  links: roundShare(links),
  connectivity: roundShare(connectivity),
});

/** The first lists what is lost most: by chains, then by connectivity. */
const byLoss = (a: Contribution, b: Contribution): number =>
  b.chains.value - a.chains.value || b.connectivity.value - a.connectivity.value || a.id.localeCompare(b.id, 'en', { numeric: true });

/** What a network would lose without each of its nodes, and without those of each country; of nodes that no animal is known to link nothing is told. */
export function describeContributions(
  chains: readonly Chain[],
  all: readonly Pick<NetworkNodeFigures, 'id' | 'country' | 'atSea'>[],
): { contributions?: ContributionsFigures } {
  const linked = new Set(chains.filter(({ nodes }) => new Set(nodes).size > 1).flatMap(({ nodes }) => nodes));
  const nodes = all.filter(({ id }) => linked.has(id));
  const places = [...groupBy(nodes, whereIs)].map(([id, there]) => ({ id, nodes: there.map((node) => node.id) }));
  const single = measureContributions(
    chains,
    nodes.map(({ id }) => ({ id, nodes: [id] })),
  );
  const together = measureContributions(chains, places);
  if (!single || !together) return {};
  const list = (contributions: readonly Contribution[]): ContributionFigures[] => contributions.toSorted(byLoss).map(describeContribution);
  return { contributions: { individuals: single.individuals, nodes: list(single.contributions), countries: list(together.contributions) } };
}

/** Transitions and strength with their sample; where a strength cannot be told, why. */
export function describeConnectivity({ individuals, origins, targets, counts, rM, mc }: Connectivity): ConnectivityFigures {
  return {
    individuals,
    origins: [...origins],
    targets: [...targets],
    counts: counts.map((row) => [...row]),
    rM: describeStrength(rM, individuals),
    mc: describeStrength(mc, individuals),
  };
}

/** A strength with its interval; where it cannot be told, why. */
export function describeStrength({ value, interval }: Strength, individuals: number): StrengthFigures {
  if (value === undefined) return { because: individuals < FEWEST_INDIVIDUALS ? 'few' : 'same' };
  return { value: round(value, 4), ...(interval ? { interval: [round(interval[0], 4), round(interval[1], 4)] } : {}) };
}

/** The time that strength takes grows with the square of the animals. */
const MOST_ANIMALS = 1000;

/**
 * The strength of a network from tables whose custodian states that each animal stands on one link alone: each is then an
 * animal of which the node of both seasons is known. Where animals were themselves is not, so that there is no r_M.
 * @returns the connectivity, or why it cannot be told
 */
export function describeStated(
  { nodes, links }: Pick<NetworkFigures, 'nodes' | 'links'>,
  eachOnOneLink: boolean,
): Pick<NetworkFigures, 'connectivity' | 'contributions'> | Required<Pick<NetworkFigures, 'untold'>> {
  if (links.length === 0) return { untold: 'noLinks' };
  if (!eachOnOneLink) return { untold: 'notStated' };
  const origins = new Set(links.map(({ from }) => from));
  if (links.some(({ to }) => origins.has(to))) return { untold: 'seasonsMixed' };
  if (links.some(({ individuals }) => individuals === undefined)) return { untold: 'numbersUnknown' };
  if (links.reduce((sum, { individuals = 0 }) => sum + individuals, 0) > MOST_ANIMALS) return { untold: 'tooMany' };
  const sites = new Map(nodes.map(({ id, point: [lon, lat] }) => [id, { id, lon, lat }]));
  const journeys = links.flatMap(({ from, to, individuals = 0 }): Journey[] => {
    const [origin, target] = [sites.get(from), sites.get(to)];
    if (!origin || !target) return [];
    return Array.from({ length: individuals }, (_, i) => ({
      individual: `${from} ${to} ${i}`,
      origin: { ...origin, node: origin },
      target: { ...target, node: target },
    }));
  });
  const connectivity = describeConnectivity(measureConnectivity(journeys));
  const few = journeys.length < FEWEST_INDIVIDUALS;
  // The chain of each is the link that it stands on.
  const chains = journeys.map(({ individual, origin, target }) => ({ individual, nodes: [origin.node.id, target.node.id] }));
  return { connectivity: { ...connectivity, rM: { because: few ? 'few' : 'nodesOnly' } }, ...describeContributions(chains, nodes) };
}
