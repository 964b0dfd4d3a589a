import { useMemo } from 'react';
import { DataTable } from '../shared/DataTable.tsx';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { Fold } from '../shared/Fold.tsx';
import { type AnimalMoment, animalAt, isUnsure } from './say-moment.ts';
import { useMigrations } from './use-migrations.ts';
import { useSayDate } from './use-say-date.ts';
import { useDrawnTracks } from './use-tracks.ts';

/** Each animal at the moment that the map shows, in words: what a pointer learns from the map. Nothing while tracks are shown whole. */
export function AnimalsNow({ isCoarse }: { readonly isCoarse: boolean }) {
  const { t } = useTranslator();
  const { months } = useDrawnTracks();
  const time = useAtlas((state) => state.view.time);
  const sayDate = useSayDate(months !== undefined);
  if (time === undefined) return null;
  return <Fold summary={t('seeing.now', { date: sayDate(time) })}>{() => <AnimalsTable time={time} isCoarse={isCoarse} />}</Fold>;
}

function AnimalsTable({ time, isCoarse }: { readonly time: number; readonly isCoarse: boolean }) {
  const { t, number } = useTranslator();
  const shown = useDrawnTracks();
  const migrations = useMigrations(true);
  const rows = useMemo(() => shown.drawn.flatMap((_, at) => animalAt(shown, at, time, migrations) ?? []), [shown, time, migrations]);
  if (rows.length === 0) return <p className="quiet">{t('seeing.none')}</p>;
  const place = ({ position: [lon, lat] }: AnimalMoment): string => `${number(lat, 2)}, ${number(lon, 2)}`;
  const hasSeasons = rows.some(({ season }) => season !== undefined);
  return (
    <DataTable
      label={t('time.label')}
      rows={rows}
      keyOf={({ individual, ms }) => `${individual} ${ms}`}
      columns={[
        { head: t('seeing.animal'), renderCell: ({ individual }) => <bdi>{individual}</bdi> },
        shown.months !== undefined && { head: t('seeing.year'), numeric: true, renderCell: ({ ms }) => String(new Date(ms).getUTCFullYear()) },
        { head: t('seeing.place'), numeric: true, renderCell: (row) => <bdi>{isUnsure(row) ? t('seeing.unknown') : place(row)}</bdi> },
        !isCoarse && {
          head: t('seeing.kmh'),
          numeric: true,
          renderCell: (row) => (isUnsure(row) || row.kmh === undefined ? '–' : number(row.kmh, row.kmh < 1 ? 2 : 1)),
        },
        hasSeasons && { head: t('seeing.season'), renderCell: ({ season }) => season && t(`track.${season}`) },
      ]}
    />
  );
}
