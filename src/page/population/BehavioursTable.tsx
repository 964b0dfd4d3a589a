import { BARRIER_BEHAVIOURS } from '../../domain/crossings/encounter-limits.ts';
import type { BarrierMeetings } from '../../domain/crossings/meet-barriers.ts';
import { useTranslator } from '../use-atlas.ts';

/** Barrier behaviours (Xu et al. 2021) over a layer; nothing where the fixes are too far apart or none came near. */
export function BehavioursTable({ title, meetings }: { readonly title: string; readonly meetings: BarrierMeetings }) {
  const { t, number } = useTranslator();
  const { all: { behaviours }, distanceM } = meetings;
  if (!behaviours || BARRIER_BEHAVIOURS.every((behaviour) => behaviours[behaviour].encounters === 0)) return null;
  return (
    <>
      <h3>{t('encounters.behaviours', { title })}</h3>
      <table className="figures" aria-label={t('encounters.behaviours', { title })}>
        <thead>
          <tr>
            <th scope="col">{t('encounters.column.behaviour')}</th>
            <th scope="col" className="numeric">{t('encounters.column.encounters')}</th>
            <th scope="col" className="numeric">{t('encounters.column.animals')}</th>
          </tr>
        </thead>
        <tbody>
          {BARRIER_BEHAVIOURS.map((behaviour) => (
            <tr key={behaviour}>
              <th scope="row">{t(`encounters.behaviour.${behaviour}`)}</th>
              <td className="numeric">{number(behaviours[behaviour].encounters)}</td>
              <td className="numeric">{number(behaviours[behaviour].individuals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{t('encounters.behavioursHow', { distance: distanceM })}</p>
    </>
  );
}
