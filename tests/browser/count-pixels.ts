import type { Page } from '@playwright/test';

/** Free part of the map at 1440 × 900, between the panel and the list of layers, CSS pixels. */
async function freeMap(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const panel = await page.getByRole('main').boundingBox();
  const list = await page.getByRole('group', { name: 'Layers' }).boundingBox();
  const size = page.viewportSize();
  if (!panel || !list || !size) throw new Error('The panel or the list of layers is not on the page.');
  const x = panel.x + panel.width + 1;
  return { x, y: 60, width: list.x - 1 - x, height: size.height - 120 };
}

/** How many pixels of the free map are within `tolerance` of a colour [red, green, blue] in every channel. */
export async function countPixels(page: Page, colour: readonly [number, number, number], tolerance = 24): Promise<number> {
  const png = await page.screenshot({ clip: await freeMap(page) });
  return page.evaluate(
    async ({ base64, wanted, near }) => {
      // Not fetched: the page's policy lets it fetch no `data:`.
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('This browser has no canvas to read the picture with.');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        if (wanted.every((channel, c) => Math.abs((data[i + c] ?? 0) - channel) <= near)) count++;
      }
      return count;
    },
    { base64: png.toString('base64'), wanted: [...colour], near: tolerance },
  );
}
