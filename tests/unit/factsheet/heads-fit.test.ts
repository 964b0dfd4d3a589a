import { expect, test } from 'vitest';
import { describeFactsheet } from '../../../src/factsheet/describe-factsheet.ts';
import { readMetrics } from '../../../src/factsheet/rtl/font-metrics.ts';
import { SIZE } from '../../../src/factsheet/style.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { exampleInput, LIMITS, loadFont, textOf } from './factsheet-example.ts';

interface Head {
  readonly text: string;
  readonly width: number;
}

/** Heads of all tables of a node of pdfmake, of columns whose width is given in points. */
function headsOf(node: unknown): Head[] {
  if (Array.isArray(node)) return node.flatMap(headsOf);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'headerRows' in node && node.headerRows === 1 && 'widths' in node && 'body' in node ? headsOfTable(node.widths, node.body) : [];
  return [...own, ...Object.values(node).flatMap(headsOf)];
}

function headsOfTable(widths: unknown, body: unknown): Head[] {
  if (!Array.isArray(widths) || !Array.isArray(body) || !Array.isArray(body[0])) return [];
  return body[0].flatMap((cell: unknown, i) => (typeof widths[i] === 'number' ? [{ text: textOf(cell), width: widths[i] }] : []));
}

test.each(['en', 'fr', 'es', 'ru'] as const)('in %s no word of a table’s head is wider than its column', async (lang) => {
  const { advance } = readMetrics((await loadFont('NotoSans')).regular);
  const heads = headsOf(describeFactsheet(await exampleInput('wild-reindeer-setesdal-austhei', { translator: translatorIn(lang) }), LIMITS).content);
  expect(heads.length).toBeGreaterThan(5);
  const widest = (text: string): number =>
    Math.max(...text.split(/[\s-]+/).map((word) => [...word].reduce((sum, letter) => sum + advance(letter.codePointAt(0) ?? 0), 0) * SIZE.small));
  expect(heads.filter(({ text, width }) => widest(text) > width)).toEqual([]);
});
