import type { ImportedWork } from '../../state/track-work.ts';
import { useTranslator } from '../use-atlas.ts';

/** What was read, what was left out and why, and what was assumed. */
export function ImportSummary({ imported: { format, tracks, report, notes, files } }: { readonly imported: ImportedWork }) {
  const { t, number, date } = useTranslator();
  const from = Math.min(...tracks.map(({ time }) => time[0] ?? Number.POSITIVE_INFINITY));
  const to = Math.max(...tracks.map(({ time }) => time.at(-1) ?? Number.NEGATIVE_INFINITY));
  return (
    <section>
      <p className="answer">{t('tracks.read', { format, animals: t('tracks.animals', { n: tracks.length }), fixes: number(report.fixesKept), from: date(from), to: date(to) })}</p>
      <p className="quiet">{files.join(', ')}</p>
      <details>
        <summary>{t('tracks.report')}</summary>
        <p>{t('tracks.rows', { read: number(report.rowsRead), kept: number(report.fixesKept) })}</p>
        <ul>
          {Object.entries(report.dropped).map(([reason, rows]) => (
            <li key={reason}>{t('tracks.dropped', { reason, rows: number(rows), lines: report.firstRows[reason]?.slice(0, 3).join(', ') ?? '–' })}</li>
          ))}
          {notes.map((note) => <li key={note}>{note}</li>)}
        </ul>
      </details>
    </section>
  );
}
