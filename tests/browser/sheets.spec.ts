import { expect, test, type Page } from '@playwright/test';
import { readPdf } from '../unit/factsheet/read-pdf.ts';
import { alertsOf, openAtlas, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { watchPage } from './watch-page.ts';

/** Have the page count what it reads of its drawings, in `picturesRead`. */
async function countPictures(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.set(globalThis, 'picturesRead', 0);
    const { getBufferSubData } = WebGL2RenderingContext.prototype;
    Reflect.set(WebGL2RenderingContext.prototype, 'getBufferSubData', function read(this: WebGL2RenderingContext, ...args: unknown[]): unknown {
      // MapLibre reads single pixels of a globe.
      const isPicture = ArrayBuffer.isView(args[2]) && args[2].byteLength > 1_000_000;
      if (isPicture) Reflect.set(globalThis, 'picturesRead', Number(Reflect.get(globalThis, 'picturesRead')) + 1);
      return Reflect.apply(getBufferSubData, this, args);
    });
  });
}

test('a factsheet in Arabic on letter paper, which is remembered', { tag: '@full' }, async ({ page }) => {
  const watch = watchPage(page);
  await openAtlas(page, '?population=elk-ya-ha-tinda&lang=ar');
  const paper = page.getByRole('combobox', { name: 'الورق' });
  await expect(paper).toHaveValue('A4');
  await paper.selectOption('Letter');
  const { bytes } = await readDownload(page, () => page.getByRole('button', { name: 'تنزيل صحيفة الوقائع' }).click());
  const sheet = await readPdf(new Blob([bytes]));
  expect(sheet.pages).toBeLessThanOrEqual(3);
  expect(sheet.info).toMatchObject({ Language: 'ar' });
  expect(Buffer.from(bytes).toString('latin1')).toContain('/MediaBox [0 0 612 792]');
  expect(sheet.text).not.toMatch(/Key figures|How to cite|Contact/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'الورق' })).toHaveValue('Letter');
  await expect(alertsOf(page)).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

test('what makes a sheet is there before it is asked for, its map drawn, and comes as one picture without alpha', { tag: '@full' }, async ({ page }) => {
  await countPictures(page);
  const program = page.waitForRequest(/\/pdfmake-[^/]*\.js$/);
  const letters = page.waitForRequest(/\/NotoSans_400Regular-[^/]*\.ttf$/);
  await openAtlas(page, '?population=elk-ya-ha-tinda');
  // Nobody has touched the button.
  await program;
  await letters;
  const picturesRead = (): Promise<unknown> => page.evaluate(() => Reflect.get(globalThis, 'picturesRead'));
  await expect.poll(picturesRead, { timeout: 60_000 }).toBe(1);
  const { bytes } = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
  // The one that was there.
  expect(await picturesRead()).toBe(1);
  const file = Buffer.from(bytes).toString('latin1');
  expect(file.match(/\/Subtype \/Image/g)).toHaveLength(1);
  // 225 dots an inch, as the processor draws here.
  expect(file).toContain('/Width 1506');
  expect(file).not.toContain('/SMask');
});

test('the sheet of a species says its facts, names and populations', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?species=ciconia-ciconia&lang=fr');
  const { name, bytes } = await readDownload(page, () => page.getByRole('button', { name: 'Télécharger la fiche' }).click());
  expect(name).toMatch(/^ciconia-ciconia-factsheet-\d{4}-\d\d-\d\d\.pdf$/);
  const sheet = await readPdf(new Blob([bytes]));
  expect(sheet.info).toMatchObject({ Title: 'Cigogne blanche – Fiche', Language: 'fr' });
  expect(sheet.text).toContain('Ciconia ciconia');
  expect(sheet.text).toContain('1, provisoire');
  expect(sheet.text).toContain('inscrite à l’Annexe II de la Convention sur les espèces migratrices');
  expect(sheet.links.some((link) => link.includes('?species=ciconia-ciconia'))).toBe(true);
});

test('all factsheets of a country in one file, with its brief first', { tag: '@full' }, async ({ page }) => {
  await openAtlas(page, '?country=BWA');
  const { name, bytes } = await readDownload(page, () => page.getByRole('button', { name: 'All factsheets in one file' }).click());
  expect(name).toMatch(/^bwa-factsheets-\d{4}-\d\d-\d\d\.pdf$/);
  const file = await readPdf(new Blob([bytes]));
  expect(file.info).toMatchObject({ Title: 'Botswana: brief and factsheets' });
  expect(file.pageTexts[0]).toContain('Contents');
  expect(file.pageTexts.slice(1).some((text) => text.includes('Plains zebra') && text.includes('Key figures'))).toBe(true);
  await page.getByRole('button', { name: 'All factsheets in one file' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'All factsheets in one file' })).toBeEnabled();
  await expect(alertsOf(page)).toHaveCount(0);
});
