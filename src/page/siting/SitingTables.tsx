import { memo } from 'react';
import type { SitingAnswer } from '../../domain/siting/answer-siting.ts';
import { boundsOfPoints } from '../../domain/geometry/boxes.ts';
import type { StandingPlaces } from '../../domain/siting/place-by-hand.ts';
import type { Stretch } from '../../domain/siting/profile.ts';
import { placeAtMeasure, stretchOfLine } from '../../domain/siting/siting-line.ts';
import { listItems } from '../../i18n/list-names.ts';
import { currentMap } from '../shared/current-map.ts';
import { DataTable } from '../shared/DataTable.tsx';
import { Fold } from '../shared/Fold.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { sayPlace } from '../../i18n/say-place.ts';

interface StructuresTableProps {
  readonly answer: SitingAnswer;
  /** Where they stand now. */
  readonly standing: StandingPlaces;
  readonly shares: readonly number[];
}

/** Structures where they stand: a press flies the map there. */
export function StructuresTable({ answer: { structures, line }, standing: { places, byHand }, shares }: StructuresTableProps) {
  const { t, number, kmFigure, percent } = useTranslator();
  const go = ({ fromM, toM }: Stretch): void => {
    const box = boundsOfPoints(stretchOfLine(line, fromM, toM).flat());
    if (box) currentMap()?.flyTo(box);
  };
  const rows = places.map((place, i) => ({
    place,
    n: i + 1,
    share: shares[i] ?? 0,
    chosen: structures[i] === place ? structures[i] : undefined,
    isByHand: byHand[i] !== undefined,
  }));
  return (
    <>
      <DataTable
        label={t('siting.page.table')}
        rows={rows}
        keyOf={({ n }) => String(n)}
        columns={[
          {
            head: t('siting.page.column.structure'),
            renderCell: ({ n, place, isByHand }) => (
              <button type="button" className="plain" title={t('siting.page.show')} onClick={() => go(place)}>
                {t(isByHand ? 'siting.page.structureByHand' : 'siting.page.structure', { n })}
              </button>
            ),
          },
          { head: t('siting.page.column.share'), numeric: true, renderCell: ({ share }) => percent(share) },
          {
            head: t('siting.page.column.along'),
            numeric: true,
            renderCell: ({ place: { fromM, toM } }) => <bdi dir="ltr">{`${kmFigure(fromM / 1000)}–${kmFigure(toM / 1000)}`}</bdi>,
          },
          {
            head: t('siting.page.column.place'),
            renderCell: ({ place: { fromM, toM } }) => <bdi dir="ltr">{sayPlace(placeAtMeasure(line, (fromM + toM) / 2), { number })}</bdi>,
          },
          {
            head: t('siting.page.column.interval'),
            numeric: true,
            renderCell: ({ chosen }) => (chosen?.interval ? <bdi>{`${percent(chosen.interval[0])} – ${percent(chosen.interval[1])}`}</bdi> : '–'),
          },
          {
            head: t('siting.page.column.again'),
            numeric: true,
            renderCell: ({ chosen }) => (chosen?.chosenAgain === undefined || chosen.chosenAgain === null ? '–' : percent(chosen.chosenAgain)),
          },
        ]}
      />
      <p className="quiet">{t('siting.page.intervalHow')}</p>
    </>
  );
}

/** The next best sets of places, and how much less they serve. */
export const NextBest = memo(({ answer: { alternatives } }: { readonly answer: SitingAnswer }) => {
  const { t, number, kmFigure, percent, lang } = useTranslator();
  if (alternatives.length === 0) return null;
  return (
    <>
      <h4>{t('siting.page.alternatives')}</h4>
      <DataTable
        label={t('siting.page.alternatives')}
        rows={alternatives}
        keyOf={(_, at) => String(at)}
        columns={[
          {
            head: t('siting.page.column.middles'),
            renderCell: ({ structures }) =>
              listItems(
                structures.map(({ atM }) => kmFigure(atM / 1000)),
                lang,
              ),
          },
          { head: t('siting.page.column.share'), numeric: true, renderCell: ({ shareServed }) => percent(shareServed) },
          { head: t('siting.page.column.worse'), numeric: true, renderCell: ({ worseBy }) => number(100 * worseBy) },
        ]}
      />
    </>
  );
});

/** What changes where one animal is left out. */
export const LeftOutFold = memo(({ answer: { leftOut } }: { readonly answer: SitingAnswer }) => {
  const { t, kmFigure, percent, lang } = useTranslator();
  if (leftOut.length === 0) return null;
  return (
    <Fold summary={t('siting.page.leftOut')}>
      {() => (
        <DataTable
          label={t('siting.page.leftOut')}
          rows={leftOut}
          keyOf={({ individual }) => individual}
          columns={[
            { head: t('siting.page.column.without'), renderCell: ({ individual }) => <bdi>{individual}</bdi> },
            { head: t('siting.page.column.these'), numeric: true, renderCell: ({ shareServed }) => percent(shareServed) },
            {
              head: t('siting.page.column.best'),
              renderCell: ({ atM }) =>
                listItems(
                  atM.map((each) => kmFigure(each / 1000)),
                  lang,
                ),
            },
            { head: t('siting.page.column.bestShare'), numeric: true, renderCell: ({ bestShare }) => percent(bestShare) },
          ]}
        />
      )}
    </Fold>
  );
});
