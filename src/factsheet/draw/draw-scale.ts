import type { CanvasElement, Content } from 'pdfmake/interfaces';
import type { Translator } from '../../i18n/translator.ts';
import type { FactsheetMap } from '../factsheet-input.ts';
import { INK, PAGE, SIZE } from '../style.ts';
import { drawShape } from './draw-shape.ts';

/** Longest bar, points. */
const LONGEST = 110;
const HEIGHT = 4;
const ARROW = { width: 9, height: 14 } as const;

/** The longest of 1, 2 or 5 times a power of ten that is no longer than a length. */
export function roundLength(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  return power * (length >= 5 * power ? 5 : length >= 2 * power ? 2 : 1);
}

/** The size of a picture that is fitted into a frame, points. */
export function fitPicture({ width, height }: Pick<FactsheetMap, 'width' | 'height'>, mostHeight: number): { width: number; height: number } {
  const scale = Math.min(PAGE.width / width, mostHeight / height);
  return { width: width * scale, height: height * scale };
}

/**
 * A picture in its frame, in the middle of the line.
 * @param name by which the document knows it
 * @param alt what it shows, for those who do not see it
 */
export function layPicture(name: string, map: Pick<FactsheetMap, 'width' | 'height'>, mostHeight: number, alt: string): Content {
  const picture = { image: name, ...fitPicture(map, mostHeight), alignment: 'center' as const };
  // Tags read it; pdfmake does not know it.
  return Object.assign(picture, { alt });
}

/**
 * Scale bar and north arrow below a picture of the map, with its credit; of a picture that nobody measured the credit alone.
 * @param mostHeight of the picture as it is printed, points
 */
export function describeFurniture(map: FactsheetMap, mostHeight: number, credit: string, translator: Translator): Content {
  // A licence is one word.
  const text = { text: credit.replaceAll(/\b(CC) (BY[\w-]*) (\d)/g, '$1\u00A0$2\u00A0$3'), fontSize: SIZE.small, color: INK.quiet };
  const { furniture } = map;
  if (!furniture) return { ...text, alignment: 'right', margin: [0, 2, 0, 0] };
  const metresPerPoint = (furniture.metresPerPixel * map.width) / fitPicture(map, mostHeight).width;
  const km = roundLength((LONGEST * metresPerPoint) / 1000);
  const width = (km * 1000) / metresPerPoint;
  const label = translator.t('factsheet.map.scale', {
    length: translator.lengthKm(km),
    lat: translator.number(Math.abs(furniture.latitude), 0),
    side: furniture.latitude < 0 ? 'south' : 'north',
  });
  return {
    columns: [
      { width: ARROW.width, stack: [{ canvas: drawArrow() }] },
      { width: 10, stack: [{ text: translator.t('factsheet.map.north'), fontSize: SIZE.small, bold: true, margin: [0, 2, 0, 0] }] },
      {
        width: LONGEST,
        stack: [
          { canvas: drawBar(width), margin: [0, 4, 0, 1] },
          { text: label, fontSize: SIZE.small - 1, color: INK.quiet },
        ],
      },
      { width: '*', stack: [{ ...text, alignment: 'right', margin: [0, 2, 0, 0] }] },
    ],
    columnGap: 6,
    margin: [0, 3, 0, 0],
  };
}

/** Two halves, the first filled, so that half the length can be read too. */
function drawBar(width: number): CanvasElement[] {
  const half = width / 2;
  return [
    { type: 'rect', x: 0, y: 0, w: half, h: HEIGHT, color: INK.text, lineColor: INK.text, lineWidth: 0.6 },
    { type: 'rect', x: half, y: 0, w: half, h: HEIGHT, color: '#FFFFFF', lineColor: INK.text, lineWidth: 0.6 },
  ];
}

/** North is up on every map of the atlas. */
function drawArrow(): CanvasElement[] {
  const middle = ARROW.width / 2;
  const points = [
    { x: middle, y: 0 },
    { x: ARROW.width, y: ARROW.height },
    { x: middle, y: ARROW.height - 4 },
    { x: 0, y: ARROW.height },
  ];
  return [drawShape(points, { color: INK.text, lineColor: INK.text, lineWidth: 0.4 })];
}
