import { expect, test } from '@playwright/test';

/** CSS pixels, by which the letters of a word are told from boxes: Chinese ones fill their square. */
const SIZE_PX = 100;

test('Chinese is drawn in Chinese letters, whatever fonts the machine has, and no other language asks for them', async ({ page }) => {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    // As without WebGL: the letters of the page are asked about, and the map takes its seconds.
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
      value(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind === '2d' ? Reflect.apply(getContext, this, [kind, ...rest]) : null;
      },
    });
  });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/noto-sans-sc|han-font/.test(request.url())) asked.push(request.url());
  });
  await page.goto('./?lang=fr');
  await expect(page.getByRole('heading', { name: 'Oiseaux' })).toBeVisible();
  expect(asked).toEqual([]);

  await page.goto('./?lang=zh');
  await expect(page.getByRole('heading', { name: '鸟类' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  expect(asked.length).toBeGreaterThan(0);
  const width = (): Promise<number> =>
    page.evaluate((size) => {
      const word = document.createElement('span');
      word.textContent = '迁徙';
      word.style.cssText = `position: absolute; font-size: ${size}px`;
      document.body.append(word);
      const { width } = word.getBoundingClientRect();
      word.remove();
      return width;
    }, SIZE_PX);
  await expect.poll(width).toBeCloseTo(2 * SIZE_PX, 0);
});
