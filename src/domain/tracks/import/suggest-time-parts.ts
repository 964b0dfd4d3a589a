import { monthOfName } from './month-names.ts';
import { readGpsWeek, readSecondOfWeek, WEEK_SECONDS } from './gps-time.ts';
import { readSerial, recogniseTimeForm } from './parse-local-time.ts';
import type { Role } from './table-mapping.ts';

/** Roles of columns that hold a part of a time each. */
export type TimePart = Extract<Role, 'year' | 'month' | 'day' | 'dayOfYear' | 'hour' | 'minute' | 'second'>;

const figure = (least: number, most: number) => (cell: string) =>
  /^\d{1,4}(?:[.,]0+)?$/.test(cell) && parseInt(cell, 10) >= least && parseInt(cell, 10) <= most;
const isYear = (cell: string): boolean => /^(?:19|20)?\d{2}(?:[.,]0+)?$/.test(cell);
/** Month and day may have been exchanged: that is seen, and said, when they are read. */
const isMonth = (cell: string): boolean => figure(1, 31)(cell) || monthOfName(cell.replace(/\.$/, '')) !== undefined;

/** Names of such columns (normalised, what names a clock left out), and what their cells must be. */
const PARTS: readonly (readonly [TimePart, RegExp, (cell: string) => boolean])[] = [
  ['year', /^(year|yr|y{4}|yy|año|ano|annee|année|an|jahr|год|年|年份|السنة|سنة)$/, isYear],
  ['month', /^(month|mon|mm|mnth|mes|mês|mois|monat|месяц|月|月份|الشهر|شهر)$/, isMonth],
  ['day', /^(day|dd|mday|dom|day-of-month|día|dia|jour|tag|день|число|日|اليوم|يوم)$/, figure(1, 31)],
  ['day', /^(date|datum|fecha|дата)$/, figure(1, 31)],
  [
    'dayOfYear',
    /^(yday|doy|julian|julian-?day|julian-?date|jday|jd|j-day|day-?of-?(the-)?year|ordinal-?(day|date)|jour-julien|jour-de-l'année|d[ií]a-juliano|tag-des-jahres|день-года)$/,
    (cell) => /^\d{1,3}(?:[.,]\d{1,12})?$/.test(cell) && Number(cell.replace(',', '.')) < 367,
  ],
  [
    'hour',
    /^(hours?|hr|hrs|hh|h|horas?|heures?|stunden?|час|часы|时|小时|الساعة|ساعة)$/,
    (cell) => figure(0, 24)(cell) || /^(?:1?\d|2[0-3])[.,]\d{1,9}$/.test(cell),
  ],
  ['minute', /^(minutes?|mins?|mn|minutos?|minuten?|минуты?|минута|分|分钟|الدقيقة|دقيقة)$/, figure(0, 59)],
  ['second', /^(seconds?|secs?|ss|segundos?|secondes?|sekunden?|секунды?|секунда|秒|الثانية|ثانية)$/, (cell) => /^[0-5]?\d(?:[.,]\d+)?$/.test(cell)],
];
const CLOCK_NAMED = /^(utc|gmt|local|date)-|-(utc|gmt|local|lt)$|\((utc|gmt|local)\)$/g;

/**
 * The columns over which a time is split: year with month and day, or with the day of the year; hour, minute and second
 * where they are there, too. Without a whole date, hour and what follows alone, for a table that has its date elsewhere.
 * @param names normalised names of the columns
 */
export function findTimeParts(names: readonly string[], valuesAt: (at: number) => string[]): Readonly<Partial<Record<TimePart, number>>> {
  const found: Partial<Record<TimePart, number>> = {};
  const bare = names.map((name) => name.replaceAll(CLOCK_NAMED, '').replace(/-+$/, ''));
  for (const [part, pattern, fits] of PARTS) {
    if (found[part] !== undefined) continue;
    const at = bare.findIndex((name, column) => pattern.test(name) && valuesAt(column).length > 0 && valuesAt(column).every(fits));
    if (at >= 0) found[part] = at;
  }
  const { year, month, day, dayOfYear, hour, minute, second } = found;
  const clock = hour === undefined ? {} : { hour, ...(minute === undefined ? {} : { minute, ...(second === undefined ? {} : { second }) }) };
  if (year !== undefined && month !== undefined && day !== undefined) return { year, month, day, ...clock };
  return year !== undefined && dayOfYear !== undefined ? { year, dayOfYear, ...clock } : clock;
}

/** Whether cells hold dates with their year, or count time from a day. */
export function hasWholeDate(cells: readonly string[]): boolean {
  return cells.some((cell) => recogniseTimeForm(cell) !== undefined || readSerial(cell) !== undefined || /^\d{4}-?\d{2}-?\d{2}/.test(cell));
}

const GPS_WEEK = /^(gps[- ]?)?(week|wk|wn|wno|semana|semaine|woche|неделя|周|週|周数|أسبوع)[- ]?(gps)?[- ]?(no|nr|num|number)?$/;
const SECOND_OF_WEEK =
  /^(gps[- ]?)?((i-?)?tow|sow|seconds?-?(of|in|into)-?(the-?)?(gps-?)?week|time-?of-?week|week-?sec(ond)?s?|segundos?-de-(la-)?semana|secondes?-de-(la-)?semaine|wochensekunden?|секунды?-недели|周内秒|周秒)([- ]?[([]?(s|sec|secs|seconds?|ms|millis|milliseconds)[)\]]?)?$/;
/** Names that say so beside a GPS week, where the cells go beyond a day. */
const PERHAPS_SECOND = /^(gps[- ]?)?(seconds?|secs?|time|time[- ]?(s|sec|ms)|sekunden?|segundos?|secondes?|секунды?|秒)$/;

/** The columns of a GPS week and of its seconds; undefined where the cells are none, or the names do not say so. */
export function findGpsTime(
  names: readonly string[],
  valuesAt: (at: number) => readonly string[],
): { readonly gpsWeek: number; readonly secondOfWeek: number } | undefined {
  const isAll = (at: number, fits: (cell: string) => boolean): boolean => valuesAt(at).length > 0 && valuesAt(at).every(fits);
  const gpsWeek = names.findIndex((name, at) => GPS_WEEK.test(name) && isAll(at, (cell) => readGpsWeek(cell) !== undefined));
  if (gpsWeek < 0) return undefined;
  const isSecond = (at: number): boolean => isAll(at, (cell) => readSecondOfWeek(cell, 1000) !== undefined);
  const beyondDay = (at: number): boolean => valuesAt(at).some((cell) => Number(cell.replace(',', '.')) > WEEK_SECONDS / 7);
  const named = names.findIndex((name, at) => SECOND_OF_WEEK.test(name) && isSecond(at));
  const secondOfWeek = named >= 0 ? named : names.findIndex((name, at) => PERHAPS_SECOND.test(name) && isSecond(at) && beyondDay(at));
  return secondOfWeek < 0 ? undefined : { gpsWeek, secondOfWeek };
}
