import type { PopulationMet } from '../../domain/project/assess-alternative.ts';
import type { MonthReason } from '../../domain/project/seasons-to-avoid.ts';
import { useTranslator } from '../use-atlas.ts';

/** The year in twelve cells: filled where works would meet the migration, with the crossings that were tracked. */
export function MonthStrip({ met: { name, avoid, crossed } }: { readonly met: PopulationMet }) {
  const { t, number, monthDay, lang } = useTranslator();
  const narrow = new Intl.DateTimeFormat(lang, { month: 'narrow', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  const word = (reason: MonthReason): string =>
    reason.source === 'events'
      ? t('project.month.events', { n: reason.events, individuals: number(reason.individuals) })
      : t('project.month.dates', { season: t(`season.${reason.season}`), from: monthDay(reason.from), to: monthDay(reason.to), individuals: number(reason.individuals) });
  return (
    <>
      <ol className="months" aria-label={t('project.monthStrip', { population: name })}>
        {Array.from({ length: 12 }, (_, index) => {
          const day = Date.UTC(2001, index, 1);
          const reasons = avoid.find(({ month }) => month === index + 1)?.reasons ?? [];
          const events = crossed?.byMonth[index]?.events ?? 0;
          const words = reasons.length === 0 ? t('project.month.none', { month: long.format(day) }) : `${long.format(day)}: ${reasons.map(word).join('; ')}`;
          return (
            <li key={day} title={words} data-avoid={reasons.length > 0 || undefined} data-events={events > 0 || undefined}>
              <span className="visually-hidden">{words}</span>
              <span aria-hidden="true">{narrow.format(day)}</span>
              <b aria-hidden="true">{events > 0 ? number(events) : '\u00a0'}</b>
            </li>
          );
        })}
      </ol>
      <p className="quiet">{t('project.monthHow')}</p>
    </>
  );
}
