import { expect, test } from '@playwright/test';
import { withoutMap } from './open-atlas.ts';

test('what is typed before the search has arrived stays, and is answered when it comes', async ({ page }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/SearchBox-[^/]*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  await withoutMap(page);
  await page.goto('./');
  const search = page.getByRole('combobox', { name: 'Search species, populations and countries' });
  await search.click();
  await page.keyboard.type('mule d');
  await expect(search).toHaveValue('mule d');
  release();
  await expect(page.getByRole('option', { name: 'Mule deer of the upper Green River basin' })).toBeVisible();
  await page.keyboard.type('eer');
  await expect(search).toHaveValue('mule deer');
});
