import { expect, test } from '@playwright/test';
import { selectFixes } from '../../src/domain/tracks/track.ts';
import { openWithoutMap } from './open-atlas.ts';
import { simulateHerd, writeMovebankCsv } from './simulate-herd.ts';

test('a migration in doubt says why, is no corridor until a person says that it is one, and that can be undone', async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  // The tag falls silent on the summer range: nobody saw the animal come back.
  const [track] = simulateHerd(1);
  if (!track) throw new Error('no herd');
  const gone = selectFixes(track, (index) => (track.time[index] ?? 0) < Date.UTC(2020, 7, 1));
  await page.getByLabel('Tracking data').setInputFiles({ name: 'herd.csv', mimeType: 'text/csv', buffer: Buffer.from(writeMovebankCsv([gone])) });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Find migrations').click();
  await expect(page.getByText('1 migration of 1 animal.')).toBeVisible();
  const tick = page.getByRole('checkbox', { name: 'Count Rein 1 2020 spring 1 in corridors, though in doubt' });
  await expect(page.getByText('In doubt: not seen to come back.')).toBeVisible();
  await expect(tick).not.toBeChecked();
  await button('Compute corridors').click();
  await expect(page.getByText(/1 migration is in doubt/)).toBeVisible();
  await expect(page.getByText('Corridor area')).toHaveCount(0);
  await tick.check();
  await button('Compute corridors').click();
  await expect(page.getByText('Corridor area')).toBeVisible();
  await expect(page.getByText(/1 migration is in doubt/)).toHaveCount(0);
  await button('Undo').click();
  await expect(tick).not.toBeChecked();
});
