import type { ReactNode } from 'react';
import type { TracksEntry } from '../../../../domain/evidence/tracks/tracks-evidence.ts';
import { FEWEST_INDIVIDUALS } from '../../../../domain/movement/types.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { Fold } from '../../../shared/Fold.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';

/** Corridors and stopovers of single years, and how much of each the other years share. */
export function CorridorYears({ years, how }: { readonly years: TracksEntry['corridorYears']; readonly how?: ReactNode }) {
  const { t, number, percent, areaKm2 } = useTranslator();
  if (years === undefined || years.length === 0) return null;
  return (
    <Fold summary={t('corridorYears.title')}>
      {() => (
        <>
          <DataTable
            label={t('corridorYears.title')}
            rows={years}
            keyOf={({ year }) => String(year)}
            columns={[
              { head: t('seasons.year'), renderCell: ({ year }) => year },
              { head: t('figures.animals'), numeric: true, renderCell: ({ individuals }) => number(individuals) },
              { head: t('corridorYears.low'), numeric: true, renderCell: ({ areaKm2: { low = 0 } }) => areaKm2(low) },
              years.some(({ stopoverAreaKm2 }) => stopoverAreaKm2 > 0) && {
                head: t('corridorYears.stopovers'),
                numeric: true,
                renderCell: ({ stopoverAreaKm2 }) => areaKm2(stopoverAreaKm2),
              },
              { head: t('corridorYears.shared'), numeric: true, renderCell: ({ sharedLow }) => percent(sharedLow) },
            ]}
          />
          <p className="quiet">{t('corridorYears.how', { n: FEWEST_INDIVIDUALS })}</p>
          {how}
        </>
      )}
    </Fold>
  );
}
