import '../../styles/data-table.css';
import { FEWEST_INDIVIDUALS } from '../../../domain/movement/types.ts';
import { answerEvents } from '../../../domain/statements/answer-events.ts';
import { useState } from 'react';
import type { EventsAtBarrier } from '../../../domain/crossing-events/find-barrier-events.ts';
import { joinedKm2 } from '../../../domain/assessment/removal-joins.ts';
import type { BarrierRemoval, PartsJoined } from '../../../domain/crossing-events/parts-joined.ts';
import { joinedShare } from '../../../domain/assessment/separation-parts.ts';
import { PartsJoinedList } from './PartsJoinedList.tsx';
import { TableScroll } from '../../shared/TableScroll.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';

/** The month with most events, 0 January … 11 December, the earlier of equal ones; undefined without events. */
export function busiestMonth(byMonth: readonly { readonly events: number }[]): number | undefined {
  const most = Math.max(...byMonth.map(({ events }) => events));
  return most > 0 ? byMonth.findIndex(({ events }) => events === most) : undefined;
}

type Column =
  | 'barrier'
  | 'type'
  | 'crossed'
  | 'near'
  | 'mayHave'
  | 'events'
  | 'month'
  // These need behaviours.
  | 'heldUp'
  | 'permeability'
  | 'bounced'
  | 'traced'
  // And these a corridor.
  | 'joins'
  | 'keepsApart';

/** What barriers are ranked by comes first. */
function columnsFor(withBehaviours: boolean, withParts: boolean): readonly Column[] {
  const parts = withParts ? (['joins', 'keepsApart'] as const) : [];
  return withBehaviours
    ? ['barrier', 'heldUp', 'permeability', ...parts, 'type', 'crossed', 'near', 'mayHave', 'events', 'month', 'bounced', 'traced']
    : ['barrier', 'events', 'month', ...parts, 'crossed', 'near', 'mayHave', 'type'];
}

function isText(column: Column): boolean {
  return column === 'barrier' || column === 'type';
}

/** @param removal what it would join; undefined where nobody has looked */
function valueOf(row: EventsAtBarrier, column: Column, removal: BarrierRemoval | undefined): number {
  const { crossed, individualsNearTold, individualsUntold, behaviours, failedPerAnimalYear, permeability } = row;
  switch (column) {
    case 'permeability':
      return permeability ?? -1;
    case 'joins':
      return removal === undefined ? -1 : joinedKm2(removal.standing, 'low');
    case 'keepsApart':
      return removal === undefined ? -1 : joinedShare(removal.alone);
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

const JOINS_NOTHING: BarrierRemoval = { alone: [], standing: [] };

interface CrossingEventsTableProps {
  readonly rows: readonly EventsAtBarrier[];
  readonly of: number;
  /** By layer, as far as it is known. */
  readonly joined: Readonly<Record<string, PartsJoined | undefined>>;
  /** Whether the tracks have a corridor that barriers may cut. */
  readonly hasCorridor: boolean;
}

/** Every barrier that an animal crossed or came near, sorted by any column: by failed encounters, or by crossing events where no behaviours are told. */
export function CrossingEventsTable({ rows, of, joined, hasCorridor }: CrossingEventsTableProps) {
  const { t, number, percent, areaKm2, lang } = useTranslator();
  const [chosen, setOrder] = useState<{ readonly column: Column; readonly descending: boolean }>();
  const short = new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' });
  const withBehaviours = rows.some(({ behaviours }) => behaviours !== undefined);
  const columns = columnsFor(withBehaviours, hasCorridor);
  const order = chosen ?? { column: withBehaviours ? 'heldUp' : 'events', descending: true };
  const removalOf = ({ layer, barrier }: EventsAtBarrier): BarrierRemoval | undefined => joined[layer] && (joined[layer].byBarrier[barrier] ?? JOINS_NOTHING);
  const cells = Object.values(joined).flatMap((one) => one?.cellM ?? []);
  const nameOf = ({ name, type, barrier }: EventsAtBarrier): string => name || t('crossings.unnamed', { type: t(`barrier.${type}`), id: barrier });
  const mark = (value: string, individuals: number): string => (individuals > 0 && individuals < FEWEST_INDIVIDUALS ? `${value}*` : value);
  const count = (individuals: number): string => mark(number(individuals), individuals);
  const monthName = (month: number): string => short.format(Date.UTC(2001, month, 1));
  const cellOf = (row: EventsAtBarrier, column: Column): string => {
    const { crossed } = row;
    const value = valueOf(row, column, removalOf(row));
    if (column === 'type') return t(`barrier.${row.type}`);
    if (column === 'crossed') {
      const { says } = answerEvents(row, of);
      return says === 'untold' ? '?' : says === 'at-least' ? `≥ ${count(value)}` : count(value);
    }
    if (column === 'events') return mark(number(value), crossed.individuals);
    if (value < 0) return '–';
    if (column === 'permeability') return mark(percent(value), of);
    if (column === 'joins') return value === 0 ? t('crossingEvents.nothing') : areaKm2(value);
    if (column === 'keepsApart') return value === 0 ? t('crossingEvents.nothing') : percent(value);
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
          : valueOf(a, order.column, removalOf(a)) - valueOf(b, order.column, removalOf(b))) ||
      b.crossed.events - a.crossed.events ||
      b.individualsNear - a.individualsNear,
  );
  const sortBy = (column: Column): void => setOrder({ column, descending: order.column === column ? !order.descending : !isText(column) });
  const months = Array.from({ length: 12 }, (_, month) => ({ events: rows.reduce((sum, { crossed }) => sum + (crossed.byMonth[month]?.events ?? 0), 0) }));
  const busiest = busiestMonth(months);
  return (
    <>
      <TableScroll label={t('crossingEvents.title')}>
        <table className="figures data wide encounters-table" aria-label={t('crossingEvents.title')}>
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
              <th scope="row" colSpan={columns.indexOf('events')}>
                {t('crossingEvents.total', { n: rows.length })}
              </th>
              <td className="numeric">{number(rows.reduce((sum, { crossed }) => sum + crossed.events, 0))}</td>
              <td className="numeric">{busiest === undefined ? '–' : monthName(busiest)}</td>
              {columns.slice(columns.indexOf('month') + 1).map((column) => (
                <td key={column} className="numeric">
                  –
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </TableScroll>
      <p className="quiet">
        {t('crossingEvents.tableHow')} {withBehaviours && `${t('crossingEvents.heldUpHow')} `}
        {t('crossingEvents.marked')}
      </p>
      {hasCorridor && (
        <p className="quiet">
          {t('crossingEvents.joinsHow')} {t('crossingEvents.keepsApartHow')}{' '}
          {cells.length > 0 && t('crossingEvents.joinsCell', { cell: Math.ceil(Math.max(...cells)) })}
        </p>
      )}
      <PartsJoinedList rows={sorted.map((row) => ({ key: `${row.layer} ${row.barrier}`, name: nameOf(row), removal: removalOf(row) ?? JOINS_NOTHING }))} />
    </>
  );
}
