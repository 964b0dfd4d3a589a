import '../styles/data-table.css';
import type { ReactNode } from 'react';
import type { Rights } from '../../domain/formats/geojson.ts';
import { LazyCsvTake } from './LazyCsvTake.tsx';
import { LongList } from './LongList.tsx';
import { TableScroll } from './TableScroll.tsx';
import { useWholeTable } from './use-whole-table.ts';

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
  /** Of what it shows beside the page's entries: layers of barriers and areas. */
  readonly rights?: readonly Rights[] | undefined;
}

/** A table of more columns is wider than the panel: it is moved sideways, under its first column, and its texts are not squeezed. */
const MOST_FITTING = 5;

/** A table of figures, a row a thing, the beginning of it where it is long. */
export function DataTable<Row>({ label, rows, columns, keyOf, rights }: DataTableProps<Row>) {
  const { box, whole, find } = useWholeTable();
  const shownColumns = columns.filter((column) => column !== false);
  const classOf = ({ numeric }: DataColumn<Row>): string | undefined => (numeric ? 'numeric' : undefined);
  return (
    <div ref={box}>
      <LongList items={rows} whole={whole}>
        {(shown) => (
          <TableScroll label={label}>
            <table className={`figures data${shownColumns.length > MOST_FITTING ? ' wide' : ''}`} aria-label={label}>
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
      {rows.length > 0 && <LazyCsvTake label={label} find={find} rights={rights} />}
    </div>
  );
}
