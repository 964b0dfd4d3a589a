import { expect, test, type Locator, type Page } from '@playwright/test';
import { layerBox, mapRegion, openAtlas, openWithoutMap, waitForMap } from './open-atlas.ts';

const DEER = '?population=mule-deer-pinedale&layers=tracks';

const bar = (page: Page): Locator => page.getByRole('region', { name: 'Time of the tracks' });
const spanOf = (page: Page): string | null => new URL(page.url()).searchParams.get('span');
const timeOf = (page: Page): string | null => new URL(page.url()).searchParams.get('time');

test('tracks are played by day of the year by keyboard, and the months say the same in figures', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, `${DEER}&time=2017-06-01T00:00Z`);
  const slider = bar(page).getByRole('slider', { name: 'Date' });
  await expect(slider).toBeVisible();
  await bar(page).getByRole('button', { name: 'Pace, trail and months' }).press('Enter');
  const settings = page.getByRole('group', { name: 'Pace, trail and months' });
  await settings.getByRole('combobox', { name: 'Time', exact: true }).selectOption('day');
  expect(spanOf(page)).toBe('year');
  // A date is no day of the year.
  expect(timeOf(page)).toBeNull();
  await expect(slider).toHaveAttribute('aria-valuetext', '31 December');
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await expect(bar(page).getByRole('button', { name: 'Pace, trail and months' })).toBeFocused();

  await slider.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '2 January');
  expect(timeOf(page)).toBe('2000-01-02T00:00Z');
  await bar(page).getByRole('button', { name: 'One step on' }).press('Enter');
  await expect(slider).toHaveAttribute('aria-valuetext', '3 January');

  // Motion is reduced in tests: it goes on in steps, and stops where it is told to.
  await bar(page).getByRole('button', { name: 'Play' }).press('Enter');
  await expect(slider).not.toHaveAttribute('aria-valuetext', '3 January');
  await bar(page).getByRole('button', { name: 'Pause' }).press('Enter');
  await expect.poll(() => timeOf(page)).not.toBe('2000-01-03T00:00Z');

  // The year goes round: from its last days into its first, and on.
  await slider.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /^(?:29|30) December$/);
  await bar(page).getByRole('button', { name: 'Play' }).press('Enter');
  await expect(slider).toHaveAttribute('aria-valuetext', /January$/);
  await bar(page).getByRole('button', { name: 'Pause' }).press('Enter');

  await page.getByText(/^Where the animals were on \d+ January$/).click();
  await expect(page.getByRole('table', { name: 'Time of the tracks' }).getByRole('columnheader', { name: 'km/h' })).toBeVisible();
  const months = page.getByRole('table', { name: 'Movement by months' });
  await expect(months.getByRole('rowheader')).toHaveText(['December – February', 'March – May', 'June – August', 'September – November']);
  await page.getByRole('button', { name: 'March – May: show on the map' }).click();
  expect(spanOf(page)).toBe('03-05');
  await expect(page.getByRole('button', { name: 'March – May: show on the map' })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(slider).toHaveAttribute('max', String(Date.UTC(2000, 5, 1) - 1));
  await page.getByRole('button', { name: 'Show all dates on the map' }).click();
  expect(spanOf(page)).toBeNull();
});

test('small maps are drawn when somebody asks, and a track that is pointed at says whose it is', { tag: '@full' }, async ({ page }) => {
  // Where a deer stood on 26 January 2014: its winter lies close around.
  await openAtlas(page, '?population=mule-deer-pinedale#11/42.7378/-109.9177');
  await page.getByRole('button', { name: /^Draw the seasons side by side/ }).click();
  const maps = page.locator('.season-maps canvas');
  await expect(maps).toHaveCount(4);
  const coloursOf = (): Promise<number[]> =>
    maps.evaluateAll((all) =>
      all.map((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0;
        const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        return new Set(Array.from({ length: data.length / 4 }, (_, at) => `${data[4 * at]} ${data[4 * at + 1]} ${data[4 * at + 2]}`)).size;
      }),
    );
  await expect.poll(async () => Math.min(...(await coloursOf()))).toBeGreaterThan(8);
  await expect(layerBox(page, 'Tracks')).not.toBeChecked();
  await page.getByRole('button', { name: 'December – February: show on the map' }).click();
  await expect(layerBox(page, 'Tracks')).toBeChecked();
  await waitForMap(page);

  // From the middle of what is free of the map, and on from there until a track is met.
  const box = await mapRegion(page).locator('.map-canvas').boundingBox();
  const list = await page.locator('.layers-list').boundingBox();
  if (!box || !list) throw new Error('There is no map.');
  const tip = page.locator('.track-tip');
  const points = Array.from({ length: 40 }, (_, at) => [(box.x + list.x) / 2 + Math.cos(at) * at, box.y + box.height / 2 + Math.sin(at) * at] as const);
  let met: readonly [number, number] | undefined;
  for (const [x, y] of points) {
    await page.mouse.move(x, y);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    if ((await tip.count()) > 0) {
      met = [x, y];
      break;
    }
  }
  if (!met) throw new Error('No track was met.');
  await expect(tip).toContainText(/(December|January|February) \d{4}/);
  await page.mouse.click(...met);
  const card = page.getByRole('status', { name: 'Animal on the map' });
  await expect(card).toContainText(/(December|January|February) \d{4}/);
  await expect(card).toContainText(/km\/h, in a straight line between fixes/);
  await card.getByRole('button', { name: 'Close' }).click();
  await expect(card).toHaveCount(0);
});
