import type { Track } from './track.ts';

/** One accepted row of a tracking file. */
export interface FixRow {
  readonly row: number;
  readonly time: number;
  readonly lon: number;
  readonly lat: number;
  readonly error: number;
}

/**
 * Tracks in time order, one fix an individual and instant: of several, the first in the file stays and `onDuplicate`
 * hears of the others. Individuals come in the order of their names.
 */
export function buildTracks(byIndividual: ReadonlyMap<string, FixRow[]>, onDuplicate: (row: number) => void): Track[] {
  const names = [...byIndividual.keys()].sort((a, b) => (a < b ? -1 : 1));
  return names.map((individual) => {
    const rows = [...(byIndividual.get(individual) ?? [])].sort((a, b) => a.time - b.time || a.row - b.row);
    const kept = rows.filter((fix, index) => {
      const twin = index > 0 && rows[index - 1]?.time === fix.time;
      if (twin) onDuplicate(fix.row);
      return !twin;
    });
    return {
      individual,
      time: Float64Array.from(kept, (fix) => fix.time),
      lon: Float64Array.from(kept, (fix) => fix.lon),
      lat: Float64Array.from(kept, (fix) => fix.lat),
      error: Float32Array.from(kept, (fix) => fix.error),
    };
  });
}

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
