import { expect, test } from 'vitest';
import { renderCollection } from '../../../src/factsheet/collection/build-collection.ts';
import { briefInput } from './brief-example.ts';
import { exampleInput, loadFont } from './factsheet-example.ts';
import { readPdf } from './read-pdf.ts';

test('a country’s file holds its brief and every sheet, each on the page that its contents say', async () => {
  const brief = await briefInput('NOR');
  // Without maps, as in a browser without WebGL: each says so.
  const sheets = [await exampleInput('wild-reindeer-setesdal-austhei', { crossings: [], map: undefined })];
  const told: string[] = [];
  const blob = await renderCollection({ brief, sheets }, loadFont, new AbortController().signal, (done, total) => told.push(`${done}/${total}`));
  const { pageTexts, info } = await readPdf(blob);
  expect(info).toMatchObject({ Title: 'Norway: brief and factsheets', Language: 'en' });
  const names = ['Migration brief', ...sheets.map(({ entry }) => entry.row.name)];
  const contents = pageTexts[0] ?? '';
  const pages = names.map((name) => Number(new RegExp(`${name}\\D*? (\\d+) `).exec(contents)?.[1]));
  expect(pages[0]).toBe(2);
  // Each begins at the top of the page that is named, and every page before the next is its own.
  for (const [i, name] of names.entries()) {
    const text = pageTexts[(pages[i] ?? 0) - 1] ?? '';
    expect(text.slice(0, 160)).toContain(i === 0 ? 'Norway' : name);
    expect((pages[i + 1] ?? pageTexts.length + 1) - (pages[i] ?? 0)).toBeGreaterThan(0);
  }
  expect(pageTexts.join(' ')).toContain('There is no map in this brief');
  expect(pageTexts.join(' ')).toContain('There is no map on this sheet');
  expect(told.at(-1)).toBe('3/3');
});

test('a file that is given up is not made', async () => {
  const given = new AbortController();
  given.abort(new Error('given up'));
  const brief = await briefInput('NOR');
  await expect(renderCollection({ brief, sheets: [await exampleInput('elk-ya-ha-tinda')] }, loadFont, given.signal)).rejects.toThrow('given up');
});
