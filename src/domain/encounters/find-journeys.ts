import { type Connectivity, type Journey, measureConnectivity, type Site } from '../network/connectivity.ts';
import type { Seasons } from '../network/find-journeys.ts';
import type { EncounterRecord } from './encounter.ts';
import { type Bird, monthOf, placeOf } from './join-birds.ts';

/** More birds would take the square of their number in time; so many are taken, evenly through all. */
const MOST_BIRDS = 1000;

type Region = (record: EncounterRecord) => string | undefined;

/** Where each bird was in its breeding and in its other season, the first time that each is known, with the region it counts for. */
function findJourneys(birds: readonly Bird[], seasons: Seasons, regionOf: Region): PlainJourney[] {
  return birds.flatMap(({ bird, ringing, encounters }): PlainJourney[] => {
    const events = [...(ringing ? [ringing] : []), ...encounters].flatMap((record) => {
      const [place, month, region] = [placeOf(record), monthOf(record), regionOf(record)];
      return place === undefined || month === undefined || region === undefined ? [] : [{ lon: place.lon, lat: place.lat, month, region }];
    });
    const origin = events.find(({ month }) => seasons.breeding.includes(month));
    const target = events.find(({ month }) => seasons.nonBreeding.includes(month));
    return origin && target ? [{ individual: bird, origin, target }] : [];
  });
}

interface PlainJourney {
  readonly individual: string;
  readonly origin: { readonly lon: number; readonly lat: number; readonly region: string };
  readonly target: { readonly lon: number; readonly lat: number; readonly region: string };
}

/** The middle of places on the sphere, by region: where the birds of each were on average. */
function nodesOf(places: readonly PlainJourney['origin'][]): ReadonlyMap<string, Site> {
  const sums = new Map<string, [number, number, number]>();
  for (const { lon, lat, region } of places) {
    const [lambda, phi] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
    const sum = sums.get(region) ?? [0, 0, 0];
    sums.set(region, [sum[0] + Math.cos(phi) * Math.cos(lambda), sum[1] + Math.cos(phi) * Math.sin(lambda), sum[2] + Math.sin(phi)]);
  }
  const degrees = 180 / Math.PI;
  return new Map([...sums].map(([id, [x, y, z]]) => [id, { id, lon: Math.atan2(y, x) * degrees, lat: Math.atan2(z, Math.hypot(x, y)) * degrees }]));
}

/**
 * The strength of migratory connectivity of birds known from both seasons: r_M between their places, MC between the regions
 * (see `measureConnectivity`).
 * @param seasons months by the custodian's word: the calendar alone names no season
 * @returns undefined where no bird is known from both
 */
export function measureEncounters(
  birds: readonly Bird[],
  seasons: Seasons,
  regionOf: Region,
): (Connectivity & { /** Birds known from both seasons, of which some were taken. */ readonly known: number }) | undefined {
  const all: readonly PlainJourney[] = findJourneys(birds, seasons, regionOf);
  if (all.length === 0) return undefined;
  const every = all.length / Math.min(all.length, MOST_BIRDS);
  const taken = Array.from({ length: Math.min(all.length, MOST_BIRDS) }, (_, i) => all[Math.floor(i * every)]!);
  const [origins, targets] = [nodesOf(taken.map(({ origin }) => origin)), nodesOf(taken.map(({ target }) => target))];
  const journeys = taken.map(({ individual, origin, target }): Journey => ({
    individual,
    origin: { id: individual, lon: origin.lon, lat: origin.lat, node: origins.get(origin.region)! },
    target: { id: individual, lon: target.lon, lat: target.lat, node: targets.get(target.region)! },
  }));
  return { ...measureConnectivity(journeys), known: all.length };
}
