import { ARGOS_UNSTATED } from './judge-error.ts';
import { ARGOS_ERROR_M, type DropReason } from './judge-fix.ts';
import { PlaceReader } from './read-places.ts';
import { type Fix, mixedTimes } from './movebank-table.ts';
import { parseLocalTime } from './parse-local-time.ts';
import type { FormatContext } from './import-types.ts';
import { noteOf } from '../../notes.ts';

const HEAD = /^\s{0,20}(\S{1,40})\s{1,20}Date\s{0,20}:\s{0,20}(\S{1,40})\s{1,20}(\S{1,40})\s{1,20}LC\s{0,20}:\s{0,20}(\S)/;
const PLACE = /^\s{0,20}Lat1\s{0,20}:\s{0,20}(\S{1,40})\s{1,20}Lon1\s{0,20}:\s{0,20}(\S{1,40})/;
const DAY = /^(\d{2})\.(\d{2})\.(\d{2}|\d{4})$/;
/** Two-digit years from here on are of the twentieth century: Argos began in 1978. */
const FIRST_YEAR = 70;

/** Whether the start of a text is an Argos DIAG file's. */
export function isArgosDiag(start: string): boolean {
  return /^.{0,80}\bDate\s{0,20}:\s{0,20}\S{1,40}\s{1,20}\S{1,40}\s{1,20}LC\s{0,20}:/m.test(start);
}

/**
 * Read an Argos DIAG text file: a block of lines a message, of which the first names transmitter, date (UTC) and
 * location class and the second holds the two solutions; the first solution is the fix. Each message is a row.
 */
export async function readArgosDiag(lines: AsyncIterable<readonly string[]>, context: FormatContext): Promise<void> {
  const { tally, file, note } = context;
  tally.format = 'Argos DIAG';
  tally.fields = { individual: 'transmitter', time: 'Date', lat: 'Lat1' };
  note(noteOf('imported.transmitters', { file }));
  let row = 0;
  let head: { row: number; match: RegExpExecArray } | undefined;
  const finish = (place: RegExpExecArray | undefined): void => {
    if (!head) return;
    tally.take(place ? judgeMessage(head.match, place, head.row, context) : 'dropped.noPositionLine', head.row);
    head = undefined;
  };
  for await (const some of lines) {
    for (const line of some) {
      row += 1;
      const match = HEAD.exec(line);
      if (match) {
        finish(undefined);
        head = { row, match };
        continue;
      }
      const place = PLACE.exec(line);
      if (place && head) finish(place);
      else if (place) tally.take('dropped.noMessageLine', row);
      else if (/\bDate\s*:|\bLat1\b/.test(line)) tally.take('dropped.damagedLine', row);
    }
  }
  finish(undefined);
}

function judgeMessage(head: RegExpExecArray, place: RegExpExecArray, row: number, { defaultErrorM, file, tally }: FormatContext): Fix | DropReason {
  const [, individual = '', day = '', clock = '', lc = ''] = head;
  const quality = lc.toUpperCase();
  const date = DAY.exec(day);
  if (!date) {
    if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(day)) throw mixedTimes(file, row, 'Date', day);
    return 'dropped.timeUnreadable';
  }
  const short = Number(date[3]);
  const year = short >= 100 ? short : short + (short >= FIRST_YEAR ? 1900 : 2000);
  const read = parseLocalTime(`${year}-${date[2]}-${date[1]} ${clock}Z`, 'iso');
  if (!read) return 'dropped.timeUnreadable';
  const lat = hemisphere(place[1] ?? '', 'N', 'S');
  const lon = hemisphere(place[2] ?? '', 'E', 'W');
  if (lat === undefined || lon === undefined) return 'dropped.noPlace';
  const found = new PlaceReader(tally).judge(lon, lat, row);
  if (typeof found === 'string') return found;
  if (quality === 'Z') return 'dropped.argosZ';
  const known = ARGOS_ERROR_M[quality];
  const located =
    known === undefined
      ? ({ error: defaultErrorM > 0 ? defaultErrorM : ARGOS_UNSTATED, sensor: 'argos' } as const)
      : ({ error: known, sensor: 'argos-class' } as const);
  return { individual, time: read.time, ...found, ...located };
}

/** `53.773S` as degrees; undefined for question marks, NaN for anything else. */
function hemisphere(text: string, plus: string, minus: string): number | undefined {
  if (/^\?+$/.test(text)) return undefined;
  const letter = text.slice(-1).toUpperCase();
  if (letter !== plus && letter !== minus) return Number.NaN;
  const value = text.slice(0, -1) === '' ? Number.NaN : Number(text.slice(0, -1));
  return letter === minus ? -value : value;
}
