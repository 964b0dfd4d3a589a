import { AtlasError } from '../../errors.ts';
import { noteOf } from '../../notes.ts';
import { LEAP_SECONDS, perSecondOf, readGpsWeek, readSecondOfWeek, utcOfGps } from './gps-time.ts';
import { mayCountFromGps, zoneOfNames } from './header-clock.ts';
import type { FormatContext } from './import-types.ts';
import type { DropReason } from './judge-fix.ts';
import { parseLocalTime } from './parse-local-time.ts';
import { TimeReader, weighTimes, WORDS } from './read-times.ts';
import { RowClocks } from './row-clocks.ts';
import { type PartOf, recogniseClock, SplitTime, timeOfDayOf } from './split-time.ts';
import type { CompleteMapping, Role } from './table-mapping.ts';
import { padDate } from './weigh-digits.ts';
import { WallClock } from './wall-clock.ts';

/** The text of the cell that has a role; empty where no column has it. */
export type CellOf = (cells: readonly string[], role: Role) => string;

/** Reads the time of a row, whatever its columns. */
export interface ReadTimes {
  /** @returns ms since 1970 UTC, or why there is no time */
  readonly read: (cells: readonly string[], row: number, individual: string) => number | DropReason;
  readonly end: () => void;
}

/**
 * How the times of a table are read by its mapping: from one column, from a date and a time of day, from a date split over
 * columns, or from a GPS week and its seconds.
 * @param sample first rows
 * @throws AtlasError naming a zone that is not known, or columns and a form that exclude each other
 */
export function prepareTime(mapping: CompleteMapping, context: FormatContext, cellOf: CellOf, sample: readonly (readonly string[])[]): ReadTimes {
  const { file, tally, note } = context;
  const { map, timeForm } = mapping;
  if (map.gpsWeek !== undefined) return readGpsTimes(mapping, context, cellOf, sample);
  const named = zoneOfNames([map.time, map.timeOfDay, map.hour]);
  const { statedZone } = context;
  // Of its own columns a table knows more than the lines before it.
  const zone = mapping.zone ?? named ?? (map.zone === undefined ? statedZone?.zone : undefined);
  const clock = zone === undefined ? undefined : openClock(zone, file);
  const rowClocks =
    map.zone === undefined
      ? undefined
      : new RowClocks(
          file,
          map.zone,
          sample.map((cells) => cellOf(cells, 'zone')),
        );
  const hasClock = map.timeOfDay !== undefined || map.hour !== undefined;
  if (hasClock && map.year === undefined && (timeForm?.startsWith('unix') || timeForm === 'decimal-year')) {
    const role = map.timeOfDay === undefined ? 'hour' : 'timeOfDay';
    throw new AtlasError('table.timeOfDayTwice', { form: timeForm, column: map[role] ?? '' }, { file, field: role });
  }
  const field = map.year ?? map.time ?? '';
  const clockForm = recogniseClock(sample.map((cells) => cellOf(cells, 'timeOfDay')).filter((text) => text !== ''));
  const partOf =
    (cells: readonly string[]): PartOf =>
    (role) =>
      map[role] === undefined ? undefined : cellOf(cells, role);
  const sayStated = (): void => {
    if (statedZone && clock && named === undefined && mapping.zone === undefined && map.zone === undefined)
      note(noteOf('imported.zoneStated', { file, ...statedZone, row: String(statedZone.row) }));
  };
  if (map.year !== undefined) {
    sayStated();
    const split = new SplitTime(file, map);
    const reader = new TimeReader({ file, field, form: 'iso', tally, note, clock, zone: zone ?? '', zoneSaid: context.mapping?.zone !== undefined, rowClocks });
    const read: ReadTimes['read'] = (cells, row, individual) => {
      const part = partOf(cells);
      const date = split.date(part, row);
      const timeOfDay = timeOfDayOf(part, clockForm);
      if (date === undefined || timeOfDay === '') return 'dropped.noTime';
      return reader.read(timeOfDay === undefined ? date : `${date} ${timeOfDay}`, row, individual, cellOf(cells, 'zone'));
    };
    const end = (): void => {
      split.end();
      reader.end();
    };
    return { read, end };
  }
  const seen = weighTimes(
    sample.map((cells) => cellOf(cells, 'time')).filter((text) => text !== ''),
    { field, besideClock: hasClock },
  );
  // Seconds and milliseconds since 1970 are told by their digits, dates whose months have names by those.
  const told = timeForm === undefined && seen.certain ? seen.form : undefined;
  const counted = !hasClock && told?.startsWith('unix') ? told : undefined;
  const isOpen = seen.form === 'excel' || (seen.form === 'unix-seconds' && mayCountFromGps(field));
  if (timeForm === undefined && !hasClock && (isOpen || (seen.form === 'decimal-year' && !seen.certain))) {
    throw new AtlasError('table.otherDates', { text: seen.text, n: seen.of, of: seen.of }, { file, row: 2, field });
  }
  if (seen.because !== undefined && seen.form !== undefined && context.mapping?.timeForm === undefined)
    note(noteOf('imported.dateOrder', { file, field, text: seen.text, form: WORDS[seen.form], because: seen.because }));
  if (counted !== undefined) note(noteOf('imported.epoch', { file, field, form: WORDS[counted] }));
  const form = timeForm ?? counted ?? (told?.startsWith('unix') || (hasClock && told === 'decimal-year') ? undefined : told) ?? 'iso';
  const isZoned = sample.some((cells) => parseLocalTime(cellOf(cells, 'time'), form)?.zoned === true);
  if (mapping.zone === undefined && named !== undefined && !isZoned && !rowClocks) note(noteOf('imported.zoneTaken', { file, field, zone: named }));
  if (!isZoned) sayStated();
  const reader = new TimeReader({ file, field, form, tally, note, clock, zone: zone ?? '', zoneSaid: context.mapping?.zone !== undefined, rowClocks });
  const read: ReadTimes['read'] = (cells, row, individual) => {
    let text = cellOf(cells, 'time');
    if (hasClock) {
      const timeOfDay = timeOfDayOf(partOf(cells), clockForm);
      if (text === '' || timeOfDay === undefined || timeOfDay === '') return 'dropped.noTime';
      // Spreadsheets write a date as its midnight.
      text = `${padDate(text.replace(/[T ]0?0:00(:00(\.0+)?)?$/, ''))} ${timeOfDay}`;
    }
    return text === '' ? 'dropped.noTime' : reader.read(text, row, individual, cellOf(cells, 'zone'));
  };
  return { read, end: () => reader.end() };
}

function openClock(zone: string, file: string): WallClock {
  try {
    return new WallClock(zone);
  } catch {
    throw new AtlasError('table.unknownZone', { zone }, { file, field: 'zone' });
  }
}

/** GPS weeks with the seconds of the week: UTC, whatever clock was named. */
function readGpsTimes({ map }: CompleteMapping, { file, tally, note }: FormatContext, cellOf: CellOf, sample: readonly (readonly string[])[]): ReadTimes {
  const field = map.gpsWeek ?? '';
  const perSecond = perSecondOf(
    map.secondOfWeek ?? '',
    sample.map((cells) => cellOf(cells, 'secondOfWeek')),
  );
  let [rows, unread] = [0, 0];
  let first: { readonly row: number; readonly text: string } | undefined;
  const read: ReadTimes['read'] = (cells, row) => {
    const [weekText, secondText] = [cellOf(cells, 'gpsWeek'), cellOf(cells, 'secondOfWeek')];
    if (weekText === '' || secondText === '') return 'dropped.noTime';
    rows += 1;
    const [week, second] = [readGpsWeek(weekText), readSecondOfWeek(secondText, perSecond)];
    const text = `${weekText}, ${secondText}`.slice(0, 40);
    if (week === undefined || second === undefined) {
      unread += 1;
      first ??= { row, text };
      tally.sawUnread(row, text);
      return 'dropped.timeUnreadable';
    }
    const time = utcOfGps(week, second);
    if (rows - unread === 1) {
      const utc = new Date(time).toISOString().slice(0, 19).replace('T', ' ');
      note(noteOf('imported.gpsWeeks', { file, row: String(row), text, utc, leap: LEAP_SECONDS }));
    }
    return time;
  };
  const end = (): void => {
    if (first && unread * 2 > rows) throw new AtlasError('table.gpsWeeks', { text: first.text, n: unread, of: rows }, { file, row: first.row, field });
  };
  return { read, end };
}
