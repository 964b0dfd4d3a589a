import type { Journey, Site } from './connectivity.ts';
import type { Network } from './find-network.ts';
import type { StationaryPeriod } from './stationary-periods.ts';

/** Months, 1 to 12, in which animals breed, and in which they are where they spend the other season, by their custodian's word. */
export interface Seasons {
  readonly breeding: readonly number[];
  readonly nonBreeding: readonly number[];
}

const DAY_MS = 86_400_000;

/**
 * Where each animal was in two seasons, without a custodian's word on when they are: its stationary period nearest to a pole,
 * and the one farthest from it. Only animals with both, in two nodes, are told. The pole is that of the hemisphere of most
 * periods. Whether the two are seasons at all, `arePartedByLatitude` says.
 * @param periods those that the network was made of, in the same order
 */
export function findJourneys(periods: readonly StationaryPeriod[], network: Network): Journey[] {
  const north = periods.reduce((sum, { lat }) => sum + Math.sign(lat), 0) >= 0;
  const poleward = (a: number, b: number): number => (north ? periods[b]!.lat - periods[a]!.lat : periods[a]!.lat - periods[b]!.lat);
  return chooseStays(periods, network, (own) => {
    const sorted = own.toSorted(poleward);
    return [sorted[0], sorted.at(-1)];
  }).filter(({ origin, target }) => origin.node.id !== target.node.id);
}

/**
 * Where each animal was in two seasons that a custodian states: its stationary period with most days in the months of each,
 * the first of several. An animal that stayed at one node through both is told too.
 * @param periods those that the network was made of, in the same order
 */
export function findStatedJourneys(periods: readonly StationaryPeriod[], network: Network, { breeding, nonBreeding }: Seasons): Journey[] {
  return chooseStays(periods, network, (own) => [mostDays(own, periods, breeding), mostDays(own, periods, nonBreeding)]);
}

function chooseStays(
  periods: readonly StationaryPeriod[],
  { nodes, nodeOf }: Network,
  choose: (own: readonly number[]) => readonly [number | undefined, number | undefined],
): Journey[] {
  const sites = new Map(nodes.map(({ id, lon, lat }): [string, Site] => [id, { id, lon, lat }]));
  const byAnimal = new Map<string, number[]>();
  periods.forEach(({ individual }, i) => byAnimal.set(individual, [...(byAnimal.get(individual) ?? []), i]));
  return [...byAnimal].flatMap(([individual, own]): Journey[] => {
    const [first, last] = choose(own);
    if (first === undefined || last === undefined) return [];
    const stay = (at: number): Journey['origin'] => {
      const { lon, lat } = periods[at]!;
      return { id: individual, lon, lat, node: sites.get(nodeOf[at]!)! };
    };
    return [{ individual, origin: stay(first), target: stay(last) }];
  });
}

/** The stay with most days in the months; undefined where none has any. */
function mostDays(own: readonly number[], periods: readonly StationaryPeriod[], months: readonly number[]): number | undefined {
  let [best, most] = [undefined as number | undefined, 0];
  for (const at of own) {
    const { from, to } = periods[at]!;
    let days = 0;
    for (let day = from; day <= to; day += DAY_MS) if (months.includes(new Date(day).getUTCMonth() + 1)) days += 1;
    if (days > most) [best, most] = [at, days];
  }
  return best;
}

/** Share of the animals whose two stays must lie on either side of one parallel. */
const MOST = 0.75;

/**
 * Whether the stays nearest to the pole and farthest from it are two seasons: there is a parallel that most animals had on
 * one side in the one and on the other side in the other. Of animals that go along parallels, or up and down a mountain,
 * there is none. The rule is the atlas's own, and no published one; wherever a figure hangs on it, that is said.
 */
export function arePartedByLatitude(journeys: readonly Journey[]): boolean {
  const stays = journeys.map(({ origin, target }) => [Math.min(origin.lat, target.lat), Math.max(origin.lat, target.lat)] as const);
  // The best parallel, if any is good enough, lies just above the lower stay of some animal.
  const most = Math.max(0, ...stays.map(([parallel]) => stays.filter(([low, high]) => low <= parallel && parallel < high).length));
  return most >= MOST * journeys.length;
}
