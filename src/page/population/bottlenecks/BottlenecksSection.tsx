import type { ReactNode } from 'react';
import { placeOfSection } from '../../../domain/bottlenecks/place-of-section.ts';
import type { BottleneckFigures } from '../../../domain/evidence/tracks/tracks-evidence.ts';
import { boundsOfPoints } from '../../../domain/geometry/boxes.ts';
import { FEWEST_INDIVIDUALS } from '../../../domain/movement/types.ts';
import { currentMap } from '../../shared/current-map.ts';
import { DataTable } from '../../shared/DataTable.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';

type Section = BottleneckFigures['sections'][number];

/** A width is true to a cell of the grid: more than two figures would say what was not measured. */
function roundWidth(metres: number): number {
  return Number(metres.toPrecision(2));
}

/** Where a corridor is narrowest between its two ends: how wide, who passes, and where. */
export function BottlenecksSection({ figures, how }: { readonly figures: BottleneckFigures; readonly how?: ReactNode }) {
  const { t, number, lengthKm } = useTranslator();
  const { use, cellM, animals: of, sections } = figures;
  const go = ({ lines }: Section): void => {
    const box = boundsOfPoints(lines.flat());
    if (box) currentMap()?.flyTo(box);
  };
  return (
    <section>
      <h2>{t('bottlenecks.title')}</h2>
      <p>{t(`bottlenecks.lead.${use}`)}</p>
      <DataTable
        label={t('bottlenecks.title')}
        rows={sections}
        keyOf={(_, at) => String(at)}
        columns={[
          {
            head: t('bottlenecks.place'),
            renderCell: (section) => (
              <button type="button" className="plain" title={t('bottlenecks.show')} onClick={() => go(section)}>
                <bdi>{sayPlace(section, number)}</bdi>
              </button>
            ),
          },
          { head: t('bottlenecks.width'), numeric: true, renderCell: ({ widthM }) => lengthKm(roundWidth(widthM) / 1000) },
          {
            head: t('bottlenecks.animals'),
            numeric: true,
            renderCell: ({ animals }) => (
              <>
                {t('bottlenecks.of', { n: animals, of })}
                {animals < FEWEST_INDIVIDUALS && <span className="quiet of-layer">{t('bottlenecks.preliminary')}</span>}
              </>
            ),
          },
        ]}
      />
      <p className="quiet">{t('bottlenecks.how', { cell: cellM })}</p>
      {how}
    </section>
  );
}

/** Latitude first. */
function sayPlace({ lines }: Section, number: (value: number, digits?: number) => string): string {
  const place = placeOfSection(lines);
  return place ? `${number(place[1], 2)}°, ${number(place[0], 2)}°` : '';
}
