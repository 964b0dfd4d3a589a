import type { CanvasElement, Column, Content } from 'pdfmake/interfaces';
import { layerStyle } from '../../map/style/layer-styles.ts';
import type { Translator } from '../../i18n/translator.ts';
import { INK, PAGE, SIZE } from '../style.ts';

/** Points: of the names beside the year, of the room between, and of the year. */
export const LABEL = 96;
export const GAP = 8;
export const WIDTH = PAGE.width - LABEL - GAP;
const MONTHS = 12;

/** From one day of the year to another, MM-DD. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface YearRow {
  readonly label: string;
  /** From the earliest beginning to the latest end; left out where one year is shown. */
  readonly range?: Span;
  readonly median: Span;
  /** Of one year alone: quieter. */
  readonly single?: boolean;
}

const DAY_MS = 86_400_000;

/** Share of the year that has passed on a day, MM-DD. */
export function shareOfYear(day: string): number {
  return (Date.parse(`2001-${day === '02-29' ? '02-28' : day}T00:00:00Z`) - Date.UTC(2001, 0, 1)) / DAY_MS / 365;
}

/** A span as stretches of the year, shares from 0 to 1: two where it passes New Year. */
export function stretchesOf({ from, to }: Span): { readonly start: number; readonly end: number }[] {
  const [start, end] = [shareOfYear(from), shareOfYear(to)];
  return end >= start
    ? [{ start, end }]
    : [
        { start, end: 1 },
        { start: 0, end },
      ];
}

/** Rows of bars along the year, with the months above; of a page that is read from right to left the year runs that way too. */
export function drawYear(rows: readonly YearRow[], { lang, dir }: Pick<Translator, 'lang' | 'dir'>): Content[] {
  const month = new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' });
  const names = Array.from({ length: MONTHS }, (_, index) => month.format(Date.UTC(2001, index, 1)));
  const head: Content = {
    columns: [
      { width: LABEL, text: '' },
      { width: WIDTH, columns: names.map((text): Column => ({ width: '*', text, fontSize: SIZE.small - 1, color: INK.quiet })), columnGap: 0 },
    ],
    columnGap: GAP,
  };
  return [
    head,
    ...rows.map(({ label, range, median, single = false }): Content => {
      const height = single ? 6 : 10;
      const colour = layerStyle(single ? 'corridors-medium' : 'corridors-high').colour.light;
      return {
        columns: [
          { width: LABEL, text: label, fontSize: single ? SIZE.small - 1 : SIZE.small, ...(single ? { color: INK.quiet } : { bold: true }) },
          {
            width: WIDTH,
            stack: [
              {
                canvas: [
                  ...drawGround(height),
                  ...(range ? drawBars(range, layerStyle('corridors-low').colour.light, 1, height - 2, dir) : []),
                  ...drawBars(median, colour, single ? 1.5 : 3, single ? height - 3 : height - 6, dir),
                ],
                margin: [0, 1, 0, 0],
              },
            ],
          },
        ],
        columnGap: GAP,
        margin: [0, 1, 0, 0],
      };
    }),
  ];
}

/** The year's ground, with its months. @param height points */
export function drawGround(height: number): CanvasElement[] {
  const lines = Array.from({ length: MONTHS - 1 }, (_, index): CanvasElement => {
    const x = ((index + 1) * WIDTH) / MONTHS;
    return { type: 'line', x1: x, y1: 0, x2: x, y2: height, lineColor: '#FFFFFF', lineWidth: 0.8 };
  });
  return [{ type: 'rect', x: 0, y: 0, w: WIDTH, h: height, color: INK.fill }, ...lines];
}

function drawBars(span: Span, color: string, y: number, h: number, dir: 'ltr' | 'rtl'): CanvasElement[] {
  return stretchesOf(span).map(({ start, end }): CanvasElement => {
    const w = Math.max(1.5, (end - start) * WIDTH);
    const x = Math.min(WIDTH - w, start * WIDTH);
    return { type: 'rect', x: dir === 'rtl' ? WIDTH - x - w : x, y, w, h, color };
  });
}

/** A column for each month, its height by a count, with the count above where there is one. */
export function drawMonths(counts: readonly number[], { lang, number }: Pick<Translator, 'lang' | 'number'>): Content[] {
  const most = Math.max(...counts);
  if (!(most > 0)) return [];
  const [height, width] = [26, 24];
  const month = new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' });
  const color = layerStyle('movement').colour.light;
  return [
    {
      columns: counts.map((n, index): Column => {
        const h = (n / most) * height;
        const bar: CanvasElement[] = [
          { type: 'rect', x: 0, y: 0, w: width, h: height, color: INK.fill },
          ...(n > 0 ? [{ type: 'rect' as const, x: 0, y: height - h, w: width, h, color }] : []),
        ];
        return {
          width: '*',
          stack: [
            { text: number(n), fontSize: SIZE.small - 1, color: INK.quiet },
            { canvas: bar, margin: [0, 1, 0, 1] },
            { text: month.format(Date.UTC(2001, index, 1)), fontSize: SIZE.small - 1, color: INK.quiet },
          ],
        };
      }),
      columnGap: 4,
      margin: [0, 3, 0, 0],
    },
  ];
}
