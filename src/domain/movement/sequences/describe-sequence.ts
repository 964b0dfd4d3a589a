import { cutLine } from '../../geometry/antimeridian.ts';
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
  return {
    individual,
    sequence: id,
    season,
    class: movement,
    start,
    end,
    fixes: to - from + 1,
    days: (end - start) / DAY_MS,
    distanceKm: lineLengthKm(positionsOf(track, sequence)),
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
