import { describe, expect, it } from 'vitest';
import { readMetrics } from '../../../src/factsheet/rtl/font-metrics.ts';
import { isArabic, mirror, orderLine, resolveDirections } from '../../../src/factsheet/rtl/order-line.ts';
import { setRightToLeft } from '../../../src/factsheet/rtl/set-right-to-left.ts';
import { shapeLetters, shapeOf } from '../../../src/factsheet/rtl/shape-of.ts';
import { loadFont, textOf } from './factsheet-example.ts';

/** A line as it stands on paper, from left to right. */
function onPaper(text: string): string {
  const chars = [...text];
  return orderLine(resolveDirections(chars))
    .flatMap(({ from, to, rightToLeft }) => (rightToLeft ? chars.slice(from, to).reverse().map(mirror) : chars.slice(from, to)))
    .join('');
}

describe('a line that runs from right to left', () => {
  // What stands on paper from left to right, as browsers lay the same lines.
  it.each([
    ['ابج', 'جبا'],
    ['اب 12 جد', 'دج 12 با'],
    ['اب 1,234.5 كم', 'مك 1,234.5 با'],
    ['اب 46.1% جد', 'دج 46.1% با'],
    ['اب (جد) ه', 'ه (دج) با'],
    ['اب Rangifer tarandus جد', 'دج Rangifer tarandus با'],
    ['اب Natural Earth (public domain)', 'Natural Earth (public domain) با'],
    ['اب 2008–2014', '2014–2008 با'],
    ['اب Getz 2008–2014 جد', 'دج Getz 2008–2014 با'],
    ['لـ 3 جد', 'دج 3 ـل'],
    ['اب (Natural Earth): Natural Earth 5.0', 'Natural Earth 5.0 :(Natural Earth) با'],
    ['اب (جد (Elveg))', '((Elveg) دج) با'],
    ['اب (PMTiles، جد corridors): x', 'x :(corridors دج ،PMTiles) با'],
    ['اب (2007–2009).', '.(2009–2007) با'],
    ['اب https://a.org/b/. جد', 'دج .https://a.org/b/ با'],
    ['Elk (باب): 3', '3 :(باب) Elk'],
  ])('%s', (text, paper) => {
    expect(onPaper(text)).toBe(paper);
  });

  it('keeps a number after a foreign word to itself behind a right-to-left mark', () => {
    expect(onPaper('اب CMS: 2 جد')).toBe('دج CMS: 2 با');
    expect(onPaper('اب CMS\u200F: 2 جد')).toBe('دج 2 :\u200FCMS با');
  });
});

it('letters take the forms of their place', () => {
  expect(shapeOf(undefined, 'ب', undefined)).toBe('\uFE8F');
  expect(shapeOf(undefined, 'ب', 'ا')).toBe('\uFE91');
  expect(shapeOf('ب', 'ب', 'ب')).toBe('\uFE92');
  // Alef joins to nothing after it.
  expect(shapeOf('ا', 'ب', undefined)).toBe('\uFE8F');
  expect(shapeOf('ب', 'ا', 'ب')).toBe('\uFE8E');
  expect(shapeOf('a', 'b', 'c')).toBe('b');
  const all = (): boolean => true;
  // Marks are passed over, lam and alef are one, and a font's lack leaves the letter.
  expect(shapeLetters([...'بَب لا'], all)).toEqual(['\uFE91', 'َ', '\uFE90', ' ', '\uFEFB', '']);
  expect(shapeLetters([...'بب'], () => false).join('')).toBe('بب');
  const text = 'تهاجر الحيوانات إلى الآلاف من الأماكن';
  expect(
    shapeLetters([...text], all)
      .join('')
      .normalize('NFKC'),
  ).toBe(text);
});

it('lines fit their column, and hold every word once', async () => {
  const [latin, arabic] = await Promise.all([loadFont('NotoSans'), loadFont('NotoSansArabic')]);
  const metricsOf = ({ regular, bold }: typeof latin): { regular: ReturnType<typeof readMetrics>; bold: ReturnType<typeof readMetrics> } => ({
    regular: readMetrics(regular),
    bold: readMetrics(bold),
  });
  const metrics = { NotoSans: metricsOf(latin), NotoSansArabic: metricsOf(arabic) };
  expect(metrics.NotoSans.regular.advance('i'.charCodeAt(0))).toBeLessThan(metrics.NotoSans.regular.advance('m'.charCodeAt(0)));
  // Noto Sans of this package has no “≥”: what is set must do without.
  expect([metrics.NotoSans.regular.has('≥'.charCodeAt(0)), metrics.NotoSans.regular.has('†'.charCodeAt(0))]).toEqual([false, true]);
  // Columns within a column begin where it begins: the gap of those around is not theirs.
  const year = setRightToLeft(
    {
      columns: [
        { width: 90, text: '' },
        { width: 400, columns: [{ text: 'ا' }, { text: 'ب' }] },
      ],
      columnGap: 8,
    },
    metrics,
  );
  expect(year).toMatchObject({ columnGap: 8, columns: [{ width: 400, columnGap: 0, columns: [{ width: 200 }, { width: 200 }] }, { width: 90 }] });
  const words = ['تهاجر', 'Rangifer', 'هنا', 'جماعات', '12', 'من', 'الحيوانات'];
  const text = Array.from({ length: 40 }, (_, i) => words[i % words.length]).join(' ');
  const set = setRightToLeft({ text, alignment: 'right' }, metrics, 150);
  const lines = typeof set === 'object' && set !== null && 'stack' in set && Array.isArray(set.stack) ? set.stack : [];
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.every((line: { alignment: string }) => line.alignment === 'left')).toBe(true);
  const letters = (of: string): string =>
    [...of]
      .filter((char) => isArabic(char) || /\w/.test(char))
      .toSorted()
      .join('');
  expect(letters(textOf(set).normalize('NFKC'))).toBe(letters(text));
});

it('keeps the colour of a cell, the width of its table, and a list within its margins', async () => {
  const files = await Promise.all([loadFont('NotoSans'), loadFont('NotoSansArabic')]);
  const [NotoSans, NotoSansArabic] = files.map(({ regular, bold }) => ({ regular: readMetrics(regular), bold: readMetrics(bold) }));
  if (!NotoSans || !NotoSansArabic) throw new RangeError('A font is missing');
  const metrics = { NotoSans, NotoSansArabic };
  const row = [{ text: 'ا', fillColor: '#B5179E' }, { text: '2' }];
  const layout = { paddingLeft: () => 1, paddingRight: () => 2, vLineWidth: () => 0.5 };
  expect(setRightToLeft({ table: { widths: ['*', '*'], body: [row] }, layout }, metrics, 100)).toMatchObject({
    // Three lines of half a point, and three points beside each column.
    table: { widths: [46.25, 46.25], body: [[{}, { fillColor: '#B5179E' }]] },
  });
  const list = setRightToLeft({ ul: [{ text: 'ا' }], margin: [8, 1, 0, 2] }, metrics, 100);
  expect(list).toMatchObject({ margin: [0, 1, 0, 2], stack: [{ columns: [{ width: 83 }, { width: 9 }, { width: 8 }] }] });
  expect(setRightToLeft({ text: 'ا', margin: [8, 1, 0, 2] }, metrics, 100)).toMatchObject({ margin: [0, 1, 8, 2] });
});
