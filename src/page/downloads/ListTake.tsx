import '../styles/downloads.css';
import { idFromName } from '../../domain/catalog/fields.ts';
import { type CsvCell, writeCsv } from '../../domain/formats/csv.ts';
import { addressOfDoi } from '../../domain/formats/rights-xml.ts';
import { saveFile } from '../shared/save-file.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { useAboutPage } from './use-about.ts';

interface ListTakeProps {
  /** Name of the list. */
  readonly label: string;
  /** All of it, made when it is asked for; what says of itself whose it is keeps its own rights. */
  readonly rows: () => readonly Readonly<Record<string, CsvCell>>[];
}

/** A list of a page as CSV, all of it, with the rights of the data in every row. */
export function ListTake({ label, rows }: ListTakeProps) {
  const { t } = useTranslator();
  const page = useAboutPage(label);
  if (!page) return null;
  const take = (): void => {
    const { licence, attribution, citation, doi, address } = page.about;
    const rights = { licence, attribution, citation, doi: doi === undefined ? undefined : addressOfDoi(doi), address };
    const records = rows().map((row) => ({ ...rights, ...row }));
    const columns = [...new Set([...records.flatMap((row) => Object.keys(row).filter((name) => !Object.hasOwn(rights, name))), ...Object.keys(rights)])];
    saveFile(new Blob([writeCsv(records, columns)], { type: 'text/csv;charset=utf-8' }), `${page.stem}-${idFromName(label).slice(0, 60) || 'list'}.csv`);
  };
  return (
    <div className="take-small">
      <button type="button" className="plain" aria-label={t('tableTake.of', { what: t('listTake.csv'), table: label })} onClick={take}>
        {t('listTake.csv')}
      </button>
    </div>
  );
}
