import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { monthNames } from '../../../../i18n/month-names.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { Region } from '../cells.tsx';

/** Where birds were ringed and encountered, and in which months. */
export function RegionsTable({ file: { regions, unknown } }: { readonly file: EncountersEntry }) {
  const { t, number, lang } = useTranslator();
  const unplaced = unknown.ringedRegion + unknown.encountersRegion;
  return (
    <section>
      <h2>{t('encounters.countries')}</h2>
      <DataTable
        label={t('encounters.countries')}
        rows={regions}
        keyOf={({ region }) => region}
        columns={[
          { head: t('network.column.where'), renderCell: ({ region }) => <Region of={region} /> },
          { head: t('encounters.ringed'), numeric: true, renderCell: ({ ringed }) => number(ringed) },
          { head: t('encounters.birdsThere'), numeric: true, renderCell: ({ birds }) => number(birds) },
          { head: t('encounters.number'), numeric: true, renderCell: ({ encounters }) => number(encounters) },
          ...monthNames(lang).map((head, month) => ({
            head,
            numeric: true,
            renderCell: ({ months }: EncountersEntry['regions'][number]) => (months[month] ? number(months[month]) : '–'),
          })),
        ]}
      />
      {unknown.encountersMonth > 0 && <p className="quiet">{t('encounters.unknownMonth', { n: unknown.encountersMonth })}</p>}
      {unplaced > 0 && <p className="quiet">{t('encounters.unknownRegion', { n: unplaced })}</p>}
    </section>
  );
}
