import '../styles/data-table.css';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from './Boundary.tsx';
import { lazily } from './lazily.tsx';
import { LongList } from './LongList.tsx';
import { TableScroll } from './TableScroll.tsx';

const TableTake = lazily(async () => (await withTexts(import('../downloads/TableTake.tsx'), 'downloads')).TableTake);

export interface DataColumn<Row> {
  readonly head: string;
  /** Whether its cells are figures. */
  readonly numeric?: boolean;
  readonly renderCell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** Name of the table, as it is read out. */
  readonly label: string;
  readonly rows: readonly Row[];
  /** The first heads its rows; those that are `false` are left out. */
  readonly columns: readonly (DataColumn<Row> | false)[];
  readonly keyOf: (row: Row, at: number) => string;
}

/** A table of more columns is wider than the panel: it is moved sideways, under its first column, and its texts are not squeezed. */
const MOST_FITTING = 5;

/** A table of figures, a row a thing, the beginning of it where it is long. */
export function DataTable<Row>({ label, rows, columns, keyOf }: DataTableProps<Row>) {
  const table = useRef<HTMLTableElement>(null);
  const [whole, setWhole] = useState(false);
  /** With all its rows, for as long as it takes to read them. */
  const find = (): HTMLTableElement | null => {
    flushSync(() => setWhole(true));
    setWhole(false);
    return table.current;
  };
  const shownColumns = columns.filter((column) => column !== false);
  const classOf = ({ numeric }: DataColumn<Row>): string | undefined => (numeric ? 'numeric' : undefined);
  return (
    <>
      <LongList items={rows} whole={whole}>
        {(shown) => (
          <TableScroll label={label}>
            <table ref={table} className={`figures data${shownColumns.length > MOST_FITTING ? ' wide' : ''}`} aria-label={label}>
              <thead>
                <tr>
                  {shownColumns.map((column, at) => (
                    <th key={at} scope="col" className={classOf(column)}>
                      {column.head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((row, rowAt) => (
                  <tr key={keyOf(row, rowAt)}>
                    {shownColumns.map((column, at) =>
                      at === 0 ? (
                        <th key={at} scope="row">
                          {column.renderCell(row)}
                        </th>
                      ) : (
                        <td key={at} className={classOf(column)}>
                          {column.renderCell(row)}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        )}
      </LongList>
      {rows.length > 0 && (
        <Boundary>
          <TableTake label={label} find={find} />
        </Boundary>
      )}
    </>
  );
}
