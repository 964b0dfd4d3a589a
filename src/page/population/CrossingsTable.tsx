import { useEffect, useRef, useState } from 'react';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { BARRIER_KINDS, BARRIER_TYPE } from '../../domain/catalog/layer-kinds.ts';
import { pointAtCrossing } from '../../state/atlas-store.ts';
import { crossingRowId } from '../../state/crossing-row.ts';
import { Swatch } from '../layers/Swatch.tsx';
import { currentMap } from '../map/current-map.ts';
import { useAtlas, useTranslator } from '../use-atlas.ts';
import { boundsOfPoints } from './bounds-of-points.ts';
import { sortCrossings, type CrossingColumn, type CrossingOrder } from './sort-crossings.ts';

const COLUMNS: readonly CrossingColumn[] = ['barrier', 'type', 'use', 'crossings', 'length'];
const NUMERIC: readonly CrossingColumn[] = ['crossings', 'length'];

interface CrossingsTableProps {
  readonly rows: readonly BarrierCrossing[];
  /** What to say without rows. */
  readonly empty: string;
  /** Accessible name; "Barrier crossings" when left out. */
  readonly label?: string;
}

/** The table of barrier crossings: sorted by any column, linked with the points on the map both ways. */
export function CrossingsTable({ rows, empty, label }: CrossingsTableProps) {
  const { t, number, kmFigure, lang } = useTranslator();
  const chosen = useAtlas((state) => state.crossing);
  const [order, setOrder] = useState<CrossingOrder>({ column: 'length', descending: true });
  const body = useRef<HTMLTableSectionElement>(null);
  const pointed = useRef(false);
  const nameOf = (row: BarrierCrossing): string => row.name || t('crossings.unnamed', { type: t(`barrier.${row.type}`), id: row.barrier });
  const sorted = sortCrossings(rows, order, nameOf, (row) => t(`barrier.${row.type}`), lang);

  useEffect(() => {
    // A row that is pointed at in the table itself is in sight already.
    if (chosen === undefined || pointed.current) return;
    body.current?.querySelector(`[data-row="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const point = (id: string | undefined): void => {
    pointed.current = id !== undefined;
    pointAtCrossing(id);
  };
  const sortBy = (column: CrossingColumn): void =>
    setOrder((present) => (present.column === column ? { column, descending: !present.descending } : { column, descending: NUMERIC.includes(column) || column === 'use' }));
  const go = (row: BarrierCrossing): void => {
    point(crossingRowId(row));
    const box = boundsOfPoints(row.points);
    if (box) currentMap()?.flyTo(box);
  };
  return (
    <div className="table-scroll">
      <table className="figures crossings" aria-label={label ?? t('crossings.title')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={NUMERIC.includes(column) ? 'numeric' : undefined} aria-sort={order.column === column ? (order.descending ? 'descending' : 'ascending') : 'none'}>
                <button type="button" onClick={() => sortBy(column)}>
                  {t(`crossings.column.${column}`)}
                  <span aria-hidden="true">{order.column === column ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.length === 0 && (
            <tr>
              <td colSpan={COLUMNS.length}>{empty}</td>
            </tr>
          )}
          {sorted.map((row) => {
            const id = crossingRowId(row);
            const kind = BARRIER_KINDS.find((known) => BARRIER_TYPE[known] === row.type);
            return (
              <tr key={id} data-row={id} data-chosen={chosen === id || undefined} onMouseEnter={() => point(id)} onMouseLeave={() => point(undefined)}>
                <th scope="row">
                  <button type="button" className="plain" title={nameOf(row)} onFocus={() => point(id)} onBlur={() => point(undefined)} onClick={() => go(row)}>
                    {nameOf(row)}
                  </button>
                </th>
                <td>{kind && <Swatch toggle={kind} />}<span>{t(`barrier.${row.type}`)}</span></td>
                <td>{t(`useShort.${row.use}`)}</td>
                <td className="numeric">{number(row.crossings)}</td>
                <td className="numeric">{kmFigure(row.lengthInsideKm)}</td>
              </tr>
            );
          })}
        </tbody>
        {rows.length > 0 && <tfoot>
          <tr>
            <th scope="row" colSpan={3}>{t('crossings.total', { n: rows.length })}</th>
            <td className="numeric">{number(rows.reduce((sum, row) => sum + row.crossings, 0))}</td>
            <td className="numeric">{kmFigure(rows.reduce((sum, row) => sum + row.lengthInsideKm, 0))}</td>
          </tr>
        </tfoot>}
      </table>
    </div>
  );
}
