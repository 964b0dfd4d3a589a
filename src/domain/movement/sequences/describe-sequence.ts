import { cutLine, wrapLongitude } from '../../geometry/antimeridian.ts';
import type { Position } from 'geojson';
import { lineLengthKm } from '../../geometry/distances.ts';
import type { Track } from '../../tracks/track.ts';
import type { MigrationSequence, RouteFeature, SequenceSummary } from '../types.ts';

const DAY_MS = 86_400_000;

function positionsOf(track: Track, { from, to }: MigrationSequence): Position[] {
  return Array.from({ length: to - from + 1 }, (_, i) => [track.lon[from + i]!, track.lat[from + i]!]);
}

/** One row of sequences.csv; the distance is the geodesic length of the line through the fixes. */
export function describeSequence(track: Track, sequence: MigrationSequence, varianceM2PerS: number | null): SequenceSummary {
  const { individual, id, season, class: movement, start, end, from, to, flags, confirmed } = sequence;
  const positions = positionsOf(track, sequence);
  const distanceKm = lineLengthKm(positions);
  return {
    individual,
    sequence: id,
    season,
    class: movement,
    start,
    end,
    fixes: to - from + 1,
    days: (end - start) / DAY_MS,
    distanceKm,
    halfWay: placeAlong(positions, distanceKm / 2),
    varianceM2PerS,
    ...(flags && { flags }),
    ...(confirmed && { confirmed }),
  };
}

/** The route of one sequence: the line through its fixes. */
export function routeOf(track: Track, sequence: MigrationSequence): RouteFeature {
  const positions = positionsOf(track, sequence);
  const lines = cutLine(positions);
  return {
    type: 'Feature',
    properties: {
      individual: sequence.individual,
      sequence: sequence.id,
      season: sequence.season,
      start: new Date(sequence.start).toISOString(),
      end: new Date(sequence.end).toISOString(),
      distanceKm: Math.round(lineLengthKm(positions) * 100) / 100,
    },
    geometry: lines.length === 1 ? { type: 'LineString', coordinates: lines[0]! } : { type: 'MultiLineString', coordinates: lines },
  };
}

/** The place so many km along a line through fixes, [lon, lat]; between two of them by their straight line in degrees. */
function placeAlong(positions: readonly Position[], km: number): [number, number] {
  let gone = 0;
  for (let i = 1; i < positions.length; i++) {
    const [from, to] = [positions[i - 1]!, positions[i]!];
    const step = lineLengthKm([from, to]);
    if (gone + step >= km && step > 0) {
      const share = (km - gone) / step;
      const [lon = 0, lat = 0] = from;
      const [toLon = 0, toLat = 0] = to;
      const east = toLon - lon - 360 * Math.round((toLon - lon) / 360);
      return [wrapLongitude(lon + share * east), lat + share * (toLat - lat)];
    }
    gone += step;
  }
  const [lon = 0, lat = 0] = positions.at(-1) ?? [];
  return [lon, lat];
}
