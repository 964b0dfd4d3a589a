import type { XmlHandler } from '../../formats/xml-tokenizer.ts';
import { noteOf } from '../../notes.ts';
import type { FormatContext, MappingQuestion } from './import-types.ts';
import type { DropReason } from './judge-fix.ts';
import { mixedTimes } from './movebank-table.ts';
import { LooseFixes, type LooseSource } from './loose-fixes.ts';
import { parseBareDate, parseLocalTime, parseUtcTime, recogniseTimeForm } from './parse-local-time.ts';
import { PlaceReader } from './read-places.ts';

/** Reads the elements of one kind of XML. */
export interface XmlTrackReader extends XmlHandler {
  /** After the last element. @returns the question to ask where its points are a table whose columns are not known */
  end(): Promise<MappingQuestion | undefined> | undefined | void;
}

/** Where a time stands in a file of XML. */
interface XmlTimePlace {
  readonly field: string;
  /** What is said of times that name no zone. */
  readonly utc: 'imported.gpxUtc' | 'imported.kmlUtc';
}

/** A position as it stands in the file, by the order of its axes there. */
export type WrittenPlace = readonly [lon: string, lat: string];

/** Takes the positions of a file of XML, each with its time; all are handed on when `fixes` are settled. */
export function takeXmlFixes(
  context: FormatContext,
  timePlace: XmlTimePlace,
): { readonly fixes: LooseFixes; readonly take: (source: LooseSource, when: string, place: WrittenPlace, row: number) => void } {
  const { tally, options, defaultErrorM } = context;
  const places = new PlaceReader(tally);
  const fixes = new LooseFixes(tally, defaultErrorM);
  const take = (source: LooseSource, when: string, [lon, lat]: WrittenPlace, row: number): void => {
    const place = options.swapCoordinates === true ? ([lat, lon] as const) : ([lon, lat] as const);
    const time = readXmlTime(when, row, context, timePlace);
    fixes.take(source, time, typeof time === 'string' ? time : places.read(...place, row), row, place);
  };
  return { fixes, take };
}

/**
 * A time as GPX and KML write it, ISO 8601 and UTC where it names no zone; a date alone is its midnight.
 * @returns ms since 1970, or why it is none
 * @throws AtlasError where it is in another form: what other times mean cannot be trusted then
 */
function readXmlTime(written: string, row: number, { file, tally, note }: FormatContext, { field, utc }: XmlTimePlace): number | DropReason {
  const text = written.trim();
  if (text === '') return 'dropped.noTime';
  // As nearly all are written, and quickly.
  const plain = text.endsWith('Z') ? parseUtcTime(text) : undefined;
  if (plain !== undefined) {
    tally.timesOfDay += 1;
    return plain;
  }
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
