import { type Fault, type FaultValues, type NestedNote, valuesOfFault } from '../domain/errors.ts';
import type { MessageKey } from './catalogues.ts';
import { listItems } from './list-names.ts';
import { sayMessage, type Message, type MessageLanguage, type Values } from './message.ts';

export type { MessageKey } from './catalogues.ts';
export type { Values } from './message.ts';

/** Texts, numbers and dates in one language. */
export interface Translator {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /**
   * The text of a key, its values filled in; numbers are written as the language writes them, with at most one
   * decimal. What the language lacks is said in English.
   */
  t(key: MessageKey, values?: Values): string;
  /** The words of a note; of a code that there are no words for, that there are none. */
  say(note: NestedNote): string;
  /** The words of a fault: what happened and where, and what to do next. */
  tell(fault: Fault): { readonly message: string; readonly advice: string };
  /** Whether the words of a code have been fetched. */
  knows(code: string): boolean;
  /** A number rounded to at most `digits` decimals. */
  number(value: number, digits?: number): string;
  /** A share from 0 to 1 as a percentage; less than a tenth of a per cent, but something, says so. */
  percent(share: number): string;
  /** An area with its unit, to three significant figures and whole numbers from 1,000. */
  areaKm2(km2: number): string;
  /** An area in hectares without its unit, to three significant figures and whole numbers from 1,000. */
  haFigure(km2: number): string;
  lengthKm(km: number): string;
  /** A length in a column of kilometres: to the metre below one kilometre, to ten metres above, as tiles at the analysis zoom can tell. */
  kmFigure(km: number): string;
  /** A month and day, MM-DD, as the language writes them. */
  monthDay(value: string): string;
  /** A year, month or day as the language writes it: YYYY, YYYY-MM or YYYY-MM-DD. */
  calendar(value: string): string;
  /** A moment in UTC, ms since 1970. */
  date(ms: number): string;
  /** From one day to another, moments in UTC, ms since 1970, as the language joins them; one day alone stands once. */
  dateRange(from: number, until: number): string;
  countryName(iso2: string, english: string): string;
}

/**
 * Parts of a written date; French writes the first of a month as an ordinal (1er), which no format of the platform does. Russian
 * may leave out the short word for year (г.), whose full stop would stand beside that of a sentence.
 */
function joinDate(lang: string, parts: readonly { readonly type: string; readonly value: string }[]): string {
  const isFrench = lang.split('-')[0] === 'fr';
  const joined = parts.map(({ type, value }) => (isFrench && type === 'day' && value === '1' ? '1er' : value)).join('');
  return joined.replace(/\sг\./g, '');
}

const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];

/** Texts by key; more may come while a translator is in use. */
export type Texts = ReadonlyMap<string, Message>;

export interface TranslatorOptions {
  /** What is said where the language has no text. */
  readonly english?: Texts | undefined;
  /** The reader's own form of the language, for dates and numbers. */
  readonly locale?: string | undefined;
  /** What is said where English has no text either; a key is never shown. It throws unless told otherwise. */
  readonly missing?: ((key: string) => string) | undefined;
}

function failOn(key: string): never {
  throw new Error(`There is no text for ${key}.`);
}

/** @param lang BCP 47 language of the texts */
export function createTranslator(lang: string, texts: Texts, { english = texts, locale = lang, missing = failOn }: TranslatorOptions = {}): Translator {
  const regions = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
  const formats = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = 1): string => {
    const format = formats.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    formats.set(digits, format);
    return format.format(value);
  };
  const significant = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const measure = (value: number): string => (Math.abs(value) >= 1000 ? number(Math.round(value), 0) : significant.format(value));
  const metres = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const tens = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  // A month or a year has no day, by which another calendar could tell what it is there.
  const monthYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' });
  const justYear = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC', calendar: 'gregory' });
  const date = (ms: number): string => joinDate(locale, day.formatToParts(new Date(ms)));
  const rules = rulesOf(lang, number);
  const englishRules = rulesOf('en', number);
  const t = (key: MessageKey, values: Values = {}): string => {
    const own = texts.get(key);
    if (own !== undefined) return sayMessage(own, values, rules);
    const other = english.get(key);
    return other === undefined ? missing(key) : sayMessage(other, values, englishRules);
  };
  const knows = (code: string): boolean => texts.has(code) || english.has(code);
  const sayCode = (code: string, values: FaultValues): string | undefined => {
    const own = texts.get(code);
    const message = own ?? english.get(code);
    if (message === undefined) return undefined;
    const said = Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? sayNested(value) : value] as const);
    return sayMessage(message, Object.fromEntries(said), own === undefined ? englishRules : rules);
  };
  const sayNested = (value: NestedNote | readonly NestedNote[]): string => ('code' in value ? say(value) : listItems(value.map(say), lang));
  // A file may hold codes of a later version of the atlas: their values are less than their words, and no less true.
  const say = ({ code, values }: NestedNote): string =>
    sayCode(code, values) ??
    t('note.unknown', {
      values: listItems(
        Object.entries(values).map(([name, value]) => `${name} ${typeof value === 'object' ? sayNested(value) : value}`),
        lang,
      ),
    });
  const tell = (fault: Fault): { message: string; advice: string } => {
    const values = valuesOfFault(fault);
    return {
      message: sayCode(fault.code, values) ?? t('fault.untold'),
      advice: sayCode(`${fault.code}.advice`, values) ?? t('fault.untold.advice'),
    };
  };
  return {
    lang,
    dir: RIGHT_TO_LEFT.includes(lang.split('-')[0] ?? lang) ? 'rtl' : 'ltr',
    t,
    say,
    tell,
    knows,
    number,
    percent: (value) => (value > 0 && value < 0.001 ? `<\u00A0${share.format(0.001)}` : share.format(value)),
    areaKm2: (km2) => `${measure(km2)}\u00A0${t('unit.km2')}`,
    haFigure: (km2) => measure(100 * km2),
    kmFigure: (km) => (km < 1 ? metres : tens).format(km),
    lengthKm: (km) => `${measure(km)}\u00A0${t('unit.km')}`,
    monthDay: (value) => joinDate(locale, dayMonth.formatToParts(new Date(`2001-${value === '02-29' ? '02-28' : value}T00:00:00Z`))),
    calendar: (value) => joinDate(locale, (value.length === 4 ? justYear : value.length === 7 ? monthYear : day).formatToParts(new Date(value))),
    date,
    dateRange: (from, until) => {
      // What the platform has for Chinese is figures alone (2010/11/1 – 2010/11/11), which its single days are not.
      if (lang === 'zh') return [...new Set([date(from), date(until)])].join('至');
      return joinDate(locale, day.formatRangeToParts(new Date(from), new Date(until)));
    },
    countryName: (iso2, english) => (lang === 'en' ? english : (regions.of(iso2) ?? english)),
  };
}

function rulesOf(lang: string, number: (value: number) => string): MessageLanguage {
  const plural = new Intl.PluralRules(lang);
  const ordinal = new Intl.PluralRules(lang, { type: 'ordinal' });
  return { category: (n, choice) => (choice === 'plural' ? plural : ordinal).select(n), number: (n) => number(n) };
}
