const NAMED = /(?<![a-z])(?:utc|gmt)(?: ?([+−-]) ?(\d{1,2})(?::?(\d{2}))?)?(?![a-z\d])/i;
/** DateGMT, TimeUTC. */
const IN_CAPITALS = /(?<=[a-z])(?:UTC|GMT)(?:([+−-])(\d{1,2})(?::?(\d{2}))?)?(?![A-Za-z\d])/;
/** Columns of differences between clocks, and such as do not say whose time they hold. */
const UNCERTAIN = /offset|diff|shift/i;
/** Clocks are at most this many hours ahead of UTC, or behind it. */
const MOST_HOURS = 14;

/**
 * The clock that a column's name names: UTC of `time_utc` and `DateGMT`, +02:00 of `local_time_GMT+2`; undefined where it
 * names none, or calls local what it says of UTC without an offset.
 */
export function zoneOfName(name: string): string | undefined {
  const match = NAMED.exec(name.replaceAll('_', ' ')) ?? IN_CAPITALS.exec(name);
  if (!match || UNCERTAIN.test(name)) return undefined;
  const [, sign, hours, minutes = '00'] = match;
  if (sign === undefined || hours === undefined) return /local/i.test(name) ? undefined : 'UTC';
  if (Number(hours) > MOST_HOURS || Number(minutes) > 59) return undefined;
  return `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
}

/** The clock that the names of a time's columns agree on; undefined where none names one, or two name different ones. */
export function zoneOfNames(names: readonly (string | undefined)[]): string | undefined {
  const zones = new Set(names.flatMap((name) => (name === undefined ? [] : (zoneOfName(name) ?? []))));
  return zones.size === 1 ? [...zones][0] : undefined;
}

/** Whether a column's name leaves open from when its seconds count: GPS time from 1980, or, by the receiver's clock, from 1970. */
export function mayCountFromGps(name: string): boolean {
  return /gps.?(time|sec|epoch|stamp)|(time|stamp|sec(ond)?s?).?gps/i.test(name) && !/unix|posix|utc|1970/i.test(name);
}

const SINCE =
  /\b(milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|d)[ _-]since[ _-](\d{4}-\d{1,2}-\d{1,2}|\d{4})(?:[T _]([\d:.]+))?/i;

/** The words of a unit, or of a column's name, that count time from another moment than seconds and milliseconds since 1970; undefined for any other. */
export function countedSince(text: string): string | undefined {
  const [words, unit = '', day = '', clock = '0'] = SINCE.exec(text) ?? [];
  const isUnix = /^(m|s)/i.test(unit) && !/^min/i.test(unit) && /^1970(-0?1-0?1)?$/.test(day) && !/[1-9]/.test(clock);
  return words === undefined || isUnix ? undefined : words;
}
