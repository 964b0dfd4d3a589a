import type { CanvasElement, Content } from 'pdfmake/interfaces';
import type { Displacement, DisplacementWeek } from '../../domain/tracks/displacement-by-week.ts';
import { layerStyle } from '../../map/style/layer-styles.ts';
import type { Translator } from '../../i18n/translator.ts';
import { INK, SIZE } from '../style.ts';
import { drawGround, GAP, LABEL, WIDTH } from './draw-year.ts';

/** Points. */
const HEIGHT = 38;

/** The least round length (1, 2 or 5 times a power of ten, km) that is no shorter. */
function roundUp(km: number): number {
  const size = 10 ** Math.floor(Math.log10(km));
  return ([1, 2, 5, 10].find((times) => times * size >= km) ?? 10) * size;
}

/** Stretches of weeks that follow each other, each with its number. */
function stretchesOf(weeks: Displacement['weeks']): { readonly week: number; readonly of: DisplacementWeek }[][] {
  const stretches: { week: number; of: DisplacementWeek }[][] = [];
  for (const [week, of] of weeks.entries()) {
    if (of === undefined) continue;
    if (week > 0 && weeks[week - 1] !== undefined) stretches.at(-1)?.push({ week, of });
    else stretches.push([{ week, of }]);
  }
  return stretches;
}

/**
 * How far animals were from where they set out, under the months of `drawYear`: a band of the middle half, and the median in it;
 * nothing where no week tells.
 */
export function drawDisplacement({ weeks }: Pick<Displacement, 'weeks'>, { t, dir, lengthKm }: Pick<Translator, 't' | 'dir' | 'lengthKm'>): Content[] {
  const most = roundUp(Math.max(0.1, ...weeks.flatMap((week) => (week ? [week.highKm] : []))));
  if (weeks.every((week) => week === undefined)) return [];
  const x = (week: number): number => {
    const along = (Math.min(week + 0.5, weeks.length) / weeks.length) * WIDTH;
    return dir === 'rtl' ? WIDTH - along : along;
  };
  const y = (km: number): number => HEIGHT - (km / most) * HEIGHT;
  const shapes = stretchesOf(weeks).flatMap((stretch): CanvasElement[] => {
    const line = (km: (one: DisplacementWeek) => number) => stretch.map(({ week, of }) => ({ x: x(week), y: y(km(of)) }));
    const [low, median, high] = [line(({ lowKm }) => lowKm), line(({ medianKm }) => medianKm), line(({ highKm }) => highKm)];
    return [
      { type: 'polyline', closePath: true, color: layerStyle('corridors-low').colour.light, lineWidth: 0, points: [...high, ...low.toReversed()] },
      { type: 'polyline', lineWidth: 1.4, lineColor: layerStyle('corridors-high').colour.light, points: median },
    ];
  });
  const figure = (text: string, above: number): Content => ({ text, fontSize: SIZE.small - 1, color: INK.quiet, alignment: 'right', margin: [0, above, 0, 0] });
  return [
    {
      columns: [
        {
          width: LABEL,
          columns: [
            { width: '*', text: t('factsheet.displacement'), fontSize: SIZE.small, bold: true },
            { width: 42, stack: [figure(lengthKm(most), 0), figure('0', HEIGHT - 2 * SIZE.small - 4)] },
          ],
        },
        { width: WIDTH, stack: [{ canvas: [...drawGround(HEIGHT), ...shapes], margin: [0, 1, 0, 0] }] },
      ],
      columnGap: GAP,
      margin: [0, 4, 0, 2],
    },
  ];
}
