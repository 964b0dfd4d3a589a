import { expect, test } from 'vitest';
import { frameDocument } from '../../../src/factsheet/frame-document.ts';
import { laySection } from '../../../src/factsheet/lay.ts';
import { layOutPdf, measurePages } from '../../../src/factsheet/lay-out-pdf.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { loadFont } from './factsheet-example.ts';
import { readPdf } from './read-pdf.ts';

const frame = { title: 'A sheet', subject: '', shortTitle: '', atlasTitle: '', generatedAt: 0, translator: translatorIn('en'), paper: 'Letter' } as const;

test.each([610, 630, 650, 660, 670, 690, 700])('a heading that is kept with its chart, %s points from the head of the page, is lost nowhere', async (above) => {
  const content = [
    { text: 'Before', margin: [0, 0, 0, above - 60] as [number, number, number, number] },
    ...laySection('Kept', [{ canvas: [{ type: 'rect', x: 0, y: 0, w: 100, h: 70, color: 'red' }] }, 'After'], 1),
    { columns: laySection('Beside', ['One of two']), unbreakable: true },
  ];
  const { pageTexts, text } = await readPdf(await layOutPdf({ ...frameDocument(frame), content }, loadFont));
  expect(text).toMatch(/Before[^]*Kept[^]*After[^]*Beside[^]*One of two/);
  for (const page of pageTexts) expect(page.replace(/A sheet|Page \d of \d/g, '').trim()).not.toBe('');
});

test('a chart of lines is as high where a page break below it is found as where there is none', async () => {
  const { top, bottom } = { top: 300, bottom: 340 };
  const describe = (below: number) => ({
    ...frameDocument(frame),
    content: [
      { text: 'Before', margin: [0, 0, 0, top] as [number, number, number, number] },
      {
        canvas: [
          {
            type: 'polyline' as const,
            lineWidth: 1,
            points: [
              { x: 0, y: 0 },
              { x: 90, y: bottom - top },
            ],
          },
        ],
      },
      { text: 'Between', margin: [0, 0, 0, below] as [number, number, number, number] },
      ...laySection('Heading', ['Text']),
    ],
  });
  // The heading stands too low and goes to the next page; a chart that grew would take one of its own.
  expect(await measurePages(describe(300), loadFont)).toBe(2);
  expect(await measurePages(describe(20), loadFont)).toBe(1);
});
