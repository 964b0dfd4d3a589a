import { writeCsv } from '../../../src/domain/formats/csv.ts';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import type { Movement, StationRegion, Visit } from '../../../src/domain/receivers/sum-detections.ts';

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const instant = (time: number): string => new Date(time).toISOString();

/** Every animal at every station that detected it. */
export function writeVisits(visits: readonly Visit[], regionOf: StationRegion): string {
  const rows = visits.map(({ animal, station, first, last, detections }) => ({
    animal,
    station: station.id,
    name: station.name,
    lon: round(station.lon, 5),
    lat: round(station.lat, 5),
    country: regionOf(station),
    first: instant(first),
    last: instant(last),
    detections,
  }));
  return writeCsv(rows, ['animal', 'station', 'name', 'lon', 'lat', 'country', 'first', 'last', 'detections']);
}

/** Who was detected at one station and next at another. */
export function writeMovements(movements: readonly Movement[]): string {
  const rows = movements.map(({ animal, from, to, left, arrived }) => ({
    animal,
    from: from.id,
    fromName: from.name,
    to: to.id,
    toName: to.name,
    left: instant(left),
    arrived: instant(arrived),
    shortestKm: round(geodesicM(from.lon, from.lat, to.lon, to.lat) / 1000, 1),
  }));
  return writeCsv(rows, ['animal', 'from', 'fromName', 'to', 'toName', 'left', 'arrived', 'shortestKm']);
}
