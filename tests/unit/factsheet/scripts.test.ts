import { expect, test } from 'vitest';
import { openEntry } from '../../../src/domain/evidence/summarise-entry.ts';
import { renderFactsheet } from '../../../src/factsheet/build-factsheet.ts';
import { renderReport } from '../../../src/factsheet/report/build-report.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { crossing, exampleInput, loadFont } from './factsheet-example.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';
import { exampleReport } from './report-example.ts';

const arabic = translatorIn('ar', 'ar-u-nu-latn');
/** The right margin, points, and what a reader of PDFs gets wrong of joined letters. */
const RIGHT_EDGE = 595.28 - 42 + 3;
/** What a search finds: a form of a letter is the letter. */
const searched = ({ text }: ReadPdf): string => text.normalize('NFKC');

test('a factsheet in Arabic is read from right to left, in letters that a search finds', async () => {
  const input = await exampleInput('mule-deer-upper-green-river', { translator: arabic });
  const pdf = await readPdf(await renderFactsheet(input, loadFont));
  expect(pdf.info).toMatchObject({ Language: 'ar' });
  expect(pdf.pages).toBeLessThanOrEqual(3);
  for (const key of ['factsheet.figures.heading', 'factsheet.method.heading', 'factsheet.sources.heading', 'factsheet.crossings.heading'] as const)
    expect(searched(pdf)).toContain(arabic.t(key));
  expect(searched(pdf)).toContain(arabic.t('factsheet.legend.corridor.high'));
  // Figures and foreign names keep their own order.
  expect(pdf.text).toContain('37,554');
  expect(pdf.text).toContain('Odocoileus hemionus');
  expect(pdf.right).toBeLessThan(RIGHT_EDGE);
}, 60_000);

test('a report in Arabic is read from right to left, its command from left to right', async () => {
  const pdf = await readPdf(await renderReport(await exampleReport({ translator: arabic }), loadFont));
  expect(searched(pdf)).toContain(arabic.t('report.limits.heading'));
  expect(searched(pdf)).toContain(arabic.t('report.limits.screening').slice(0, 20));
  expect(pdf.text).toContain('npx atlas crossings');
  expect(pdf.right).toBeLessThan(RIGHT_EDGE);
}, 60_000);

test('names in Chinese are read back, and broken where a line ends', async () => {
  const example = await exampleInput('mule-deer-upper-green-river');
  const name = '蒙古原羚（Procapra gutturosa）东部种群';
  const long = '铁路'.repeat(120);
  const pdf = await readPdf(
    await renderFactsheet(
      {
        ...example,
        entry: openEntry({ ...example.entry, row: { ...example.entry.row, name } }, example.entry.file),
        crossings: [crossing(1, { name: long })],
      },
      loadFont,
    ),
  );
  expect(pdf.packed).toContain(name.replaceAll(' ', ''));
  expect(pdf.packed).toContain(long);
  expect(pdf.right).toBeLessThan(RIGHT_EDGE);
}, 60_000);
