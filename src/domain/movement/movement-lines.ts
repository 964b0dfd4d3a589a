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
