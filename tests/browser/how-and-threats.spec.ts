import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { findViolations } from './find-violations.ts';
import { openWithoutMap } from './open-atlas.ts';
import { watchPage } from './watch-page.ts';

const STORK = new URL('../../data/species/ciconia-ciconia.json', import.meta.url);

test(
  'threats that sources name stand on population, species and country, each with its source; where none is loaded, that is said',
  { tag: '@full' },
  async ({ page }) => {
    const watch = watchPage(page);
    await openWithoutMap(page, '?population=white-stork-sw-germany');
    const main = page.getByRole('main');
    const threats = main.getByRole('list', { name: 'Threats that sources name' });
    await expect(
      threats
        .getByRole('listitem')
        .first()
        .getByRole('link', { name: /^BirdLife: The Magazine, April–June 2019/ }),
    ).toHaveAttribute('href', /^https:/);
    // The source's own words, in their language.
    await expect(threats.locator('q[lang="en"]')).toContainText('Electrocution on overhead powerlines is an ever-present risk');
    const lines = threats.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Power lines' }) });
    await expect(lines).toContainText('IUCN–CMP 4.2');
    await expect(lines).toContainText('As said above: BirdLife: The Magazine');
    await expect(lines).toContainText('No layer of this atlas shows where.');
    await lines.getByText(/^What can be done: \d+ statements?$/).click();
    await expect(lines.getByRole('link', { name: /IUCN 2022/ })).toBeVisible();
    expect(await findViolations(page)).toEqual([]);

    await main.getByRole('link', { name: 'White stork', exact: true }).click();
    await expect(threats).toContainText('intensive farming has destroyed many stopover sites');
    // What is known of the species, each thing with its source: appendix, agreement, category, trend and pressure.
    const { facts }: { facts: { text: string; source: { citation: string; url: string } }[] } = JSON.parse(readFileSync(STORK, 'utf8'));
    expect(facts.length).toBeGreaterThan(4);
    for (const { text, source } of facts) {
      await expect(main).toContainText(text);
      await expect(main.locator(`a[href="${source.url}"]`).first()).toBeVisible();
    }
    await page.goto('./?country=ESP');
    await threats.getByText(/^Power lines: 1 population$/).click();
    await expect(threats.getByRole('link', { name: 'White storks of south-western Germany' })).toBeVisible();

    await page.goto('./?population=elk-ya-ha-tinda');
    await expect(main).toContainText('No source on threats to these animals is loaded. That does not say that there are none.');
    await expect(threats).toHaveCount(0);
    // The list of populations is filtered by what sources name.
    await page.goto('./?panel=populations&filter=threat:ship-strike');
    await expect(main.getByRole('link', { name: 'Blue whales of the eastern North Pacific' }).first()).toBeVisible();
    await expect(main.getByRole('link', { name: 'Elk of Ya Ha Tinda' })).toHaveCount(0);
    expect(watch.errors).toEqual([]);
  },
);

test('how a figure was computed is one click away, by keyboard alone, and closes with Escape', async ({ page }) => {
  const watch = watchPage(page);
  await openWithoutMap(page, '?population=wild-reindeer-setesdal-austhei&layers=roads');
  const main = page.getByRole('main');
  const button = main.getByRole('button', { name: 'How this was computed: Corridor area' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'How this was computed: Corridor area' });
  await expect(dialog.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(dialog).toContainText('on cells of 100 m');
  await expect(dialog).toContainText('Licence: CC0-1.0');
  await expect(dialog).toContainText('Animals: 9');
  await expect(dialog.locator('code').last()).toHaveText('npm run data -- --force --module wild-reindeer-setesdal');
  await expect(dialog).toContainText('npx atlas corridors wild-reindeer-setesdal-austhei.csv --population');
  expect(await findViolations(page)).toEqual([]);
  const box = await dialog.boundingBox();
  const { width, height } = page.viewportSize()!;
  expect(box!.x >= 0 && box!.y >= 0 && box!.x + box!.width <= width && box!.y + box!.height <= height).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();

  const all = await main
    .getByRole('button', { name: /^How this was computed: / })
    .evaluateAll((buttons) => buttons.map((one) => one.getAttribute('aria-label')));
  expect(all.length).toBeGreaterThan(6);
  expect(new Set(all).size).toBe(all.length);
  expect(watch.errors).toEqual([]);
});
