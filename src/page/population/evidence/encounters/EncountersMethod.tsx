import { textIn } from '../../../../domain/catalog/open-entry.ts';
import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { sayDateAccuracy, sayPlaceAccuracy } from '../../../../factsheet/evidence/encounters/say-encounters.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';

/** How well places and dates are known, what was read, and what was left out. */
export function EncountersMethod({ file: { accuracy, method, importReport } }: { readonly file: EncountersEntry }) {
  const translator = useTranslator();
  const { t, number, say, lang } = translator;
  const { rowsRead, kept, dropped } = importReport;
  const rows = [
    ...accuracy.places.map(({ radiusM, n }) => ({ said: sayPlaceAccuracy(radiusM, translator), n })),
    ...accuracy.dates.map(({ withinDays, n }) => ({ said: sayDateAccuracy(withinDays, translator), n })),
  ];
  return (
    <section>
      <h2>{t('encounters.accuracy')}</h2>
      <DataTable
        label={t('encounters.accuracy')}
        rows={rows}
        keyOf={({ said }) => said}
        columns={[
          { head: t('encounters.accuracy'), renderCell: ({ said }) => said },
          { head: t('encounters.events'), numeric: true, renderCell: ({ n }) => number(n) },
        ]}
      />
      {method.notes.map((note) => (
        <p key={note.text}>{textIn(note, 'text', lang)}</p>
      ))}
      <p className="quiet">{t('encounters.read', { n: rowsRead, formats: method.formats.join(', '), kept: number(kept) })}</p>
      {dropped.map(({ file, reason, n, lines }) => (
        <p key={`${file} ${reason}`} className="quiet">
          {lines.length === 0
            ? t('encounters.leftPlain', { file, reason: say({ code: reason, values: {} }), n: number(n) })
            : t('encounters.left', { file, reason: say({ code: reason, values: {} }), n: number(n), lines: lines.join(', ') })}
        </p>
      ))}
    </section>
  );
}
