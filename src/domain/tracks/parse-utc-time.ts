const FORM = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(Z|\+00:?00)?$/;

/**
 * Milliseconds since 1970 UTC of `YYYY-MM-DD HH:MM:SS(.sss)` (Movebank's timestamps are UTC) or its ISO 8601 form
 * with T and Z; undefined for anything else, impossible dates included.
 */
export function parseUtcTime(text: string): number | undefined {
  const match = FORM.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const fraction = match[7];
  const millis = fraction === undefined ? 0 : Math.trunc(Number(fraction.padEnd(3, '0').slice(0, 3)));
  const time = Date.UTC(year!, month! - 1, day, hour, minute, second, millis);
  const date = new Date(time);
  const real = date.getUTCMonth() === month! - 1 && date.getUTCDate() === day && hour! < 24 && minute! < 60 && second! < 60;
  return real ? time : undefined;
}
