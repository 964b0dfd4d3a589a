import { selectFixes, type Track } from './track.ts';

/** Tracks that an atlas publishes hold at most this many positions a day. */
export const POSITIONS_A_DAY = 4;

const DAY_MS = 86_400_000;

/** At most `maxPerDay` positions a UTC day: the first fix in each of as many equal slots of the day. */
export function thinTrack(track: Track, maxPerDay: number): Track {
  const slot = DAY_MS / maxPerDay;
  let last = Number.NEGATIVE_INFINITY;
  const keep = Uint8Array.from(track.time, (time) => {
    const mine = Math.floor(time / slot);
    if (mine === last) return 0;
    last = mine;
    return 1;
  });
  return selectFixes(track, (i) => keep[i] === 1);
}

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
