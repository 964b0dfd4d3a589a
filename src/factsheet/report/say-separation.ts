import { LEAST_PART, type Separation } from '../../domain/assessment/cut-corridor.ts';
import type { Translator } from '../../i18n/translator.ts';

/** Into which parts a line cuts a use class, on the page as in the report, and where the rest of the piece is. */
export function saySeparation({ use, partShares }: Pick<Separation, 'use' | 'partShares'>, { t, percent }: Pick<Translator, 't' | 'percent'>): string {
  // Of the rounded shares, so that what is read adds up.
  const hundredths = partShares.map((share) => Math.round(100 * share));
  const rest = 100 - hundredths.reduce((sum, share) => sum + share, 0);
  const said = t(`project.separates.${use}`, { shares: hundredths.map((share) => percent(share / 100)).join(' + ') });
  return rest > 0 ? `${said} ${t('project.separatesRest', { rest: percent(rest / 100), part: percent(LEAST_PART) })}` : said;
}
