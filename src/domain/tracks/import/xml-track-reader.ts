import type { XmlHandler } from '../../formats/xml-tokenizer.ts';
import { noteOf } from '../../notes.ts';
import type { FormatContext, MappingQuestion } from './import-types.ts';
import type { DropReason } from './judge-fix.ts';
import { mixedTimes } from './movebank-table.ts';
import { parseBareDate, parseLocalTime, recogniseTimeForm } from './parse-local-time.ts';

/** Reads the elements of one kind of XML. */
export interface XmlTrackReader extends XmlHandler {
  /** After the last element. @returns the question to ask where its points are a table whose columns are not known */
  end(): Promise<MappingQuestion | undefined> | undefined | void;
}

/** Where a time stands in a file of XML. */
interface XmlTimePlace extends Pick<FormatContext, 'file' | 'tally' | 'note'> {
  readonly field: string;
  /** What is said of times that name no zone. */
  readonly utc: 'imported.gpxUtc' | 'imported.kmlUtc';
}

/**
 * A time as GPX and KML write it, ISO 8601 and UTC where it names no zone; a date alone is its midnight.
 * @returns ms since 1970, or why it is none
 * @throws AtlasError where it is in another form: what other times mean cannot be trusted then
 */
export function readXmlTime(written: string, row: number, { file, tally, note, field, utc }: XmlTimePlace): number | DropReason {
  const text = written.trim();
  if (text === '') return 'dropped.noTime';
  let read = parseLocalTime(text, 'iso');
  if (read) tally.timesOfDay += 1;
  else {
    read = parseBareDate(text, 'iso');
    if (read) tally.bareDates.add(row);
  }
  if (!read) {
    tally.sawUnread(row, text);
    const seen = recogniseTimeForm(text);
    if (seen !== undefined && seen !== 'year-month-day') throw mixedTimes(file, row, field, text);
    return 'dropped.timeUnreadable';
  }
  if (!read.zoned) note(noteOf(utc, { file }));
  return read.time;
}
