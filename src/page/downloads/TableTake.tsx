import '../styles/downloads.css';
import { idFromName } from '../../domain/catalog/fields.ts';
import { type CsvCell, writeCsv } from '../../domain/formats/csv.ts';
import { addressOfDoi } from '../../domain/formats/rights-xml.ts';
import { entryOf } from '../../state/view.ts';
import { saveFile } from '../shared/save-file.ts';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { readTable, toPlainNumber } from './read-table.ts';
import { useAboutEntry } from './use-about.ts';

interface TableTakeProps {
  /** Name of the table. */
  readonly label: string;
  /** The whole table, all its rows drawn. */
  readonly find: () => HTMLTableElement | null | undefined;
}

/** A table of an entry's page as CSV, as it is read there, with the rights of the data in every row. */
export function TableTake({ label, find }: TableTakeProps) {
  const { t, lang } = useTranslator();
  const id = useAtlas((state) => entryOf(state.view));
  const about = useAboutEntry(label, id);
  if (!about) return null;
  const take = (): void => {
    const table = find();
    if (!table) return;
    const { licence, attribution, citation, doi, address } = about;
    const rights = { licence, attribution, citation, ...(doi === undefined ? {} : { doi: addressOfDoi(doi) }), address };
    const [heads = [], ...rows] = readTable(table);
    // Two heads alike would be one column.
    const columns = heads.map((head, at) => (head === '' || heads.indexOf(head) < at ? `${head || 'column'} ${at + 1}` : head));
    const records = rows.map((cells): Record<string, CsvCell> => ({
      ...Object.fromEntries(columns.map((column, at) => [column, toPlainNumber(cells[at] ?? '', lang)])),
      ...rights,
    }));
    const csv = writeCsv(records, [...columns, ...Object.keys(rights)]);
    saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `${id}-${idFromName(label).slice(0, 60) || 'table'}.csv`);
  };
  return (
    <div className="take-small">
      <button type="button" className="plain" aria-label={t('tableTake.of', { what: t('tableTake.csv'), table: label })} onClick={take}>
        {t('tableTake.csv')}
      </button>
    </div>
  );
}
