import type { SeasonFigures } from '../../../../domain/evidence/entry-fields.ts';
import { FEWEST_FOLLOWED, FEWEST_YEARS } from '../../../../domain/movement/sequences/season-by-year.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { Fold } from '../../../shared/Fold.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';

/** A season's dates year by year, and whether they shift: of each animal against itself. */
export function SeasonYears({ season: { season, years, change } }: { readonly season: SeasonFigures }) {
  const { t, number, monthDay } = useTranslator();
  if (years === undefined || change === undefined) return null;
  const { followed, departure, arrival, north, east } = change;
  const sayShift = (shift: typeof departure): string =>
    shift === undefined
      ? '–'
      : t('seasons.shiftDays', { days: number(shift.daysPerYear, 1), from: number(shift.interval[0], 1), to: number(shift.interval[1], 1) });
  const sayPlace = (shift: typeof north): string =>
    shift === undefined ? '–' : t('seasons.shiftKm', { km: number(shift.kmPerYear, 1), from: number(shift.interval[0], 1), to: number(shift.interval[1], 1) });
  return (
    <Fold summary={t('seasons.byYear')}>
      {() => (
        <>
          <DataTable
            label={t('seasons.byYearOf', { season: t(`season.${season}`) })}
            rows={years}
            keyOf={({ year }) => String(year)}
            columns={[
              { head: t('seasons.year'), renderCell: ({ year }) => year },
              { head: t('seasons.departure'), renderCell: (row) => monthDay(row.departure) },
              { head: t('seasons.arrival'), renderCell: (row) => monthDay(row.arrival) },
              { head: t('seasons.counts'), numeric: true, renderCell: ({ sequences, individuals }) => `${number(sequences)} (${number(individuals)})` },
            ]}
          />
          {departure === undefined && arrival === undefined ? (
            <p className="quiet">{t('seasons.noShift', { n: followed, animals: FEWEST_FOLLOWED, years: FEWEST_YEARS })}</p>
          ) : (
            <>
              <dl className="pairs">
                <dt>{t('seasons.shiftDeparture')}</dt>
                <dd>{sayShift(departure)}</dd>
                <dt>{t('seasons.shiftArrival')}</dt>
                <dd>{sayShift(arrival)}</dd>
                {(north || east) && (
                  <>
                    <dt>{t('seasons.shiftNorth')}</dt>
                    <dd>{sayPlace(north)}</dd>
                    <dt>{t('seasons.shiftEast')}</dt>
                    <dd>{sayPlace(east)}</dd>
                  </>
                )}
              </dl>
              <p className="quiet">{t('seasons.shiftHow', { n: followed })}</p>
            </>
          )}
        </>
      )}
    </Fold>
  );
}
