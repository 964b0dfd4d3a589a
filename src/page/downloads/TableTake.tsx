import '../styles/downloads.css';
import { idFromName } from '../../domain/catalog/fields.ts';
import { type CsvCell, writeCsv } from '../../domain/formats/csv.ts';
import type { Rights } from '../../domain/formats/geojson.ts';
import { addressOfDoi } from '../../domain/formats/rights-xml.ts';
import { saveFile } from '../shared/save-file.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { readTable, toPlainNumber } from './read-table.ts';
import { useAboutPage } from './use-about.ts';

interface TableTakeProps {
  /** Name of the table. */
  readonly label: string;
  /** The whole table, all its rows drawn; or a list of names with their values. */
  readonly find: () => HTMLElement | null | undefined;
  /** Of what it shows beside the page's entries: layers of barriers and areas. */
  readonly rights?: readonly Rights[] | undefined;
}

/** A table of a page as CSV, as it is read there, with the rights of the data in every row. */
export function TableTake({ label, find, rights: more }: TableTakeProps) {
  const { t, lang } = useTranslator();
  const page = useAboutPage(label, more);
  if (!page) return null;
  const take = (): void => {
    const table = find();
    if (!table) return;
    const { licence, attribution, citation, doi, address } = page.about;
    const rights = { licence, attribution, citation, ...(doi === undefined ? {} : { doi: addressOfDoi(doi) }), address };
    const [heads = [], ...rows] = readTable(table, [t('tableTake.figure'), t('tableTake.value')]);
    // Two heads alike would be one column.
    const columns = heads.map((head, at) => (head === '' || heads.indexOf(head) < at ? `${head || 'column'} ${at + 1}` : head));
    const records = rows.map((cells): Record<string, CsvCell> => ({
      ...Object.fromEntries(columns.map((column, at) => [column, toPlainNumber(cells[at] ?? '', lang)])),
      ...rights,
    }));
    const csv = writeCsv(records, [...columns, ...Object.keys(rights)]);
    saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `${page.stem}-${idFromName(label).slice(0, 60) || 'table'}.csv`);
  };
  return (
    <div className="take-small">
      <button type="button" className="plain" aria-label={t('tableTake.of', { what: t('tableTake.csv'), table: label })} onClick={take}>
        {t('tableTake.csv')}
      </button>
    </div>
  );
}
