import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { sayDateAccuracy, sayPlaceAccuracy } from '../../../../factsheet/evidence/encounters/say-encounters.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { ImportReport } from '../ImportReport.tsx';

/** How well places and dates are known, what was read, and what was left out. */
export function EncountersMethod({ file: { accuracy, method, importReport } }: { readonly file: EncountersEntry }) {
  const translator = useTranslator();
  const { t, number } = translator;
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
      <ImportReport method={method} importReport={importReport} />
    </section>
  );
}
