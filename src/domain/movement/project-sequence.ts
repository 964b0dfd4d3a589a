import type { EqualAreaPlane } from '../geometry/lambert-azimuthal.ts';
import type { Track } from '../tracks/track.ts';
import type { PlaneSequence } from './motion-variance.ts';
import type { MigrationSequence } from './types.ts';

/** A sequence's fixes in plane metres and seconds; a fix without an error of its own gets the population's. */
export function projectSequence(track: Track, { from, to }: Pick<MigrationSequence, 'from' | 'to'>, plane: EqualAreaPlane, locationErrorM: number): PlaneSequence {
  const count = to - from + 1;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [px, py] = plane.forward(track.lon[from + i]!, track.lat[from + i]!);
    x[i] = px;
    y[i] = py;
  }
  const origin = track.time[from]!;
  return {
    x,
    y,
    t: track.time.slice(from, to + 1).map((time) => (time - origin) / 1000),
    error: Float64Array.from(track.error.subarray(from, to + 1), (error) => (error > 0 ? error : locationErrorM)),
  };
}
