import { ARGOS_ERROR_M } from './import/judge-fix.ts';
import type { Track } from './track.ts';

const COLUMNS = ['individual-local-identifier', 'timestamp', 'location-long', 'location-lat', 'visible'];
const CLASS_OF_ERROR = new Map(Object.entries(ARGOS_ERROR_M).map(([name, metres]) => [metres, name]));

const quote = (value: string): string => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/**
 * Tracks as a Movebank CSV (RFC 4180): every fix with its individual, UTC time (milliseconds kept), WGS 84 longitude and
 * latitude in full. Reading the file gives the same tracks: names stay as they are, and fixes whose location error is that
 * of an Argos class carry the class (column argos:lc, only where there are any). Other errors have no column at Movebank.
 */
export function writeTracksCsv(tracks: readonly Track[]): string {
  const withClass = tracks.some((track) => track.error.some((metres) => CLASS_OF_ERROR.has(metres)));
  const lines = [[...COLUMNS, ...(withClass ? ['argos:lc'] : [])].join(',')];
  for (const { individual, time, lon, lat, error } of tracks) {
    const name = quote(individual);
    for (let i = 0; i < time.length; i++) {
      const timestamp = new Date(time[i]!).toISOString().replace('T', ' ').slice(0, -1);
      const argosClass = withClass ? `,${CLASS_OF_ERROR.get(error[i]!) ?? ''}` : '';
      lines.push(`${name},${timestamp},${lon[i]!},${lat[i]!},true${argosClass}`);
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}
