import { AtlasError } from '../errors.ts';
import type { ReadEncounters } from './encounter.ts';
import { type EncounterTable, isBandingHeader, readEncounterTable } from './read-encounter-table.ts';
import { euringFormatOf, readEuring } from './read-euring.ts';

/** Lines looked at for a EURING record: one damaged line does not make a file another format. */
const LINES_LOOKED_AT = 20;
/** Characters that those can have. */
const START = 200_000;
/** A text longer than this does not fit into the memory of a build beside what is made of it. */
const LONGEST_TEXT = 400_000_000;

/**
 * Read a file of ringing and re-encounters, by its content: EURING 2000, 2000+ or 2020; else a table.
 * @param table which columns hold what, where the header does not say it
 * @throws AtlasError naming the file where it is neither
 */
export function readEncounters(text: string, file: string, table?: EncounterTable): ReadEncounters {
  if (text.length > LONGEST_TEXT) throw new AtlasError('encounters.tooLong', {}, { file });
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const read = table === undefined && hasEuring(plain) ? readEuring(plain, file) : readEncounterTable(plain, file, table);
  if (read.records.length === 0) throw new AtlasError('encounters.none', {}, { file });
  return read;
}

function hasEuring(plain: string): boolean {
  return plain
    .slice(0, START)
    .split('\n', LINES_LOOKED_AT)
    .some((line) => euringFormatOf(line.replace(/\r$/, '')) !== undefined);
}

/**
 * Whether a file is of ringing and re-encounters and can be nothing else: EURING, or the USGS Bird Banding Laboratory's table.
 * Darwin Core holds either, tracks or encounters.
 * @param start the first lines of its text
 */
export function areEncounters(start: string): boolean {
  const plain = start.charCodeAt(0) === 0xfeff ? start.slice(1) : start;
  return hasEuring(plain) || isBandingHeader(/^[^\r\n]{0,8192}/.exec(plain)?.[0] ?? '');
}
