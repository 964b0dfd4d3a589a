import { haversineM } from '../geometry/distances.ts';
import { middleOf, type StationaryPeriod } from './stationary-periods.ts';

/** A stationary site of a population: a node of its network. */
export interface NetworkNode {
  /** `n1` is the node with most days. */
  readonly id: string;
  /** Middle of its periods, weighted by their length; WGS 84 degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly individuals: number;
  /** Days of all animals there, from the first to the last fix of each stay. */
  readonly days: number;
  /** Months (1 to 12) in which an animal was there. */
  readonly months: readonly number[];
}

/** Towards which a movement between two nodes leads: the quarter of the compass that its great circle sets out to. */
export type Heading = 'northward' | 'eastward' | 'southward' | 'westward';

/** Movements between two nodes: a link. It says who went from where to where, not by which way. */
export interface NetworkLink {
  readonly from: string;
  readonly to: string;
  readonly heading: Heading;
  readonly individuals: number;
  readonly movements: number;
  /** Months (1 to 12) in which one set out. */
  readonly months: readonly number[];
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  /** The node of each period, in the order given. */
  readonly nodeOf: readonly string[];
}

const DAY_MS = 86_400_000;

/**
 * The network of a population: its stationary sites as nodes, and who went from one to another.
 * The period with most days is the middle of the first node, which takes all periods within the radius; the longest of the
 * rest begins the next one. No node is wider than twice the radius, and the order of the periods changes nothing.
 * @param periods those of every animal; each animal's in time order
 * @param radiusM metres
 */
export function findNetwork(periods: readonly StationaryPeriod[], radiusM: number): Network {
  const order = periods.map((_, i) => i).sort((a, b) => longer(periods[a]!, periods[b]!));
  const groups: number[][] = [];
  const taken = new Set<number>();
  for (const seed of order) {
    if (taken.has(seed)) continue;
    const { lon, lat } = periods[seed]!;
    const group = order.filter((i) => !taken.has(i) && haversineM(lon, lat, periods[i]!.lon, periods[i]!.lat) <= radiusM);
    for (const i of group) taken.add(i);
    groups.push(group);
  }
  const days = (group: readonly number[]): number => group.reduce((sum, i) => sum + (periods[i]!.to - periods[i]!.from) / DAY_MS, 0);
  groups.sort((a, b) => days(b) - days(a));
  const nodeOf: string[] = [];
  const nodes = groups.map((group, at): NetworkNode => {
    const members = group.map((i) => periods[i]!);
    for (const i of group) nodeOf[i] = `n${at + 1}`;
    return {
      id: `n${at + 1}`,
      ...middleOf(members.map(({ lon, lat, from, to }) => ({ lon, lat, weight: to - from }))),
      individuals: new Set(members.map(({ individual }) => individual)).size,
      days: days(group),
      months: monthsOf(members),
    };
  });
  return { nodes, links: findLinks(periods, nodes, nodeOf), nodeOf };
}

/** The longer first; of equals the earlier, then by name, so that the answer never hangs on the order of the tracks. */
function longer(a: StationaryPeriod, b: StationaryPeriod): number {
  return b.to - b.from - (a.to - a.from) || a.from - b.from || (a.individual < b.individual ? -1 : 1);
}

function monthsOf(periods: readonly Pick<StationaryPeriod, 'from' | 'to'>[]): number[] {
  const monthNumber = (time: number): number => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth();
  const months = new Set<number>();
  for (const { from, to } of periods) {
    const [first, last] = [monthNumber(from), monthNumber(to)];
    for (let month = first; month <= Math.min(last, first + 11); month++) months.add((month % 12) + 1);
  }
  return [...months].sort((a, b) => a - b);
}

function findLinks(periods: readonly StationaryPeriod[], nodes: readonly NetworkNode[], nodeOf: readonly string[]): NetworkLink[] {
  const places = new Map(nodes.map((node) => [node.id, node]));
  const links = new Map<string, { from: string; to: string; who: Set<string>; months: Set<number>; movements: number }>();
  periods.forEach((period, i) => {
    const next = periods[i + 1];
    const [from, to] = [nodeOf[i]!, nodeOf[i + 1]];
    if (!next || next.individual !== period.individual || to === undefined || from === to) return;
    const key = `${from} ${to}`;
    const link = links.get(key) ?? { from, to, who: new Set(), months: new Set(), movements: 0 };
    link.who.add(period.individual);
    link.months.add(new Date(period.to).getUTCMonth() + 1);
    link.movements += 1;
    links.set(key, link);
  });
  return [...links.values()]
    .map(({ from, to, who, months, movements }) => ({
      from,
      to,
      heading: headingOf(places.get(from)!, places.get(to)!),
      individuals: who.size,
      movements,
      months: [...months].sort((a, b) => a - b),
    }))
    .sort((a, b) => b.individuals - a.individuals || b.movements - a.movements || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
}

/** Quarter of the compass in which the great circle from one place to another sets out. */
export function headingOf(from: Pick<NetworkNode, 'lon' | 'lat'>, to: Pick<NetworkNode, 'lon' | 'lat'>): Heading {
  const [phi1, phi2, lambda] = [from.lat, to.lat, to.lon - from.lon].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number];
  const bearing = Math.atan2(Math.sin(lambda) * Math.cos(phi2), Math.cos(phi1) * Math.sin(phi2) - Math.sin(phi1) * Math.cos(phi2) * Math.cos(lambda));
  const quarter = Math.round(bearing / (Math.PI / 2));
  return (['northward', 'eastward', 'southward', 'westward'] as const)[(quarter + 4) % 4]!;
}
