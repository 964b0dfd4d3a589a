import { buildTracks, type FixRow } from './build-tracks.ts';
import type { Track } from './track.ts';

/** The tracks of several files by individual; of fixes at the same instant the one of the earlier file stays. */
export function mergeTracks(files: readonly (readonly Track[])[]): { tracks: Track[]; dropped: number } {
  const byIndividual = new Map<string, FixRow[]>();
  let row = 0;
  for (const track of files.flat()) {
    const rows = byIndividual.get(track.individual) ?? [];
    for (let i = 0; i < track.time.length; i++) {
      rows.push({ row: row++, time: track.time[i]!, lon: track.lon[i]!, lat: track.lat[i]!, error: track.error[i]! });
    }
    byIndividual.set(track.individual, rows);
  }
  let dropped = 0;
  const tracks = buildTracks(byIndividual, () => {
    dropped += 1;
  });
  return { tracks, dropped };
}
