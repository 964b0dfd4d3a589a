import type { EventCounts } from '../../domain/crossings/count-events.ts';
import { useTranslator } from '../use-atlas.ts';

/** Crossing events of January to December as bars; read out month by month. */
export function MonthBars({ label, months }: { readonly label: string; readonly months: EventCounts['byMonth'] }) {
  const { t, number, lang } = useTranslator();
  const narrow = new Intl.DateTimeFormat(lang, { month: 'narrow', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  const most = Math.max(1, ...months.map(({ events }) => events));
  return (
    <ol className="month-bars" aria-label={label}>
      {months.map(({ events, individuals }, index) => {
        const day = Date.UTC(2001, index, 1);
        const words = events === 0 ? t('encounters.monthNone', { month: long.format(day) }) : t('encounters.month', { month: long.format(day), n: events, individuals });
        return (
          <li key={day} title={words}>
            <span className="visually-hidden">{words}</span>
            <span aria-hidden="true" className="month-bar">
              {events > 0 && <b>{number(events)}</b>}
              <i style={{ blockSize: `${(100 * events) / most}%` }} data-none={events === 0 || undefined} />
            </span>
            <span aria-hidden="true">{narrow.format(day)}</span>
          </li>
        );
      })}
    </ol>
  );
}
