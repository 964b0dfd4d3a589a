import { expect, test } from '@playwright/test';
import { alertsOf, openWithoutMap } from './open-atlas.ts';

const HEADER = 'event-id,timestamp,location-long,location-lat,individual-local-identifier';
const GOOD = `${HEADER}\n1,2021-03-01 06:00:00,7,59,a\n2,2021-03-02 06:00:00,7.1,59,a\n`;

test('the alert about a bad file goes with the next file of its kind', async ({ page }) => {
  await openWithoutMap(page, '?panel=tracks');
  const choose = (name: string, text: string): Promise<void> =>
    page.getByLabel('Tracking data').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose('first.csv', '');
  await expect(alertsOf(page)).toContainText('first.csv');
  await choose('second.csv', `${HEADER}\n`);
  await expect(alertsOf(page)).toContainText('second.csv');
  await expect(alertsOf(page)).toHaveCount(1);
  await choose('good.csv', GOOD);
  await expect(page.getByText('Movebank CSV: 1 animal, 2 fixes')).toBeVisible();
  await expect(alertsOf(page)).toHaveCount(0);
});
