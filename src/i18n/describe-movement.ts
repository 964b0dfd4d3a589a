import { textIn } from '../domain/catalog/open-entry.ts';
import type { TracksEntry } from '../domain/evidence/tracks/tracks-evidence.ts';
import { POSITIONS_A_DAY } from '../domain/tracks/thin.ts';
import { writeMonthCounts } from './month-names.ts';
import type { Translator } from './translator.ts';

type Words = Pick<Translator, 't' | 'number' | 'lang'>;

/** Why tracks are shown as movement: the reason of the module that says so, or that no migration was found, or none could be. */
export function sayWhyMovement({ movement, classes }: Pick<TracksEntry, 'movement' | 'classes'>, { t, lang }: Words): string {
  if (movement?.reason) return `${t('movement.stated')} ${textIn(movement.reason, 'text', lang)}`;
  return t(Object.keys(classes).length > 0 ? 'movement.found' : 'movement.brief');
}

/**
 * In which months how many animals have fixes; months without any are left out.
 * @param of animals tracked in all
 */
export function sayMonths(months: readonly number[], of: number, { t, number, lang }: Words): string {
  return t('movement.months', { n: of, list: writeMonthCounts(months, { number, lang }) });
}

/** What the lines are. */
export function sayMovementMethod({ sample }: Pick<TracksEntry, 'sample'>, { t, number }: Words): string {
  return t('movement.method', { n: POSITIONS_A_DAY, interval: number(sample.medianIntervalHours) });
}
