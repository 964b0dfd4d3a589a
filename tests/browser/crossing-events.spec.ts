import { expect, test } from '@playwright/test';
import Papa from 'papaparse';
import { layerBox, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';

test('reindeer against roads: the answer, the year, the table and the CSV', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?population=wild-reindeer-setesdal-austhei');
  await expect(page.getByRole('heading', { name: 'Animals and barriers' })).toHaveCount(0);
  await layerBox(page, 'Roads').check();
  const table = page.getByRole('table', { name: 'Animals and barriers' });
  const rows = table.locator('tbody').getByRole('row');
  await expect(rows.first()).toBeVisible();
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Animals and barriers' }) });
  await expect(section.locator('.answer')).toHaveText('9 of 9 animals crossed a road.');
  await expect(section).toContainText('events are a lower bound');
  await expect(section).toContainText('Fixes come 3 h apart (median)');
  await expect(section).toContainText('told this from the tracks at their full rate');
  const behaviours = section.getByRole('table', { name: /^Behaviour at barriers/ });
  await expect(behaviours.getByRole('row', { name: 'Bounce' })).toContainText(/118.*9/);

  const months = await page
    .getByRole('list', { name: /Crossing events by month/ })
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.getAttribute('title') ?? ''));
  expect(months).toHaveLength(12);
  const byMonth = months.map((words) => Number(/: (\d+) crossing/.exec(words)?.[1] ?? 0));
  const total = byMonth.reduce((sum, each) => sum + each, 0);
  expect(total).toBeGreaterThan(0);
  await expect(table.locator('tfoot td').first()).toHaveText(String(total));

  const { name, bytes } = await readDownload(page, () => page.getByRole('button', { name: /Animals and barriers as CSV/ }).click());
  expect(name).toBe('wild-reindeer-setesdal-austhei-animals-and-barriers.csv');
  const { data, errors } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes).trim(), { header: true });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(await rows.count());
  expect(data.reduce((sum, row) => sum + Number(row['crossing_events']), 0)).toBe(total);
  for (const row of data) {
    expect(row['barrier_licence']).not.toBe('');
    expect(row['tracks_licence']).toBe('CC0-1.0');
  }

  await test.step('the encounters one by one', async () => {
    const encounters = await readDownload(page, () => page.getByRole('button', { name: 'Encounters one by one as CSV, 130 rows' }).click());
    const { data: each } = Papa.parse<Record<string, string>>(new TextDecoder().decode(encounters.bytes).trim(), { header: true });
    expect(each.filter(({ behaviour }) => behaviour === 'bounce')).toHaveLength(118);
    expect(new Set(each.map(({ barrier_licence }) => barrier_licence))).toEqual(new Set(['CC-BY-4.0']));
  });

  await test.step('how it was computed, with the command that repeats it', async () => {
    await section
      .getByRole('button', { name: /^How this was computed/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /^How this was computed/ });
    await expect(dialog).toContainText('Animals: 9');
    await expect(dialog.locator('pre').first()).toContainText('crossing-events');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('a column sorts both ways', async () => {
    const head = table.getByRole('columnheader', { name: 'Near, not crossed' });
    const at = (await table.getByRole('columnheader').allInnerTexts()).indexOf('Near, not crossed');
    const column = async (): Promise<number[]> => (await rows.locator(`td:nth-of-type(${at})`).allInnerTexts()).map((text) => Number(text.replace('*', '')));
    for (const sign of [-1, 1]) {
      await head.getByRole('button').click();
      await expect(head).toHaveAttribute('aria-sort', sign < 0 ? 'descending' : 'ascending');
      const values = await column();
      expect(values).toEqual([...values].sort((a, b) => sign * (a - b)));
    }
  });

  await layerBox(page, 'Roads').uncheck();
  await expect(page.getByRole('heading', { name: 'Animals and barriers' })).toHaveCount(0);
});

test('tracks that cannot be fetched are named, and can be tried again', { tag: '@full' }, async ({ page }) => {
  for (const gone of ['**/*-tracks.parquet', '**/crossing-events/*']) await page.route(gone, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await openWithoutMap(page, '?population=wild-reindeer-setesdal-austhei');
  await layerBox(page, 'Roads').check();
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: /could not be fetched \(HTTP 404\)/ })
      .first(),
  ).toContainText('rest of the atlas keeps working');
  await expect(page.getByRole('table', { name: 'Barrier crossings' }).locator('tfoot')).toBeVisible();
  await page.unroute('**/*-tracks.parquet');
  await page.getByText('Tracks were not compared').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table', { name: 'Animals and barriers' }).locator('tfoot')).toBeVisible();
});
