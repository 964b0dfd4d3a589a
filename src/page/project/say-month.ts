import type { PopulationMet } from '../../domain/assessment/assess-alternative.ts';
import type { MonthReason } from '../../domain/assessment/seasons-to-avoid.ts';
import type { Translator } from '../../i18n/translator.ts';
import { joinPair } from '../../i18n/pair.ts';
import { semicolonOf } from '../../i18n/punctuation.ts';

/** How much was tracked of a population: absence of crossings says no more than that. */
export interface Tracked {
  readonly individuals?: number | undefined;
  /** First and last year of its data. */
  readonly years?: readonly [number, number] | undefined;
}

/**
 * What is known of one month at a line, in words: why to avoid it, or that nothing was recorded in it, of how few animals. It is
 * never advised from absence.
 * @param month 1 January … 12 December
 */
export function sayMonth({ avoid, crossed }: Pick<PopulationMet, 'avoid' | 'crossed'>, month: number, tracked: Tracked, translator: Translator): string {
  const { t, lang } = translator;
  const name = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2001, month - 1, 1));
  const reasons = avoid.find((each) => each.month === month)?.reasons ?? [];
  if (reasons.length > 0) return joinPair(lang, name, reasons.map((reason) => sayReason(reason, translator)).join(semicolonOf(lang)));
  const { individuals, years } = tracked;
  if (!crossed || individuals === undefined) return t('project.month.unknown', { month: name });
  return t('project.month.none', { month: name, n: individuals, years: years ? [...new Set(years)].join('–') : 'none' });
}

function sayReason(reason: MonthReason, { t, number, monthDay }: Translator): string {
  if (reason.source === 'events') return t('project.month.events', { n: reason.events, individuals: number(reason.individuals) });
  return t('project.month.dates', {
    season: t(`season.${reason.season}`),
    from: monthDay(reason.from),
    to: monthDay(reason.to),
    individuals: number(reason.individuals),
  });
}
