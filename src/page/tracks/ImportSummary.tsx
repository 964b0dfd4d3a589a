import type { ImportedWork } from '../../state/track-work.ts';
import { useTranslator } from '../use-atlas.ts';
import { spanOf } from './span-of.ts';

/** What was read, what was left out and why, and what was assumed. */
export function ImportSummary({ imported: { format, tracks, report, notes, files } }: { readonly imported: ImportedWork }) {
  const { t, number, date } = useTranslator();
  const { from, to } = spanOf(tracks);
  return (
    <section>
      <p className="answer">{t('tracks.read', { format, animals: t('tracks.animals', { n: tracks.length }), fixes: number(report.fixesKept), from: date(from), to: date(to) })}</p>
      <p className="quiet file-names">{files.join(', ')}</p>
      <details>
        <summary>{t('tracks.report')}</summary>
        <p>{t('tracks.rows', { read: number(report.rowsRead), kept: number(report.fixesKept) })}</p>
        <ul>
          {Object.entries(report.dropped).map(([reason, rows]) => (
            <li key={reason}>
              {t('tracks.dropped', { n: rows, reason, rows: number(rows) })}
              {report.firstRows[reason] && `, ${t('tracks.droppedLines', { lines: report.firstRows[reason].slice(0, 3).join(', ') })}`}
            </li>
          ))}
          {notes.map((note) => <li key={note}>{note}</li>)}
        </ul>
      </details>
    </section>
  );
}
