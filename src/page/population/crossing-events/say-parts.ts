import type { Separation } from '../../../domain/assessment/cut-corridor.ts';
import { directionsOf } from '../../../domain/assessment/separation-parts.ts';
import type { Translator } from '../../../i18n/translator.ts';

/** Which parts of a use class a barrier keeps apart, and where they lie. */
export function sayParts(separation: Separation, { t, percent }: Pick<Translator, 't' | 'percent'>): string {
  const directions = directionsOf(separation);
  const parts = separation.partShares.map((part, i) => {
    const share = percent(separation.pieceShare * part);
    const direction = directions[i];
    return direction === undefined ? share : t(`crossingEvents.part.${direction}`, { share });
  });
  return t(`crossingEvents.joins.${separation.use}`, { parts: parts.join(' + ') });
}
