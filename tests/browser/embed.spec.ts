import { expect, test } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';

const ELK = 'elk-ya-ha-tinda';

test('a map stands in the frame of another page, leads to the atlas, and asks for no cookie; the atlas itself stands in no frame', async ({
  page,
  baseURL,
}) => {
  const host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<iframe id="map" src="${baseURL}embed.html?population=${ELK}" width="800" height="500"></iframe><iframe id="atlas" src="${baseURL}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => void host.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = host.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    const frame = page.frameLocator('#map');
    await expect(frame.getByRole('region', { name: 'Map', exact: true })).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
    // The map has all of its frame.
    expect(
      await frame
        .locator('.map canvas')
        .first()
        .evaluate((canvas) => [canvas.clientWidth, canvas.clientHeight]),
    ).toEqual([800, 500]);
    const link = frame.getByRole('link', { name: /^Elk of Ya Ha Tinda – / });
    await expect(link).toHaveAttribute('href', new RegExp(`\\?population=${ELK}`));
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(frame.getByText(/CC0|CC-BY/).first()).toBeVisible();
    expect(await page.context().cookies()).toEqual([]);
    await expect(page.frameLocator('#atlas').getByRole('main')).toHaveCount(0);
  } finally {
    host.close();
  }
});

test('a page says how to put its map elsewhere, and how to cite it', async ({ page }) => {
  await openWithoutMap(page, `?population=${ELK}`);
  // The atlas's name leads to its first page, from any path and in a tab of its own, too.
  const brand = page.getByRole('link', { name: 'Atlas of Animal Migration', exact: true });
  expect(await brand.evaluate((link: HTMLAnchorElement) => link.href)).toBe(new URL('./', page.url()).href);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByLabel('To show this map on another page, put this into it')).toHaveValue(
    new RegExp(`^<iframe src="http://[^"]*/embed\\.html\\?population=${ELK}" title="Elk of Ya Ha Tinda"`),
  );
  const bibtex = await readDownload(page, () => page.getByRole('button', { name: 'BibTeX' }).click());
  expect(bibtex.name).toBe(`${ELK}.bib`);
  const text = new TextDecoder().decode(bibtex.bytes);
  expect(text).toContain(`@misc{${ELK},`);
  expect(text).toContain(`@misc{${ELK}-1,`);
  // The page itself is cited by the day it was read, not by the years of its data.
  const today = new Date().toISOString().slice(0, 10);
  expect(text.slice(0, text.indexOf(`@misc{${ELK}-1,`))).toContain(`year = {${today.slice(0, 4)}},`);
  expect(text).toContain(`urldate = {${today}}`);
  expect(text).toMatch(/doi = \{10\.\d+\//);
  const ris = await readDownload(page, () => page.getByRole('button', { name: 'RIS' }).click());
  expect(new TextDecoder().decode(ris.bytes)).toMatch(/^TY {2}- DATA\r\nID {2}- elk-ya-ha-tinda\r\n/);
});
