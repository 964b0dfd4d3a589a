import { joinedKm2 } from '../../../domain/assessment/removal-joins.ts';
import { directionsOf } from '../../../domain/assessment/separation-parts.ts';
import type { BarrierRemoval } from '../../../domain/crossing-events/parts-joined.ts';
import { USE_CLASSES } from '../../../domain/movement/types.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { semicolonOf } from '../../../i18n/punctuation.ts';

type Words = Pick<Translator, 't' | 'percent' | 'areaKm2' | 'lang'>;

/** Places that are told of one by one: the others are summed up. */
const PLACES = 2;
/** Pieces of a place that are told of one by one: the others are counted. */
const PIECES = 3;

/** What would be one without a barrier if no other stood, by use class, and where the parts lie. */
export function sayAlone({ alone }: BarrierRemoval, { t, percent }: Words): string[] {
  return alone.map((separation) => {
    const { use, pieceShare, partShares } = separation;
    const shares = partShares.map((share) => percent(pieceShare * share));
    return t(`crossingEvents.joins.${use}`, { parts: sayWhere(shares, directionsOf(separation), t) });
  });
}

/** What would be one without a barrier while all others stand, by use class, and where the pieces lie. */
export function sayStanding({ alone, standing }: BarrierRemoval, { t, areaKm2, lang }: Words): string[] {
  if (standing.length === 0 && alone.length > 0) return [t('crossingEvents.standing.none')];
  return USE_CLASSES.flatMap((use) => {
    const joins = standing.filter((join) => join.use === use);
    if (joins.length === 0) return [];
    const places = joins.slice(0, PLACES).map(({ piecesKm2, pieceMiddles }) => {
      const directions = directionsOf({ partShares: piecesKm2, partMiddles: pieceMiddles });
      const pieces = sayWhere(piecesKm2.slice(0, PIECES).map(areaKm2), directions, t);
      const smaller = piecesKm2.length - PIECES;
      return smaller > 0 ? `${pieces} + ${t('crossingEvents.standing.smaller', { n: smaller })}` : pieces;
    });
    const rest = joins.slice(PLACES);
    if (rest.length > 0) places.push(t('crossingEvents.standing.more', { n: rest.length, area: areaKm2(joinedKm2(rest, use)) }));
    return [t(`crossingEvents.standing.${use}`, { parts: places.join(semicolonOf(lang)) })];
  });
}

function sayWhere(sizes: readonly string[], directions: ReturnType<typeof directionsOf>, t: Words['t']): string {
  return sizes
    .map((share, i) => {
      const direction = directions[i];
      return direction === undefined ? share : t(`crossingEvents.part.${direction}`, { share });
    })
    .join(' + ');
}
