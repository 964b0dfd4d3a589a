import { FEWEST_INDIVIDUALS } from '../movement/types.ts';
import { connectivityWithout, type Flow } from './probability-of-connectivity.ts';
import { createRandom, intervalOf } from '../statistics/bootstrap.ts';

// What a network of sites would lose without one of them, or without all those of one country: by taking nodes out, as Xu et
// al. 2020 do for tracked birds (doi:10.1111/cobi.13383).

/** The nodes that one animal stayed at, in the order of its stays; one that it came back to stands in it again. */
export interface Chain {
  readonly individual: string;
  readonly nodes: readonly string[];
}

/** A share that is lost, 0 to 1. */
export interface LostShare {
  readonly value: number;
  /** 2.5 % and 97.5 % of bootstraps over animals; undefined where too few of them had a value. */
  readonly interval: readonly [number, number] | undefined;
}

/** What is lost without some nodes. */
export interface Contribution {
  /** Of the node, or of the group of nodes. */
  readonly id: string;
  /** Animals whose chain of sites is no longer whole. */
  readonly chains: LostShare;
  /** Of the links of all animals, each animal's link once, those that begin or end there. */
  readonly links: LostShare;
  /** Of the probability of connectivity. */
  readonly connectivity: LostShare;
}

export interface Contributions {
  /** Animals that went from one node to another: all shares are theirs. */
  readonly individuals: number;
  /** In the order of the groups. */
  readonly contributions: readonly Contribution[];
}

/** Bootstraps of an interval. */
const BOOTSTRAPS = 300;

const NOTHING: ReadonlySet<number> = new Set();

/** One animal, by the numbers of its nodes. */
interface Animal {
  readonly nodes: readonly number[];
  /** Its links, once each. */
  readonly links: readonly (readonly [number, number])[];
}

/**
 * What is lost without each group of nodes, with intervals by bootstrap over animals (seeded). Animals that stayed at one node
 * alone link none and are not counted.
 * @param groups nodes that are taken out together: one each for what single nodes add
 * @returns undefined for fewer than three animals with a link: nothing is told of them
 */
export function measureContributions(
  chains: readonly Chain[],
  groups: readonly { readonly id: string; readonly nodes: readonly string[] }[],
): Contributions | undefined {
  const animals = listAnimals(chains);
  if (animals.list.length < FEWEST_INDIVIDUALS) return undefined;
  const out = groups.map(({ nodes }) => new Set(nodes.flatMap((node) => animals.numbers.get(node) ?? [])));
  const whole = animals.list.map(() => 1);
  const random = createRandom(animals.list.length);
  const samples = Array.from({ length: BOOTSTRAPS }, () => {
    const weights = animals.list.map(() => 0);
    for (let i = 0; i < weights.length; i++) weights[Math.floor(random() * weights.length)]! += 1;
    return lostOf(animals.list, animals.numbers.size, weights, out);
  });
  const found = lostOf(animals.list, animals.numbers.size, whole, out);
  const share = (at: number, part: keyof Lost): LostShare => ({ value: found[at]![part], interval: intervalOf(samples.map((sample) => sample[at]![part])) });
  return {
    individuals: animals.list.length,
    contributions: groups.map(({ id }, at) => ({
      id,
      chains: share(at, 'chains'),
      links: share(at, 'links'),
      connectivity: share(at, 'connectivity'),
    })),
  };
}

function listAnimals(chains: readonly Chain[]): { readonly list: readonly Animal[]; readonly numbers: ReadonlyMap<string, number> } {
  const numbers = new Map<string, number>();
  const list = chains.flatMap(({ nodes }): Animal[] => {
    if (new Set(nodes).size < 2) return [];
    const own = nodes.map((node) => {
      const number = numbers.get(node) ?? numbers.size;
      numbers.set(node, number);
      return number;
    });
    const links = new Map<string, readonly [number, number]>();
    own.forEach((to, at) => {
      const from = own[at - 1];
      if (from !== undefined && from !== to) links.set(`${from} ${to}`, [from, to]);
    });
    return [{ nodes: [...new Set(own)], links: [...links.values()] }];
  });
  return { list, numbers };
}

interface Lost {
  readonly chains: number;
  readonly links: number;
  readonly connectivity: number;
}

/** @param weights how often each animal counts */
function lostOf(animals: readonly Animal[], nodes: number, weights: readonly number[], out: readonly ReadonlySet<number>[]): Lost[] {
  const there = Array.from({ length: nodes }, () => 0);
  const moved = new Map<number, number>();
  let [all, links] = [0, 0];
  animals.forEach((animal, i) => {
    const weight = weights[i]!;
    if (weight === 0) return;
    all += weight;
    links += weight * animal.links.length;
    for (const node of animal.nodes) there[node]! += weight;
    for (const [from, to] of animal.links) moved.set(from * nodes + to, (moved.get(from * nodes + to) ?? 0) + weight);
  });
  const flows = [...moved].map(([key, n]): Flow => ({ from: Math.floor(key / nodes), to: key % nodes, individuals: n }));
  const [pc = 0, ...without] = connectivityWithout(there, flows, [NOTHING, ...out]);
  return out.map((gone, at) => {
    let [cut, lost] = [0, 0];
    animals.forEach((animal, i) => {
      const weight = weights[i]!;
      if (weight === 0) return;
      if (animal.nodes.some((node) => gone.has(node))) cut += weight;
      lost += weight * animal.links.filter(([from, to]) => gone.has(from) || gone.has(to)).length;
    });
    return { chains: cut / all, links: links > 0 ? lost / links : 0, connectivity: pc > 0 ? 1 - without[at]! / pc : 0 };
  });
}
