import { medianIntervalHours, selectFixes, type Track } from '../tracks/track.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * The time between fixes that a track was made with: its most frequent step, the shorter of equally frequent ones, counted to
 * a tenth of an hour, of tracks finer than an hour to the minute, than six minutes to the second. Hours; 0 without a step.
 */
export function samplingIntervalHours(track: Track): number {
  const median = medianIntervalHours([track]) * HOUR_MS;
  const unit = median >= HOUR_MS ? 6 * MINUTE_MS : median >= 6 * MINUTE_MS ? MINUTE_MS : 1000;
  const counts = new Map<number, number>();
  for (let i = 1; i < track.time.length; i++) {
    const units = Math.round((track.time[i]! - track.time[i - 1]!) / unit);
    if (units > 0) counts.set(units, (counts.get(units) ?? 0) + 1);
  }
  let [best, most] = [0, 0];
  for (const [units, count] of counts) if (count > most || (count === most && units < best)) [best, most] = [units, count];
  return (best * unit) / HOUR_MS;
}

/**
 * A track without the fixes that follow the one kept before by less than half the interval: a burst would break what is one
 * stay, or count it several times.
 */
export function dropBursts(track: Track, intervalHours: number): Track {
  const least = (intervalHours * HOUR_MS) / 2;
  let kept = -Infinity;
  const keep = Array.from(track.time, (time) => {
    if (time - kept < least) return false;
    kept = time;
    return true;
  });
  return keep.every(Boolean) ? track : selectFixes(track, (fix) => keep[fix]!);
}
