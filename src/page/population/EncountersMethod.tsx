import { COARSEST_BEHAVIOUR_H } from '../../domain/crossings/encounter-limits.ts';
import type { BarrierMeetings } from '../../domain/crossings/meet-barriers.ts';
import { useTranslator } from '../use-atlas.ts';

const REFERENCE = 'https://doi.org/10.1111/1365-2664.13806';

/** How events, nearness and behaviours were told, and what was left out. */
export function EncountersMethod({ meetings, thinned }: { readonly meetings: BarrierMeetings; readonly thinned: boolean }) {
  const { t, percent } = useTranslator();
  const { intervalHours, distanceM, maxLagHours, steps, stepsTooLong, all: { behaviours }, individualsTooCoarse } = meetings;
  return (
    <p className="quiet">
      {t('encounters.how', { lag: maxLagHours, interval: intervalHours, distance: distanceM })} {thinned && `${t('encounters.thinned')} `}
      {stepsTooLong > 0 && `${t('encounters.tooLong', { share: percent(stepsTooLong / steps), lag: maxLagHours })} `}
      {!behaviours && `${t('encounters.noBehaviours', { limit: COARSEST_BEHAVIOUR_H })} `}
      {behaviours && individualsTooCoarse > 0 && `${t('encounters.someTooCoarse', { n: individualsTooCoarse, limit: COARSEST_BEHAVIOUR_H })} `}
      <a href={REFERENCE} target="_blank" rel="noreferrer">{t('encounters.reference')}</a>
    </p>
  );
}
