import { expect, it } from 'vitest';
import type { Content } from 'pdfmake/interfaces';
import { drawDisplacement } from '../../../src/factsheet/draw/draw-displacement.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { textOf } from './factsheet-example.ts';

type Line = { readonly type: string; readonly closePath?: boolean; readonly points?: readonly { readonly x: number; readonly y: number }[] };

/** Every shape of a drawing. */
function shapesOf(content: unknown): Line[] {
  if (Array.isArray(content)) return content.flatMap(shapesOf);
  if (typeof content !== 'object' || content === null) return [];
  const own = 'canvas' in content && Array.isArray(content.canvas) ? content.canvas : [];
  return [...own, ...Object.values(content).flatMap((value: unknown) => (value === own ? [] : shapesOf(value)))];
}

const week = (km: number) => ({ lowKm: km / 2, medianKm: km, highKm: km * 2 });
const weeks = Array.from({ length: 52 }, (_, at) => (at === 10 ? undefined : week(at < 20 ? 1 : 40)));
const medians = (content: Content[]) => shapesOf(content).filter(({ type, closePath }) => type === 'polyline' && closePath !== true);

it('draws the median in the middle half, with a gap where nothing tells, up to a round length', () => {
  const drawn = drawDisplacement({ weeks }, translatorIn('en'));
  expect(textOf(drawn)).toContain('100\u00A0km');
  const lines = medians(drawn);
  expect(lines.map(({ points = [] }) => points.length)).toEqual([10, 41]);
  // 40 of 100 km, from the foot of the chart.
  const [first, second] = lines;
  const foot = first?.points?.[0]?.y ?? Number.NaN;
  const high = second?.points?.at(-1)?.y ?? Number.NaN;
  expect((38 - high) / (38 - foot)).toBeCloseTo(40, 6);
  expect(drawDisplacement({ weeks: weeks.map(() => undefined) }, translatorIn('en'))).toEqual([]);
});

it('runs from right to left where the page does', () => {
  const x = (lang: 'en' | 'ar') => medians(drawDisplacement({ weeks }, translatorIn(lang))).flatMap(({ points = [] }) => points.map((point) => point.x));
  const [english, arabic] = [x('en'), x('ar')];
  expect(english).toEqual(english.toSorted((a, b) => a - b));
  expect(arabic).toEqual(arabic.toSorted((a, b) => b - a));
});
