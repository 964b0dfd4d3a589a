import '../styles/time.css';
import { useMemo, useState } from 'react';
import { QUARTERS, SINGLE_MONTHS } from '../../domain/tracks/months.ts';
import { summariseMonths } from '../../domain/tracks/summarise-months.ts';
import type { Track } from '../../domain/tracks/track.ts';
import { chooseSpan } from '../../state/atlas-store.ts';
import { DataTable } from '../shared/DataTable.tsx';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { AnimalsNow } from './AnimalsNow.tsx';
import { SeasonMaps } from './SeasonMaps.tsx';
import { useSayMonths } from './use-say-months.ts';

interface SeeingProps {
  readonly tracks: readonly Track[];
  /** Side of the grid that the positions were put on before they were published, metres. */
  readonly gridM?: number | undefined;
}

/** Where animals are in which months: small maps side by side, the same in figures, and each animal at the moment on the map. */
export function Seeing({ tracks, gridM }: SeeingProps) {
  const { t, number } = useTranslator();
  const sayMonths = useSayMonths();
  const span = useAtlas((state) => state.view.span);
  const [single, setSingle] = useState(false);
  const groups = single ? SINGLE_MONTHS : QUARTERS;
  const rows = useMemo(() => summariseMonths(tracks, groups), [tracks, groups]);
  const days = rows.reduce((sum, row) => sum + row.days, 0);
  const tellsWay = gridM === undefined && days > 0;
  return (
    <>
      <fieldset className="chips" aria-label={t('seeing.group')}>
        <button type="button" className="chip" aria-pressed={!single} onClick={() => setSingle(false)}>
          {t('seeing.quarters')}
        </button>
        <button type="button" className="chip" aria-pressed={single} onClick={() => setSingle(true)}>
          {t('seeing.single')}
        </button>
        {span !== undefined && (
          <button type="button" className="chip" onClick={() => chooseSpan(undefined)}>
            {t('seeing.back')}
          </button>
        )}
      </fieldset>
      <SeasonMaps tracks={tracks} groups={groups} />
      <DataTable
        label={t('seeing.table')}
        rows={rows}
        keyOf={({ months }) => sayMonths(months)}
        columns={[
          { head: t('time.months'), renderCell: ({ months }) => sayMonths(months) },
          { head: t('seeing.animals'), numeric: true, renderCell: ({ animals }) => number(animals) },
          { head: t('seeing.years'), numeric: true, renderCell: ({ years }) => number(years) },
          { head: t('seeing.fixes'), numeric: true, renderCell: ({ fixes }) => number(fixes) },
          tellsWay && {
            head: t('seeing.daily'),
            numeric: true,
            renderCell: ({ dailyKm }) => (dailyKm === undefined ? '–' : number(dailyKm, dailyKm < 10 ? 1 : 0)),
          },
        ]}
      />
      {tellsWay && <p className="quiet">{t('seeing.dailyHow', { n: number(days) })}</p>}
      {gridM !== undefined && <p className="quiet">{t('seeing.coarse', { km: number(gridM / 1000) })}</p>}
      <AnimalsNow isCoarse={gridM !== undefined} />
    </>
  );
}
