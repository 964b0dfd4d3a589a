import { filterSpeed } from '../filter-speed.ts';
import type { ImportedTracks } from './import-types.ts';

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
