import { geodesicM } from '../geometry/distances.ts';
import { groupBy } from '../group-by.ts';
import { median } from '../statistics/median.ts';
import type { PlacedDetection, Station } from './join-stations.ts';
import { LEAST_GAP_S } from './receivers.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** An animal at a station: its first and last detection there, and how many there were. */
export interface Visit {
  readonly animal: string;
  readonly station: Station;
  readonly first: number;
  readonly last: number;
  readonly detections: number;
}

/** An animal that was detected at one station and next at another; by which way it went is not known. */
export interface Movement {
  readonly animal: string;
  readonly from: Station;
  readonly to: Station;
  /** Last detection at the one; first at the other that counts, `LEAST_GAP_S` later or more; ms since 1970. */
  readonly left: number;
  readonly arrived: number;
}

export interface StationLink {
  readonly from: Station;
  readonly to: Station;
  readonly animals: number;
  readonly movements: number;
  readonly km: number;
  /** Median time from the last detection at the one to the first at the other. */
  readonly medianHours: number;
}

/** Country of a station by ISO 3166-1 alpha-3, or `sea`. */
export type StationRegion = (station: Station) => string;

export interface RegionSum {
  readonly region: string;
  readonly stations: number;
  /** Stations with a detection that counts. */
  readonly detecting: number;
  /** Years in which receivers stood, as far as the files say it. */
  readonly firstYear?: number;
  readonly lastYear?: number;
  /** Stations whose last receiver has not ended as far as the files say. */
  readonly open: number;
  /** Days with a receiver, of the periods whose end is known, summed over stations. */
  readonly days: number;
  readonly animals: number;
  readonly detections: number;
  /** Animals detected in each calendar month, January first, UTC. */
  readonly months: readonly number[];
}

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Every animal at every station that detected it, animals in the order of their names and stations in that of first detection. */
export function sumVisits(placed: readonly PlacedDetection[]): Visit[] {
  const visits = new Map<string, Map<Station, { first: number; last: number; detections: number }>>();
  for (const { detection, station } of placed) {
    const { animal, time } = detection;
    const ofAnimal = visits.get(animal) ?? new Map<Station, { first: number; last: number; detections: number }>();
    visits.set(animal, ofAnimal);
    const known = ofAnimal.get(station) ?? { first: time, last: time, detections: 0 };
    ofAnimal.set(station, { first: Math.min(known.first, time), last: Math.max(known.last, time), detections: known.detections + 1 });
  }
  return [...visits]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([animal, ofAnimal]) =>
      [...ofAnimal]
        .map(([station, visit]): Visit => ({ animal, station, ...visit }))
        .sort((a, b) => a.first - b.first || Number(a.station.id) - Number(b.station.id)),
    );
}

/**
 * From station to station, in order of time, of each animal. Ranges overlap: while the station where it was last still hears
 * it, in the same instant or within `LEAST_GAP_S` before another does, it has not moved. First heard by several in one
 * instant, it is at the first of them.
 */
export function findMovements(placed: readonly PlacedDetection[]): Movement[] {
  return [...groupBy(placed, ({ detection }) => detection.animal)]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([animal, all]) => {
      const ordered = all.toSorted((a, b) => a.detection.time - b.detection.time || Number(a.station.id) - Number(b.station.id));
      const movements: Movement[] = [];
      let here: { readonly station: Station; readonly heard: number } | undefined;
      for (const [arrived, heardAt] of groupBy(ordered, ({ detection }) => detection.time)) {
        const stays = heardAt.find(({ station }) => station === here?.station);
        const { station } = stays ?? heardAt[0]!;
        if (here !== undefined && !stays) {
          if (arrived - here.heard < LEAST_GAP_S * 1000) continue;
          movements.push({ animal, from: here.station, to: station, left: here.heard, arrived });
        }
        here = { station, heard: arrived };
      }
      return movements;
    });
}

/** Links between stations, those of most animals first. */
export function sumStationLinks(movements: readonly Movement[]): StationLink[] {
  const sums = new Map<string, { from: Station; to: Station; animals: Set<string>; hours: number[] }>();
  for (const { animal, from, to, left, arrived } of movements) {
    const key = `${from.id} ${to.id}`;
    const sum = sums.get(key) ?? { from, to, animals: new Set<string>(), hours: [] };
    sums.set(key, sum);
    sum.animals.add(animal);
    sum.hours.push((arrived - left) / HOUR_MS);
  }
  return [...sums.values()]
    .map(({ from, to, animals, hours }) => ({
      from,
      to,
      animals: animals.size,
      movements: hours.length,
      km: geodesicM(from.lon, from.lat, to.lon, to.lat) / 1000,
      medianHours: median(hours),
    }))
    .sort((a, b) => b.animals - a.animals || b.movements - a.movements || Number(a.from.id) - Number(b.from.id) || Number(a.to.id) - Number(b.to.id));
}

/** Days with a receiver at a station, of the periods whose end is known. */
export function effortDays({ periods }: Station): number {
  return periods.reduce((sum, { start, end }) => sum + (end === undefined ? 0 : (end - start) / DAY_MS), 0);
}

/** Whether the last receiver of a station has not ended as far as the files say. */
export function isOpen({ periods }: Station): boolean {
  return periods.length > 0 && periods.at(-1)?.end === undefined;
}

/** First and last year in which a receiver of these stations stood, as far as the files say it; undefined where they say none. */
export function yearsOfEffort(stations: readonly Station[]): [number, number] | undefined {
  const times = stations.flatMap(({ periods }) => periods.flatMap(({ start, end }) => [start, end ?? start]));
  return yearsOf(times);
}

/** First and last UTC year of some instants. */
export function yearsOf(times: readonly number[]): [number, number] | undefined {
  if (times.length === 0) return undefined;
  const [first, last] = times.reduce(([least, most], time) => [Math.min(least, time), Math.max(most, time)], [Infinity, -Infinity]);
  return [new Date(first).getUTCFullYear(), new Date(last).getUTCFullYear()];
}

/** Stations, effort and animals by country, those with most animals first. A station that detected nothing counts like any other. */
export function sumStationRegions(stations: readonly Station[], placed: readonly PlacedDetection[], regionOf: StationRegion): RegionSum[] {
  const sums = new Map<string, { stations: Station[]; detecting: Set<Station>; animals: Set<string>; detections: number; months: Set<string>[] }>();
  const regions = new Map(stations.map((station) => [station, regionOf(station)]));
  for (const station of stations) {
    const region = regions.get(station)!;
    const known = sums.get(region);
    if (known) known.stations.push(station);
    else
      sums.set(region, {
        stations: [station],
        detecting: new Set(),
        animals: new Set(),
        detections: 0,
        months: Array.from({ length: 12 }, () => new Set<string>()),
      });
  }
  for (const { detection, station } of placed) {
    const sum = sums.get(regions.get(station)!)!;
    sum.detecting.add(station);
    sum.animals.add(detection.animal);
    sum.detections += 1;
    sum.months[new Date(detection.time).getUTCMonth()]!.add(detection.animal);
  }
  return [...sums]
    .map(([region, sum]): RegionSum => {
      const years = yearsOfEffort(sum.stations);
      return {
        region,
        stations: sum.stations.length,
        detecting: sum.detecting.size,
        ...(years === undefined ? {} : { firstYear: years[0], lastYear: years[1] }),
        open: sum.stations.filter(isOpen).length,
        days: Math.round(sum.stations.reduce((days, station) => days + effortDays(station), 0)),
        animals: sum.animals.size,
        detections: sum.detections,
        months: sum.months.map(({ size }) => size),
      };
    })
    .sort((a, b) => b.animals - a.animals || b.stations - a.stations || byText(a.region, b.region));
}
