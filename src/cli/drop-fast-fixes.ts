import { filterSpeed } from '../domain/tracks/filter-speed.ts';
import type { Track } from '../domain/tracks/track.ts';

const FIRST_KEPT = 5;

export interface SpeedReport {
  readonly topSpeedKmh: number;
  readonly dropped: number;
  /** The first fixes left out: the rows of a file are not known any more. */
  readonly firstFixes: { readonly individual: string; readonly time: string }[];
}

/** Speed filter over a population's tracks, with what it left out. */
export function dropFastFixes(tracks: readonly Track[], topSpeedKmh: number): { tracks: Track[]; report: SpeedReport } {
  let dropped = 0;
  const firstFixes: SpeedReport['firstFixes'] = [];
  const filtered = tracks.map((track) => {
    const result = filterSpeed(track, topSpeedKmh);
    dropped += result.dropped;
    const kept = new Set(result.track.time);
    for (const time of result.dropped > 0 ? track.time : []) {
      if (!kept.has(time) && firstFixes.length < FIRST_KEPT) firstFixes.push({ individual: track.individual, time: new Date(time).toISOString() });
    }
    return result.track;
  });
  return { tracks: filtered, report: { topSpeedKmh, dropped, firstFixes } };
}
