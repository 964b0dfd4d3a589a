import { haversineM } from '../geometry/distances.ts';
import { selectFixes, type Track } from './track.ts';
import type { ImportedTracks } from './import/import-types.ts';

/**
 * Drop every fix that needs more than the top speed both to reach and to leave; repeated until none is left, as one
 * outlier can hide its neighbour. The first and the last fix are judged by their one step, and only go when the step
 * beyond it is slow enough, so that the outlier and not its neighbour is dropped.
 * @param topSpeedKmh the population's top speed, km/h
 */
export function filterSpeed(track: Track, topSpeedKmh: number): { track: Track; dropped: number } {
  const limit = topSpeedKmh / 3.6;
  let current = track;
  for (;;) {
    const { time, lon, lat } = current;
    const count = time.length;
    const tooFast = (a: number, b: number): boolean => haversineM(lon[a]!, lat[a]!, lon[b]!, lat[b]!) > (limit * (time[b]! - time[a]!)) / 1000;
    const outlier = (i: number): boolean => {
      if (count < 3) return false;
      if (i === 0) return tooFast(0, 1) && !tooFast(1, 2);
      if (i === count - 1) return tooFast(i - 1, i) && !tooFast(i - 2, i - 1);
      return tooFast(i - 1, i) && tooFast(i, i + 1);
    };
    // Of neighbouring outliers only the first goes in one round: it may be what makes the next look fast.
    const drop = new Uint8Array(count);
    for (let i = 0; i < count; i++) if (outlier(i) && !(i > 0 && drop[i - 1])) drop[i] = 1;
    if (!drop.includes(1)) return { track: current, dropped: track.time.length - count };
    current = selectFixes(current, (i) => drop[i] === 0);
  }
}

/** An import without the fixes that an animal cannot have reached and left; they are counted in the report. See `filterSpeed`. */
export function dropSpeeding(imported: ImportedTracks, topSpeedKmh: number): ImportedTracks {
  const reason = `faster than ${topSpeedKmh} km/h to reach and to leave`;
  let dropped = 0;
  const tracks = imported.tracks.map((track) => {
    const filtered = filterSpeed(track, topSpeedKmh);
    dropped += filtered.dropped;
    return filtered.track;
  });
  if (dropped === 0) return imported;
  const { report } = imported;
  return { ...imported, tracks, report: { ...report, fixesKept: report.fixesKept - dropped, dropped: { ...report.dropped, [reason]: dropped } } };
}
