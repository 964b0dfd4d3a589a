import type { BarrierCrossing } from '../../../domain/crossings/types.ts';
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { kindOfBarrier } from '../../../domain/catalog/layer-kinds.ts';
import { crossingRowId } from '../../../state/crossing-row.ts';
import { Swatch } from '../../shared/Swatch.tsx';
import { useAtlas, useTranslator } from '../../shared/use-atlas.ts';
import { pointAtCrossing } from '../../../state/atlas-store.ts';
import { showBarrier } from './show-barrier.ts';
import { SiteCrossing } from './SiteCrossing.tsx';
import { type CrossingColumn, type CrossingOrder, sortCrossings } from './sort-crossings.ts';

interface CrossingRowProps {
  readonly row: BarrierCrossing;
  readonly name: string;
  readonly chosen: boolean;
  /** The row is pointed at, or no row any more; the same function at every drawing, so that a row is drawn once. */
  readonly onPoint: (id: string | undefined) => void;
  /** Whose tracks tell where it is crossed; undefined where there are none. */
  readonly source?: string | undefined;
}

/** One barrier of the table; pressing its name shows where it crosses. */
export const CrossingRow = memo(function CrossingRow({ row, name, chosen, onPoint, source }: CrossingRowProps) {
  const { t, number, kmFigure } = useTranslator();
  const id = crossingRowId(row);
  const kind = kindOfBarrier(row.type);
  const go = (): void => {
    showBarrier(row);
    onPoint(id);
  };
  return (
    <tr data-row={id} data-chosen={chosen || undefined} onMouseEnter={() => onPoint(id)} onMouseLeave={() => onPoint(undefined)}>
      <th scope="row">
        <button type="button" className="plain" title={name} onFocus={() => onPoint(id)} onBlur={() => onPoint(undefined)} onClick={go}>
          {name}
        </button>
        {source !== undefined && <SiteCrossing row={row} name={name} source={source} />}
      </th>
      <td>
        {kind && <Swatch toggle={kind} />}
        <span>{t(`barrier.${row.type}`)}</span>
      </td>
      <td>{t(`useShort.${row.use}`)}</td>
      <td className="numeric">{number(row.crossings)}</td>
      <td className="numeric">{kmFigure(row.lengthInsideKm)}</td>
    </tr>
  );
});

const COLUMNS: readonly CrossingColumn[] = ['barrier', 'type', 'use', 'crossings', 'length'];
const NUMERIC: readonly CrossingColumn[] = ['crossings', 'length'];

interface CrossingsTableProps {
  readonly rows: readonly BarrierCrossing[];
  /** What to say without rows. */
  readonly empty: string;
  /** Accessible name; "Barrier crossings" when left out. */
  readonly label?: string;
  /** Whether its rows are not counted: they have no totals then. */
  readonly apart?: boolean;
  /** Whose tracks tell where its barriers are crossed; undefined where there are none. */
  readonly source?: string | undefined;
}

/** The table of barrier crossings: sorted by any column, linked with the points on the map both ways. */
export function CrossingsTable({ rows: latest, empty, label, apart = false, source }: CrossingsTableProps) {
  // A long table is drawn in slices between frames.
  const rows = useDeferredValue(latest);
  const { t, number, kmFigure, lang } = useTranslator();
  const chosen = useAtlas((state) => state.crossing);
  const [order, setOrder] = useState<CrossingOrder>({ column: 'length', descending: true });
  const body = useRef<HTMLTableSectionElement>(null);
  const pointed = useRef(false);
  const nameOf = useCallback((row: BarrierCrossing): string => row.name || t('crossings.unnamed', { type: t(`barrier.${row.type}`), id: row.barrier }), [t]);
  const sorted = useMemo(() => sortCrossings(rows, order, nameOf, (row) => t(`barrier.${row.type}`), lang), [rows, order, nameOf, t, lang]);

  useEffect(() => {
    // A row that is pointed at in the table itself is in sight already.
    if (chosen === undefined || pointed.current) return;
    body.current?.querySelector(`[data-row="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const point = useCallback((id: string | undefined): void => {
    pointed.current = id !== undefined;
    pointAtCrossing(id);
  }, []);
  const sortBy = (column: CrossingColumn): void =>
    setOrder((present) =>
      present.column === column ? { column, descending: !present.descending } : { column, descending: NUMERIC.includes(column) || column === 'use' },
    );
  return (
    <div className="table-scroll">
      <table className="figures crossings" aria-label={label ?? t('crossings.title')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={NUMERIC.includes(column) ? 'numeric' : undefined}
                aria-sort={order.column === column ? (order.descending ? 'descending' : 'ascending') : 'none'}
              >
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
            return <CrossingRow key={id} row={row} name={nameOf(row)} chosen={chosen === id} onPoint={point} source={source} />;
          })}
        </tbody>
        {rows.length > 0 && !apart && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t('crossings.total', { n: rows.length })}
              </th>
              <td className="numeric">{number(rows.reduce((sum, row) => sum + row.crossings, 0))}</td>
              <td className="numeric">{kmFigure(rows.reduce((sum, row) => sum + row.lengthInsideKm, 0))}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
