import type { Feature, LineString, MultiLineString, Position } from 'geojson';
import { cutLine } from '../geometry/antimeridian.ts';
import { lineLengthKm } from '../geometry/distances.ts';
import { thinByInterval } from '../tracks/thin.ts';
import type { Track } from '../tracks/track.ts';

/** The whole track of an animal without a migration, as a line. Times in ISO 8601 UTC, length in km along the line. */
export type MovementFeature = Feature<
  LineString | MultiLineString,
  { readonly individual: string; readonly kind: 'movement'; readonly start: string; readonly end: string; readonly distanceKm: number }
>;

/** Positions of a line at most: more make a file that no map opens. */
const MOST_POSITIONS = 2000;

/** Movement of animals, to be shown where no migration was found: a line each, thinned to at most 2,000 positions. WGS 84 [lon, lat]. */
export function drawMovement(tracks: readonly Track[]): MovementFeature[] {
  return tracks.flatMap((track): MovementFeature[] => {
    const [first = 0, last = 0] = [track.time[0], track.time.at(-1)];
    const { lon, lat } = track.time.length > MOST_POSITIONS ? thinByInterval(track, (last - first) / 1000 / (MOST_POSITIONS - 1)) : track;
    if (lon.length < 2) return [];
    const positions = Array.from(lon, (x, i): Position => [x, lat[i]!]);
    const lines = cutLine(positions);
    const distanceKm = Math.round(lineLengthKm(positions) * 100) / 100;
    return [
      {
        type: 'Feature',
        properties: { individual: track.individual, kind: 'movement', start: new Date(first).toISOString(), end: new Date(last).toISOString(), distanceKm },
        geometry: lines.length === 1 ? { type: 'LineString', coordinates: lines[0]! } : { type: 'MultiLineString', coordinates: lines },
      },
    ];
  });
}

/** Individuals with fixes in each calendar month, January first, UTC. */
export function countByMonth(tracks: readonly Track[]): number[] {
  const months = Array.from({ length: 12 }, () => 0);
  for (const { time } of tracks) {
    const present = new Set(Array.from(time, (ms) => new Date(ms).getUTCMonth()));
    for (const month of present) months[month]! += 1;
  }
  return months;
}

/** Tracks of some of a file's individuals: those named to be taken, or all without those named to be left out. */
export function chooseIndividuals(tracks: readonly Track[], individuals: readonly string[] | undefined, without: readonly string[] | undefined): Track[] {
  return tracks.filter(({ individual }) => (individuals?.includes(individual) ?? true) && !(without?.includes(individual) ?? false));
}
