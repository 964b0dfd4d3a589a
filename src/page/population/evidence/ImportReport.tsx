import { textIn } from '../../../domain/catalog/open-entry.ts';
import type { EncountersEntry } from '../../../domain/evidence/encounters/encounters-evidence.ts';
import { useTranslator } from '../../shared/use-atlas.ts';

interface ImportReportProps {
  readonly method: Pick<EncountersEntry['method'], 'notes'> & { /** Of the files, where a kind has several. */ readonly formats?: readonly string[] };
  readonly importReport: EncountersEntry['importReport'];
}

/** The custodian's own sentences on the method, what was read of his files, and what was left out of each, with the first lines. */
export function ImportReport({ method: { notes, formats = [] }, importReport: { rowsRead, kept, dropped } }: ImportReportProps) {
  const { t, number, say, lang } = useTranslator();
  return (
    <>
      {notes.map((note) => (
        <p key={note.text}>{textIn(note, 'text', lang)}</p>
      ))}
      <p className="quiet">{t('network.rows', { n: rowsRead, formats: formats.join(', ') || 'none', kept: number(kept) })}</p>
      {dropped.map(({ file, reason, n, lines }) => (
        <p key={`${file} ${reason}`} className="quiet">
          {t('network.left', { file, reason: say({ code: reason, values: {} }), n: number(n), lines: lines.join(', ') || 'none' })}
        </p>
      ))}
    </>
  );
}
