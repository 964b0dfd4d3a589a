import { selectFixes } from './select-fixes.ts';
import type { Track } from './track.ts';

/** The first fix, then each that comes at least `minSeconds` after the last one kept. */
export function thinByInterval(track: Track, minSeconds: number): Track {
  let last = Number.NEGATIVE_INFINITY;
  const keep = Uint8Array.from(track.time, (time) => {
    if (time - last < minSeconds * 1000) return 0;
    last = time;
    return 1;
  });
  return selectFixes(track, (i) => keep[i] === 1);
}
