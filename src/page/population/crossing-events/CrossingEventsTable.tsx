import { FEWEST_INDIVIDUALS } from '../../../domain/movement/types.ts';
import { answerEvents } from '../../../domain/statements/answer-events.ts';
import { useState } from 'react';
import type { EventsAtBarrier } from '../../../domain/crossing-events/find-barrier-events.ts';
import { useTranslator } from '../../shared/use-atlas.ts';

/** The month with most events, 0 January … 11 December, the earlier of equal ones; undefined without events. */
export function busiestMonth(byMonth: readonly { readonly events: number }[]): number | undefined {
  const most = Math.max(...byMonth.map(({ events }) => events));
  return most > 0 ? byMonth.findIndex(({ events }) => events === most) : undefined;
}

const COLUMNS = ['barrier', 'type', 'crossed', 'near', 'mayHave', 'events', 'month'] as const;
/** Columns that need behaviours. */
const BEHAVIOURS = ['bounced', 'traced', 'heldUp'] as const;

type Column = (typeof COLUMNS)[number] | (typeof BEHAVIOURS)[number];

function isText(column: Column): boolean {
  return column === 'barrier' || column === 'type';
}

function valueOf({ crossed, individualsNearTold, individualsUntold, behaviours, failedPerAnimalYear }: EventsAtBarrier, column: Column): number {
  switch (column) {
    case 'crossed':
      return crossed.individuals;
    case 'near':
      return individualsNearTold;
    case 'mayHave':
      return individualsUntold;
    case 'month':
      return busiestMonth(crossed.byMonth) ?? -1;
    case 'bounced':
      return behaviours?.bounce.individuals ?? -1;
    case 'traced':
      return behaviours?.trace.individuals ?? -1;
    case 'heldUp':
      return failedPerAnimalYear ?? -1;
    default:
      return crossed.events;
  }
}

/** Every barrier that an animal crossed or came near, sorted by any column. */
export function CrossingEventsTable({ rows, of }: { readonly rows: readonly EventsAtBarrier[]; readonly of: number }) {
  const { t, number, lang } = useTranslator();
  const [order, setOrder] = useState<{ readonly column: Column; readonly descending: boolean }>({ column: 'events', descending: true });
  const short = new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' });
  const columns: readonly Column[] = rows.some(({ behaviours }) => behaviours !== undefined) ? [...COLUMNS, ...BEHAVIOURS] : COLUMNS;
  const nameOf = ({ name, type, barrier }: EventsAtBarrier): string => name || t('crossings.unnamed', { type: t(`barrier.${type}`), id: barrier });
  const mark = (value: string, individuals: number): string => (individuals > 0 && individuals < FEWEST_INDIVIDUALS ? `${value}*` : value);
  const count = (individuals: number): string => mark(number(individuals), individuals);
  const monthName = (month: number): string => short.format(Date.UTC(2001, month, 1));
  const cellOf = (row: EventsAtBarrier, column: Column): string => {
    const { crossed } = row;
    const value = valueOf(row, column);
    if (column === 'type') return t(`barrier.${row.type}`);
    if (column === 'crossed') {
      const { says } = answerEvents(row, of);
      return says === 'untold' ? '?' : says === 'at-least' ? `≥ ${count(value)}` : count(value);
    }
    if (column === 'events') return mark(number(value), crossed.individuals);
    if (value < 0) return '–';
    if (column === 'heldUp') return mark(number(value, 1), of);
    return column === 'month' ? mark(monthName(value), crossed.byMonth[value]?.individuals ?? 0) : count(value);
  };
  const textOf = (row: EventsAtBarrier): string => (order.column === 'type' ? t(`barrier.${row.type}`) : nameOf(row));
  const sign = order.descending ? -1 : 1;
  const sorted = rows.toSorted(
    (a, b) =>
      sign *
        (isText(order.column)
          ? textOf(a).localeCompare(textOf(b), lang, { numeric: true, sensitivity: 'base' })
          : valueOf(a, order.column) - valueOf(b, order.column)) ||
      b.crossed.events - a.crossed.events ||
      b.individualsNear - a.individualsNear,
  );
  const sortBy = (column: Column): void => setOrder((present) => ({ column, descending: present.column === column ? !present.descending : !isText(column) }));
  const months = Array.from({ length: 12 }, (_, month) => ({ events: rows.reduce((sum, { crossed }) => sum + (crossed.byMonth[month]?.events ?? 0), 0) }));
  const busiest = busiestMonth(months);
  return (
    <>
      <div className="table-scroll">
        <table className="figures encounters-table" aria-label={t('crossingEvents.title')}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={isText(column) ? undefined : 'numeric'}
                  aria-sort={order.column === column ? (order.descending ? 'descending' : 'ascending') : 'none'}
                >
                  <button type="button" onClick={() => sortBy(column)}>
                    {t(`crossingEvents.column.${column}`)}
                    <span aria-hidden="true">{order.column === column ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={`${row.layer} ${row.barrier}`}>
                <th scope="row">{nameOf(row)}</th>
                {columns.slice(1).map((column) => (
                  <td key={column} className={isText(column) ? undefined : 'numeric'}>
                    {cellOf(row, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={5}>
                {t('crossingEvents.total', { n: rows.length })}
              </th>
              <td className="numeric">{number(rows.reduce((sum, { crossed }) => sum + crossed.events, 0))}</td>
              <td className="numeric">{busiest === undefined ? '–' : monthName(busiest)}</td>
              {columns.slice(COLUMNS.length).map((column) => (
                <td key={column} className="numeric">
                  –
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="quiet">
        {t('crossingEvents.tableHow')} {columns.length > COLUMNS.length && t('crossingEvents.heldUpHow')} {t('crossingEvents.marked')}
      </p>
    </>
  );
}
