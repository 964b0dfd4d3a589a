import type { ComputedNetwork } from '../../network/compute-network.ts';
import { type Connectivity, measureConnectivity, type Journey, type Strength } from '../../network/connectivity.ts';
import { FEWEST_INDIVIDUALS } from '../../movement/types.ts';
import type { ConnectivityFigures, NetworkFigures, NetworkNodeFigures, StatedSeasons, StrengthFigures } from './network-figures.ts';

/** Where a node lies: in a country, at sea, or not told. */
export type NodePlace = Pick<NetworkNodeFigures, 'country' | 'atSea'>;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** A node's place to about a metre: its radius is kilometres. */
const DEGREE_DIGITS = 5;

/**
 * A computed network as an entry's file states it.
 * @param placeOf the country of a node, [lon, lat] WGS 84
 * @param seasons those that it was computed with, with their source
 */
export function describeComputed(computed: ComputedNetwork, placeOf: (point: readonly [number, number]) => NodePlace, seasons?: StatedSeasons): NetworkFigures {
  const { network, journeys, seasonsBy, connectivity, radiusM, isRadiusGiven, rangeM, stayDays, individuals, linkedIndividuals, periods } = computed;
  const nodes = network.nodes.map(({ id, lon, lat, days, months, individuals: there }) => {
    const point: [number, number] = [round(lon, DEGREE_DIGITS), round(lat, DEGREE_DIGITS)];
    return { id, point, radiusM, activities: [], individuals: there, days: round(days, 1), months: [...months], ...placeOf(point) };
  });
  return {
    nodes,
    links: network.links.map((link) => ({ ...link, months: [...link.months] })),
    ...(seasonsBy === undefined
      ? { untold: 'notByLatitude' as const }
      : journeys.length === 0
        ? { untold: 'noneInBoth' as const }
        : { connectivity: describeConnectivity(connectivity) }),
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
): Pick<NetworkFigures, 'connectivity'> | Required<Pick<NetworkFigures, 'untold'>> {
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
  return { connectivity: { ...connectivity, rM: { because: few ? 'few' : 'nodesOnly' } } };
}
