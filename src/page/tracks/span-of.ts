import type { Track } from '../../domain/tracks/track.ts';

/** First and last fix of tracks, however many they are, ms since 1970 UTC. */
export function spanOf(tracks: readonly Track[]): { readonly from: number; readonly to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { time } of tracks) {
    from = Math.min(from, time[0] ?? from);
    to = Math.max(to, time.at(-1) ?? to);
  }
  return { from, to };
}
