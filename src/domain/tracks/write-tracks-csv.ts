import { writeCsv } from '../formats/csv.ts';
import { ARGOS_ERROR_M } from './import/judge-fix.ts';
import type { Track } from './track.ts';

const COLUMNS = ['individual-local-identifier', 'timestamp', 'location-long', 'location-lat', 'visible'] as const;
const CLASS_OF_ERROR = new Map(Object.entries(ARGOS_ERROR_M).map(([name, metres]) => [metres, name]));

/**
 * Tracks as a Movebank CSV (RFC 4180): every fix with its individual, UTC time (milliseconds kept), WGS 84 longitude and
 * latitude in full. Reading the file gives the same tracks: names that a spreadsheet would take for formulas are guarded,
 * and the reader takes the guard off again; fixes whose location error is that
 * of an Argos class carry the class (column argos:lc, only where there are any). Other errors have no column at Movebank.
 */
export function writeTracksCsv(tracks: readonly Track[]): string {
  const withClass = tracks.some((track) => track.error.some((metres) => CLASS_OF_ERROR.has(metres)));
  return writeCsv(listRows(tracks, withClass), withClass ? [...COLUMNS, 'argos:lc'] : COLUMNS);
}

type Row = Partial<Record<(typeof COLUMNS)[number] | 'argos:lc', string | number>>;

function* listRows(tracks: readonly Track[], withClass: boolean): Generator<Row> {
  for (const { individual, time, lon, lat, error } of tracks) {
    for (let i = 0; i < time.length; i++) {
      yield {
        'individual-local-identifier': individual,
        timestamp: new Date(time[i]!).toISOString().replace('T', ' ').slice(0, -1),
        'location-long': lon[i]!,
        'location-lat': lat[i]!,
        visible: 'true',
        ...(withClass ? { 'argos:lc': CLASS_OF_ERROR.get(error[i]!) ?? '' } : {}),
      };
    }
  }
}
