import type { Track } from '../../src/domain/tracks/track.ts';
import { simulateTrack } from '../unit/movement/simulate-track.ts';

/** Degrees from where simulated tracks start to the south of the reindeer of Setesdal. */
const [EAST, NORTH] = [7.6 - 70, 59 - 45];
/** A degree of longitude is shorter at 59° than at 45°. */
const WIDEN = Math.cos(Math.PI / 4) / Math.cos((59.3 * Math.PI) / 180);

/** Animals that go 60 km north in April and back in September, every year alike, across the roads of Setesdal. */
export function simulateHerd(animals: number, stepH = 4): Track[] {
  return Array.from({ length: animals }, (_, i) => {
    const late = i % 7;
    const track = simulateTrack({
      individual: `Rein ${i + 1}`,
      days: 350,
      stepH,
      wanderKm: 1.5,
      seed: 500 + i,
      journeys: [
        [100 + late, 112 + late, 60],
        [250 + late, 264 + late, 0],
      ],
    });
    return { ...track, lon: track.lon.map((lon) => 70 + (lon - 70) * WIDEN + EAST), lat: track.lat.map((lat) => lat + NORTH) };
  });
}

/** Tracks as Movebank writes them; `swapped` has longitude and latitude in each other's column. */
export function writeMovebankCsv(tracks: readonly Track[], swapped = false): string {
  const columns = [
    'event-id',
    'timestamp',
    swapped ? 'location-lat' : 'location-long',
    swapped ? 'location-long' : 'location-lat',
    'individual-taxon-canonical-name',
    'individual-local-identifier',
  ];
  const lines = tracks.flatMap(({ individual, time, lon, lat }, animal) =>
    Array.from(time, (each, i) =>
      [
        animal * 1e6 + i,
        new Date(each).toISOString().replace('T', ' ').slice(0, 23),
        lon[i]?.toFixed(5),
        lat[i]?.toFixed(5),
        'Rangifer tarandus',
        individual,
      ].join(','),
    ),
  );
  return [columns.join(','), ...lines, ''].join('\n');
}
