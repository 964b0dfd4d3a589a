import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { writeMonthCounts } from '../../../../i18n/month-names.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { FewAnimalsNote, Individuals, Region } from '../cells.tsx';

/** Which countries ringing and encounters link, by birds, season and month. */
export function LinksTable({ file: { links, moved, method } }: { readonly file: EncountersEntry }) {
  const translator = useTranslator();
  const { t, number, lengthKm } = translator;
  const { seasons } = method;
  const inSeason = (months: readonly number[], season: readonly number[]): string => number(season.reduce((sum, month) => sum + (months[month - 1] ?? 0), 0));
  return (
    <section>
      <h2>{t('encounters.links')}</h2>
      {links.length === 0 ? (
        <p>{t('encounters.noLinks')}</p>
      ) : (
        <>
          <DataTable
            label={t('encounters.links')}
            rows={links}
            keyOf={({ from, to }) => `${from} ${to}`}
            columns={[
              { head: t('encounters.from'), renderCell: ({ from }) => <Region of={from} /> },
              { head: t('encounters.to'), renderCell: ({ to }) => <Region of={to} /> },
              { head: t('encounters.birdsThere'), numeric: true, renderCell: ({ birds }) => <Individuals n={birds} /> },
              { head: t('encounters.number'), numeric: true, renderCell: ({ encounters }) => number(encounters) },
              { head: t('encounters.distance'), numeric: true, renderCell: ({ medianKm }) => (medianKm === undefined ? '–' : lengthKm(medianKm)) },
              seasons !== undefined && { head: t('encounters.breeding'), numeric: true, renderCell: ({ months }) => inSeason(months, seasons.breeding) },
              seasons !== undefined && { head: t('encounters.nonBreeding'), numeric: true, renderCell: ({ months }) => inSeason(months, seasons.nonBreeding) },
              { head: t('network.column.months'), renderCell: ({ months }) => writeMonthCounts(months, translator) || '–' },
            ]}
          />
          <FewAnimalsNote of={links.map(({ birds }) => birds)} />
          <p className="quiet">
            {t('encounters.linksNote')} {t('network.diagram')}
          </p>
        </>
      )}
      {moved > 0 && <p className="quiet">{t('encounters.movedNote', { n: moved })}</p>}
    </section>
  );
}
