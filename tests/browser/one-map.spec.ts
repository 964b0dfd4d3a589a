import { expect, test, type Page } from '@playwright/test';
import { layerBox, openAtlas, waitForMap } from './open-atlas.ts';

const NAME = 'Closed road';

/** Drawing contexts that the page has asked a canvas for; the map's own and, with tracks, their overlay's. */
async function countContexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const asked = new WeakSet<HTMLCanvasElement>();
    const getContext = HTMLCanvasElement.prototype.getContext;
    Object.assign(globalThis, { contexts: 0 });
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
      value(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        if (kind.startsWith('webgl') && !asked.has(this)) {
          asked.add(this);
          Object.assign(globalThis, { contexts: Number(Reflect.get(globalThis, 'contexts')) + 1 });
        }
        return Reflect.apply(getContext, this, [kind, ...rest]);
      },
    });
  });
}

const contexts = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(globalThis, 'contexts'));

test('one map from first to last: a language, a theme and a layer change what it shows, not the map', { tag: '@full' }, async ({ page }) => {
  await countContexts(page);
  await openAtlas(page);
  const canvas = page.locator('.maplibregl-canvas');
  await canvas.evaluate((element) => element.setAttribute('data-first', 'yes'));
  const isSame = async (): Promise<void> => {
    await expect(canvas).toHaveAttribute('data-first', 'yes');
    expect(await contexts(page)).toBe(1);
  };
  await expect(canvas).toHaveAttribute('aria-label', 'Map');

  await test.step('another language: its controls are worded anew', async () => {
    await page.getByLabel('Language').selectOption('ar');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('.map .maplibregl-ctrl-zoom-in')).toHaveAttribute('aria-label', 'تكبير');
    await expect(canvas).toHaveAttribute('aria-label', 'الخريطة');
    await expect(page.locator('.maplibregl-ctrl-scale')).toHaveText(/^\d+\u00a0كم$/);
    await isSame();
    await page.locator('footer.settings select').first().selectOption('en');
    await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible();
    await waitForMap(page);
    await isSame();
  });

  await test.step('a layer from a file, credited and removed', async () => {
    const before = new URL(page.url()).hash;
    const loader = page
      .getByRole('group', { name: 'Layers' })
      .locator('.layer')
      .filter({ has: page.getByRole('checkbox', { name: 'Roads', exact: true }) });
    await loader.locator('summary').click();
    const lines = {
      type: 'Feature',
      properties: { name: NAME },
      geometry: {
        type: 'LineString',
        coordinates: [
          [7.2, 59.3],
          [8.1, 59.3],
        ],
      },
    };
    await loader.getByLabel('File of lines: Roads').setInputFiles({
      name: 'closed.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [lines] })),
    });
    await expect(layerBox(page, 'Roads')).toBeChecked();
    await expect(loader.getByRole('list', { name: /Roads/ })).toContainText('closed.geojson');
    await waitForMap(page);
    await isSame();
    await page.locator('footer.settings select').first().selectOption('fr');
    await expect(page.getByRole('button', { name: 'Zoom avant' })).toBeVisible();
    await isSame();
    await page.locator('footer.settings select').first().selectOption('en');
    await loader.getByRole('button', { name: 'Remove closed.geojson' }).click();
    await expect(loader.getByRole('list', { name: /Roads/ })).toHaveCount(0);
    await waitForMap(page);
    await isSame();
    expect(new URL(page.url()).hash, 'the camera stays').toBe(before);
  });

  await test.step('another theme', async () => {
    await page.getByLabel('Theme').selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await waitForMap(page);
    await isSame();
  });
});

test('opened in another language, the map is made once', { tag: '@full' }, async ({ page }) => {
  await countContexts(page);
  await page.goto('./?lang=fr');
  await expect(page.getByRole('region', { name: 'Carte', exact: true })).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('button', { name: 'Zoom avant' })).toBeVisible();
  expect(await contexts(page)).toBe(1);
});
