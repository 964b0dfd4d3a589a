import type { Track } from './track.ts';

/** The fixes of a track for which `keep` holds, by index. */
export function selectFixes(track: Track, keep: (index: number) => boolean): Track {
  return {
    individual: track.individual,
    time: track.time.filter((_, i) => keep(i)),
    lon: track.lon.filter((_, i) => keep(i)),
    lat: track.lat.filter((_, i) => keep(i)),
    error: track.error.filter((_, i) => keep(i)),
  };
}
