import { geodesicM } from '../geometry/distances.ts';
import { groupBy } from '../group-by.ts';
import { radiusOfRange } from '../network/choose-radius.ts';
import { headingOf, type NetworkLink, type NetworkNode } from '../network/find-network.ts';
import { middleOf } from '../network/stationary-periods.ts';
import type { EncounterPlace, EncounterRecord } from './encounter.ts';
import { type Bird, monthOf, placeOf } from './join-birds.ts';

/** Where birds were ringed or encountered: a node of their network. */
export interface EncounterNode extends Omit<NetworkNode, 'days'> {
  readonly ringed: number;
  readonly encountered: number;
}

/** Birds that were ringed at one node and encountered at another: a link. Its months are those of the encounters, where they are known. */
export interface EncounterNetwork {
  readonly radiusM: number;
  /** The median over the birds of the largest distance from their first known place, metres: the radius is chosen from it. */
  readonly rangeM: number;
  readonly nodes: readonly EncounterNode[];
  readonly links: readonly NetworkLink[];
  /** The node of an event; undefined where its place is known too poorly. */
  readonly nodeOf: (record: EncounterRecord) => string | undefined;
  /** Events without a node. */
  readonly unplaced: number;
}

/** Mean radius of the Earth, metres. */
const MEAN_RADIUS_M = 6_371_008.8;
const ascending = (a: number, b: number): number => a - b;

interface Place {
  readonly lon: number;
  readonly lat: number;
  events: number;
}
const keyOf = ({ lon, lat }: Pick<Place, 'lon' | 'lat'>): string => `${lon} ${lat}`;
const eventsOf = ({ ringing, encounters }: Bird): readonly EncounterRecord[] => (ringing ? [ringing, ...encounters] : encounters);

/**
 * The network of marked birds: places within a radius of each other as nodes, and who was ringed at one and encountered at
 * another. The place with most events is the middle of the first node, which takes all places within the radius; the fullest of
 * the rest begins the next one. The order of the birds changes nothing.
 * @param radiusM metres; where left out a tenth of how far the birds were found, from 1 to 100 km
 */
export function findEncounterNetwork(birds: readonly Bird[], radiusM?: number): EncounterNetwork {
  const placed = birds.map((bird) => ({ bird, at: eventsOf(bird).map(placeOf) }));
  const ranges = placed.flatMap(({ at }) => {
    // As most birds have it, which were never met again.
    if (at.length < 2) return [];
    const [first, ...rest] = at.filter((place) => place !== undefined);
    return first === undefined || rest.length === 0 ? [] : [rest.reduce((most, { lon, lat }) => Math.max(most, geodesicM(first.lon, first.lat, lon, lat)), 0)];
  });
  const rangeM = ranges.sort(ascending)[ranges.length >> 1] ?? 0;
  const radius = radiusM ?? radiusOfRange(rangeM);

  const keys = new Map<EncounterPlace, string>();
  const keyAt = (place: EncounterPlace): string => {
    const key = keys.get(place) ?? keyOf(place);
    keys.set(place, key);
    return key;
  };
  const places = new Map<string, Place>();
  for (const { at } of placed) {
    for (const place of at) {
      if (place === undefined) continue;
      const key = keyAt(place);
      const known = places.get(key);
      if (known) known.events += 1;
      else places.set(key, { lon: place.lon, lat: place.lat, events: 1 });
    }
  }
  const groups = groupPlaces([...places.values()], radius);
  const nodeAt = new Map(groups.flatMap((group, at) => group.map((place) => [keyOf(place), `n${at + 1}`] as const)));
  const nodeOf = (record: EncounterRecord): string | undefined => {
    const place = placeOf(record);
    return place && nodeAt.get(keyAt(place));
  };

  const sums = groups.map(() => ({ birds: new Set<string>(), ringed: 0, encountered: 0, months: new Set<number>() }));
  const sumOf = new Map(sums.map((sum, at) => [`n${at + 1}`, sum]));
  for (const { bird, ringing, encounters } of birds) {
    for (const record of ringing ? [ringing, ...encounters] : encounters) {
      const sum = sumOf.get(nodeOf(record) ?? '');
      if (!sum) continue;
      sum.birds.add(bird);
      sum[record === ringing ? 'ringed' : 'encountered'] += 1;
      const month = monthOf(record);
      if (month !== undefined) sum.months.add(month);
    }
  }
  const nodes = groups.map((group, at): EncounterNode => {
    const { birds: several, ringed, encountered, months } = sums[at]!;
    const middle = middleOf(group.map(({ lon, lat, events }) => ({ lon, lat, weight: events })));
    return { id: `n${at + 1}`, ...middle, individuals: several.size, ringed, encountered, months: [...months].sort(ascending) };
  });
  const unplaced = placed.reduce((sum, { at }) => sum + at.filter((place) => place === undefined).length, 0);
  return { radiusM: radius, rangeM, nodes, links: linkNodes(birds, nodes, nodeOf), nodeOf, unplaced };
}

/** Places by the fullest within reach of them; in cells of the radius, so that only the near ones are measured. */
function groupPlaces(places: readonly Place[], radiusM: number): Place[][] {
  const order = places.toSorted((a, b) => b.events - a.events || a.lon - b.lon || a.lat - b.lat);
  const side = radiusM / MEAN_RADIUS_M;
  const cellOf = ({ lon, lat }: Place): [number, number, number] => {
    const [lambda, phi] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
    // A little wider than the radius: the ellipsoid is not the sphere.
    const cell = (value: number): number => Math.floor(value / (side * 1.02));
    return [cell(Math.cos(phi) * Math.cos(lambda)), cell(Math.cos(phi) * Math.sin(lambda)), cell(Math.sin(phi))];
  };
  const cells = groupBy(order, (place) => cellOf(place).join(' '));
  const around = [-1, 0, 1];
  const taken = new Set<Place>();
  return order.flatMap((seed): Place[][] => {
    if (taken.has(seed)) return [];
    const [x, y, z] = cellOf(seed);
    const near = around.flatMap((dx) => around.flatMap((dy) => around.flatMap((dz) => cells.get(`${x + dx} ${y + dy} ${z + dz}`) ?? [])));
    const group = near.filter((place) => !taken.has(place) && geodesicM(seed.lon, seed.lat, place.lon, place.lat) <= radiusM);
    for (const place of group) taken.add(place);
    return [group];
  });
}

/** Who was ringed at one node and encountered at another, those of most birds first. */
function linkNodes(birds: readonly Bird[], nodes: readonly EncounterNode[], nodeOf: EncounterNetwork['nodeOf']): NetworkLink[] {
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const links = new Map<string, { from: string; to: string; birds: Set<string>; encounters: number; months: Set<number> }>();
  for (const { bird, ringing, encounters } of birds) {
    const from = ringing && nodeOf(ringing);
    if (from === undefined) continue;
    for (const encounter of encounters) {
      const to = nodeOf(encounter);
      if (to === undefined || to === from) continue;
      const key = `${from} ${to}`;
      const link = links.get(key) ?? { from, to, birds: new Set<string>(), encounters: 0, months: new Set<number>() };
      link.birds.add(bird);
      link.encounters += 1;
      const month = monthOf(encounter);
      if (month !== undefined) link.months.add(month);
      links.set(key, link);
    }
  }
  return [...links.values()]
    .map(({ from, to, birds: several, encounters, months }) => ({
      from,
      to,
      heading: headingOf(nodeById.get(from)!, nodeById.get(to)!),
      individuals: several.size,
      movements: encounters,
      months: [...months].sort(ascending),
    }))
    .sort((a, b) => b.individuals - a.individuals || b.movements - a.movements || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
}
