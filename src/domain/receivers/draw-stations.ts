import type { Feature, MultiLineString, Point } from 'geojson';
import { layLink } from '../network/lay-link.ts';
import type { Station } from './join-stations.ts';
import { isOpen, type StationLink, type Visit } from './sum-detections.ts';

const round = (value: number): number => Math.round(value * 1e5) / 1e5;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

interface StationProperties {
  readonly name: string;
  readonly node: string;
  /** Animals detected there; 0 says that a receiver stood there, not that no animal came. */
  readonly individuals: number;
  readonly detections: number;
  readonly from?: string;
  readonly until?: string;
}

/** What a map shows of receivers: stations, and bows between those that one animal was detected at, which are no routes. */
export function drawStations(
  stations: readonly Station[],
  visits: readonly Visit[],
  links: readonly StationLink[],
): { readonly nodes: Feature<Point, StationProperties>[]; readonly links: Feature<MultiLineString>[] } {
  const sums = new Map<Station, { individuals: number; detections: number }>();
  for (const { station, detections } of visits) {
    const known = sums.get(station) ?? { individuals: 0, detections: 0 };
    sums.set(station, { individuals: known.individuals + 1, detections: known.detections + detections });
  }
  return {
    nodes: stations.map((station) => {
      const { individuals, detections } = sums.get(station) ?? { individuals: 0, detections: 0 };
      const { name, id, lon, lat } = station;
      return {
        type: 'Feature',
        properties: { name, node: id, individuals, detections, ...writeEffort(station) },
        geometry: { type: 'Point', coordinates: [round(lon), round(lat)] },
      };
    }),
    links: links.flatMap(({ from, to, animals, movements, km }): Feature<MultiLineString>[] => {
      const coordinates = layLink([round(from.lon), round(from.lat)], [round(to.lon), round(to.lat)]);
      if (coordinates.length === 0) return [];
      const properties = { individuals: animals, movements, distanceKm: Math.round(km * 10) / 10 };
      return [{ type: 'Feature', properties, geometry: { type: 'MultiLineString', coordinates } }];
    }),
  };
}

/** The first and the last day on which a receiver stood at a station, as far as they are known. */
export function writeEffort(station: Station): { from?: string; until?: string } {
  const [first, last] = [station.periods[0], station.periods.at(-1)];
  return {
    ...(first === undefined ? {} : { from: dayOf(first.start) }),
    ...(last?.end === undefined || isOpen(station) ? {} : { until: dayOf(last.end) }),
  };
}
