import { CIRCUMSTANCES, CONDITIONS } from '../../../domain/encounters/euring-codes.ts';
import type { Translator } from '../../../i18n/translator.ts';

// Words of encounters, the same on the page and on the sheet.

/** A condition by its EURING code, in words. */
export function sayCondition(code: string | undefined, { t }: Translator): string {
  const known = CONDITIONS.find((one) => one === code);
  return known === undefined ? t('encounters.notStated') : t(`encounters.condition.${known}`);
}

/** Circumstances by their EURING code, in words. */
export function sayCircumstances(code: string | undefined, { t }: Translator): string {
  const known = CIRCUMSTANCES.find((one) => one === code);
  return known === undefined ? t('encounters.notStated') : t(`encounters.circumstances.${known}`);
}

/** How well a place is known. @param radiusM metres */
export function sayPlaceAccuracy(radiusM: number | undefined, { t, lengthKm }: Translator): string {
  if (radiusM === undefined) return t('encounters.placeUnknown');
  return radiusM === 0 ? t('encounters.placeExact') : t('encounters.placeWithin', { km: lengthKm(radiusM / 1000) });
}

/** How well a date is known. */
export function sayDateAccuracy(withinDays: number | undefined, { t }: Translator): string {
  if (withinDays === undefined) return t('encounters.dateUnknown');
  return withinDays === 0 ? t('encounters.dateExact') : t('encounters.dateWithin', { n: withinDays });
}
