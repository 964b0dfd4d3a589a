import { expect, test, type Page } from '@playwright/test';
import { layerBox, waitForMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { simulateHerd } from './simulate-herd.ts';
import { strayRequests, watchPage } from './watch-page.ts';

/** Stand in what the person brings: a request with any of them would show. */
const [ANIMAL, PLACE] = ['Quiet Meadow', '59.2012345'];

/** The herd as somebody's own table, whose columns and clock must be told. */
function writeOwnTable(): string {
  const lines = simulateHerd(3, 6).flatMap(({ time, lon, lat }, animal) =>
    Array.from(time, (each, i) =>
      [`${ANIMAL} ${animal}`, new Date(each).toISOString().slice(0, 19).replace('T', ' '), lon[i]?.toFixed(5), lat[i]?.toFixed(5)].join(';'),
    ),
  );
  return ['beast;when;lon;lat', ...lines, ''].join('\n');
}

const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: typeof name === 'string' }).click();

test(
  'what else a person does with data of his own: asked-for columns, animals at barriers, factsheet, module, map, siting, project files and search tell nobody',
  { tag: '@full' },
  async ({ page, baseURL }) => {
    test.setTimeout(400_000);
    const watch = watchPage(page);
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`policy: ${violatedDirective} ${blockedURI}`));
    });
    await page.goto('./?panel=tracks');
    await waitForMap(page);
    const size = async (name: string | RegExp): Promise<number> => (await readDownload(page, () => press(page, name))).bytes.length;

    await test.step('a table whose columns are told', async () => {
      await page.getByLabel('Tracking data').setInputFiles({ name: `${ANIMAL}.csv`, mimeType: 'text/csv', buffer: Buffer.from(writeOwnTable()) });
      await page.getByRole('combobox', { name: 'Animal', exact: true }).selectOption('beast');
      await page.getByLabel('Clock of times without a zone').fill('UTC');
      await press(page, 'Import');
      await expect(page.getByText(/^CSV: 3 animals/)).toBeVisible();
      await page.getByLabel('Kind of animal').selectOption('Hoofed mammals');
    });

    await test.step('what the animals did at barriers, and everything that is taken away', async () => {
      await press(page, 'Find migrations');
      await press(page, 'Compute corridors');
      await expect(page.getByText('Corridor area')).toBeVisible();
      await layerBox(page, 'Roads').check();
      await expect(page.getByRole('table', { name: 'Animals and barriers' })).toBeVisible();
      await page.getByRole('main').getByText('Settings', { exact: true }).click();
      await page.getByLabel('Scientific name').fill('Rangifer tarandus');
      await page.getByText('For the downloads and the module').click();
      await page.getByLabel('Custodian').fill('The ranger');
      await page.getByLabel('Licence').fill('CC-BY-4.0');
      await page.getByLabel('Citation').fill(ANIMAL);
      for (const name of [/^Animals and barriers as CSV/, 'Migrations (CSV)', 'Module folder (ZIP)']) expect(await size(name)).toBeGreaterThan(100);
      expect(await size('Download factsheet')).toBeGreaterThan(10_000);
      const choice = page.getByRole('group', { name: 'In a format of your own' });
      await choice.getByRole('combobox', { name: 'Format' }).selectOption('Shapefile');
      expect((await readDownload(page, () => choice.getByRole('button', { name: 'Make the file' }).click())).bytes.length).toBeGreaterThan(1000);
    });

    await test.step('a line of coordinates, structures by the own tracks, and the project as a file and back', async () => {
      await page.getByRole('link', { name: 'All populations' }).click();
      await press(page, 'Check a project');
      await page.getByText('Write coordinates instead').click();
      await page.getByRole('textbox', { name: 'Positions, longitude then latitude' }).fill(`7.2 59.2; 7.5 ${PLACE}; 8.3 59.3`);
      await press(page, 'Use this line');
      await expect(page.getByRole('region', { name: 'What Alternative A meets' }).getByRole('status')).toContainText(/^This road cuts/);
      await press(page, 'Where to build a crossing');
      const siting = page.getByRole('region', { name: 'Where to build a crossing of Alternative A' });
      await siting.getByRole('combobox', { name: 'Whose tracks' }).selectOption('Your own tracks');
      await expect(siting).toContainText('Animals that crossed: 3 of 3.');
      expect((await readDownload(page, () => siting.getByRole('button', { name: 'Profile as CSV' }).click())).bytes.length).toBeGreaterThan(1000);
      for (const name of ['Results as CSV', 'Results as GeoJSON']) expect(await size(name)).toBeGreaterThan(100);
      const saved = await readDownload(page, () => press(page, 'Save project file'));
      await page.getByLabel('Open project file').setInputFiles({ name: saved.name, mimeType: 'application/json', buffer: Buffer.from(saved.bytes) });
      await expect(page.getByRole('region', { name: 'What Alternative A meets' }).getByRole('status').first()).toContainText(/^This road cuts/);
    });

    await test.step('a place that is typed into the search', async () => {
      await page.getByRole('combobox', { name: 'Search species, populations and countries' }).fill(`${PLACE}, 7.5`);
      await expect(page.getByText(/^Nothing found for/)).toBeVisible();
    });

    expect(strayRequests(watch, new URL(baseURL ?? '').origin)).toEqual([]);
    const told = watch.requests.filter(
      ({ url, method, body }) => method !== 'GET' || [ANIMAL, PLACE].some((secret) => `${decodeURIComponent(url)} ${body}`.includes(secret)),
    );
    expect(told).toEqual([]);
    expect(watch.errors).toEqual([]);
  },
);
