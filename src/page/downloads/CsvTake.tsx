import '../styles/downloads.css';
import { idFromName } from '../../domain/catalog/fields.ts';
import { type CsvCell, writeCsv } from '../../domain/formats/csv.ts';
import type { Rights } from '../../domain/formats/geojson.ts';
import { rowOfRights } from '../../domain/formats/rights-row.ts';
import { saveCsv } from '../shared/save-file.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { readTable } from './read-table.ts';
import { useAboutPage } from './use-about.ts';

/** A list: all of it, made when it is asked for; what says of itself whose it is keeps its own rights. */
interface ListTake {
  readonly rows: () => readonly Readonly<Record<string, CsvCell>>[];
}

/** A table as it is read on the page. */
interface TableTake {
  /** The whole table, all its rows drawn; or a list of names with their values. */
  readonly find: () => HTMLElement | null | undefined;
  /** Of what it shows beside the page's entries: layers of barriers and areas. */
  readonly rights?: readonly Rights[] | undefined;
}

/** With the name of the list or table. */
type CsvTakeProps = { readonly label: string } & (ListTake | TableTake);

/** A list or a table of a page as CSV, all of it, with the rights of the data in every row. */
export function CsvTake({ label, ...from }: CsvTakeProps) {
  const { t, lang } = useTranslator();
  const [what, more] = 'find' in from ? [t('tableTake.csv'), from.rights] : [t('listTake.csv'), undefined];
  const page = useAboutPage(label, more);
  if (!page) return null;
  const readFound = (table: ReturnType<TableTake['find']>) => table && readTable(table, [t('tableTake.figure'), t('tableTake.value')], lang);
  const take = (): void => {
    const rights = { ...rowOfRights(page.about), address: page.about.address };
    const read = 'find' in from ? readFound(from.find()) : readList(from.rows());
    if (!read) return;
    const { columns, rows } = read;
    const csv = writeCsv(
      rows.map((row) => ({ ...rights, ...row })),
      [...columns.filter((column) => !Object.hasOwn(rights, column)), ...Object.keys(rights)],
    );
    saveCsv(csv, `${page.stem}-${idFromName(label).slice(0, 60) || 'table'}.csv`);
  };
  return (
    <div className="take-small">
      <button type="button" className="plain" aria-label={t('tableTake.of', { what, table: label })} onClick={take}>
        {what}
      </button>
    </div>
  );
}

/** The rows of a list have the same columns. */
function readList(rows: ReturnType<ListTake['rows']>): { readonly columns: readonly string[]; readonly rows: typeof rows } {
  return { columns: Object.keys(rows[0] ?? {}), rows };
}
