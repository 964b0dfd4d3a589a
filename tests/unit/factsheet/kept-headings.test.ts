import { expect, test } from 'vitest';
import { frameDocument } from '../../../src/factsheet/frame-document.ts';
import { laySection } from '../../../src/factsheet/lay.ts';
import { layOutPdf } from '../../../src/factsheet/lay-out-pdf.ts';
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
