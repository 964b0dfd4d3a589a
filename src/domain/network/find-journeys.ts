import type { Journey, Site } from './connectivity.ts';
import type { Network } from './find-network.ts';
import type { StationaryPeriod } from './stationary-periods.ts';

/**
 * Where each animal was in two seasons: its stationary period nearest to a pole, and the one farthest from it. Only animals
 * with both, in two nodes, are told. The pole is that of the hemisphere of most periods.
 * @param periods those that the network was made of, in the same order
 */
export function findJourneys(periods: readonly StationaryPeriod[], { nodes, nodeOf }: Network): Journey[] {
  const north = periods.reduce((sum, { lat }) => sum + Math.sign(lat), 0) >= 0;
  const poleward = (a: number, b: number): number => (north ? periods[b]!.lat - periods[a]!.lat : periods[a]!.lat - periods[b]!.lat);
  const sites = new Map(nodes.map(({ id, lon, lat }): [string, Site] => [id, { id, lon, lat }]));
  const byAnimal = new Map<string, number[]>();
  periods.forEach(({ individual }, i) => byAnimal.set(individual, [...(byAnimal.get(individual) ?? []), i]));
  return [...byAnimal].flatMap(([individual, own]): Journey[] => {
    const sorted = own.toSorted(poleward);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined || nodeOf[first] === nodeOf[last]) return [];
    const stay = (at: number): Journey['origin'] => {
      const { lon, lat } = periods[at]!;
      return { id: individual, lon, lat, node: sites.get(nodeOf[at]!)! };
    };
    return [{ individual, origin: stay(first), target: stay(last) }];
  });
}
