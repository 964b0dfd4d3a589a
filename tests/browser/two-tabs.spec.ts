import { expect, test, type Page } from '@playwright/test';
import { layerBox, openWithoutMap } from './open-atlas.ts';

const KIND = 'Important Marine Mammal Areas';
const AREA = {
  type: 'Feature',
  properties: { name: 'Quiet Meadow' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [7, 59],
        [7.5, 59],
        [7.5, 59.2],
        [7, 59],
      ],
    ],
  },
};

const nameOf = (page: Page) => page.getByRole('textbox', { name: 'Name of the project' });
const changed = (page: Page) => page.getByText('This was changed in another tab.');

test('two tabs: areas are in both at once; a project says that the other tab changed it, and asks which is to stay', async ({ page, context }) => {
  const other = await context.newPage();
  await openWithoutMap(page, '?panel=project');
  await openWithoutMap(other, '?panel=project');
  await expect(nameOf(page)).toBeVisible();
  await expect(nameOf(other)).toBeVisible();

  await test.step('areas', async () => {
    const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [AREA] }));
    await expect(layerBox(other, KIND)).toBeDisabled();
    await page.getByLabel(`File of ${KIND}`).setInputFiles({ name: 'meadow.geojson', mimeType: 'application/geo+json', buffer });
    await expect(layerBox(page, KIND)).toBeChecked();
    await expect(layerBox(other, KIND)).toBeEnabled();
  });

  await test.step('the project of the other tab, loaded', async () => {
    await nameOf(page).fill('Bypass');
    await expect(changed(other)).toBeVisible();
    await other.getByRole('button', { name: 'Load what the other tab has' }).click();
    await expect(nameOf(other)).toHaveValue('Bypass');
    await expect(changed(other)).toHaveCount(0);
  });

  await test.step('the project of this tab, kept; until then nothing is written', async () => {
    await nameOf(other).fill('Bypass, north');
    await expect(changed(page)).toBeVisible();
    await nameOf(page).fill('Bypass, south');
    await page.getByRole('button', { name: 'Keep what is here' }).click();
    await expect(changed(page)).toHaveCount(0);
    await expect(changed(other)).toBeVisible();
    await other.reload();
    await expect(nameOf(other)).toHaveValue('Bypass, south');
  });
});
