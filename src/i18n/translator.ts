import type { Message } from './message.ts';
import { en } from './messages/en.ts';
import type { enEncounters } from './messages/en-encounters.ts';
import type { enLayers } from './messages/en-layers.ts';
import type { enFactsheet } from './messages/en-factsheet.ts';
import type { enGuidance } from './messages/en-guidance.ts';
import type { enMethod } from './messages/en-method.ts';
import type { enTracks } from './messages/en-tracks.ts';
import type { enOverview } from './messages/en-overview.ts';
import type { enProject } from './messages/en-project.ts';
import type { enReport } from './messages/en-report.ts';

export type MessageKey =
  | keyof typeof en
  | keyof typeof enLayers
  | keyof typeof enFactsheet
  | keyof typeof enMethod
  | keyof typeof enTracks
  | keyof typeof enProject
  | keyof typeof enGuidance
  | keyof typeof enEncounters
  | keyof typeof enOverview
  | keyof typeof enReport;

const english = new Map<string, Message>(Object.entries(en));

/** Add the English texts of a part that loads when used; the part calls this before it says anything. */
export function addEnglish(messages: Readonly<Record<string, Message>>): void {
  for (const [key, message] of Object.entries(messages)) english.set(key, message);
}

/** Every text in one language; what a language lacks is shown in English. */
export type Messages = Readonly<Partial<Record<MessageKey, Message>>>;

export type Values = Readonly<Record<string, string | number>>;

/** Texts, numbers and dates in one language. */
export interface Translator {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /**
   * The text of a key, its values filled in; numbers are written as the language writes them. A text with plural
   * forms is chosen by the value named `n`.
   */
  t(key: MessageKey, values?: Values): string;
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
  /** A moment in UTC, ms since 1970. */
  date(ms: number): string;
  countryName(iso2: string, english: string): string;
}

const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];

/**
 * @param lang BCP 47 language of the texts
 * @param locale the reader's own form of that language, for dates and numbers
 */
export function createTranslator(lang: string, messages: Messages, locale: string = lang): Translator {
  const plural = new Intl.PluralRules(lang);
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
  const t = (key: MessageKey, values: Values = {}): string => {
    const message: Message = messages[key] ?? english.get(key) ?? key;
    const n = values['n'];
    const text = typeof message === 'string' ? message : (message[plural.select(typeof n === 'number' ? n : 0)] ?? message.other);
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
    });
  };
  return {
    lang,
    dir: RIGHT_TO_LEFT.includes(lang.split('-')[0] ?? lang) ? 'rtl' : 'ltr',
    t,
    number,
    percent: (value) => (value > 0 && value < 0.001 ? `<\u00A0${share.format(0.001)}` : share.format(value)),
    areaKm2: (km2) => `${measure(km2)}\u00A0${t('unit.km2')}`,
    haFigure: (km2) => measure(100 * km2),
    kmFigure: (km) => (km < 1 ? metres : tens).format(km),
    lengthKm: (km) => `${measure(km)}\u00A0${t('unit.km')}`,
    monthDay: (value) => dayMonth.format(new Date(`2001-${value === '02-29' ? '02-28' : value}T00:00:00Z`)),
    date: (ms) => day.format(new Date(ms)),
    countryName: (iso2, english) => (lang === 'en' ? english : (regions.of(iso2) ?? english)),
  };
}
