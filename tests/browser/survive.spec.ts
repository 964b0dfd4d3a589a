import { expect, test, type Locator, type Page } from '@playwright/test';
import { layerBox, mapRegion, openAtlas, openWithoutMap, waitForMap, withoutMap } from './open-atlas.ts';

// Every test is a row of docs/faults.md: what a person sees, that nothing is lost, and that he can go on.

const DEER = '?population=mule-deer-upper-green-river';
const DEER_NAME = 'Mule deer of the upper Green River basin';
const SCREENS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
/** Pages whose code is fetched when they are opened: the file, the address, and the heading that says the page is there. */
const PAGES: [RegExp, string, string][] = [
  [/\/PopulationPage-[^/]*\.js/, DEER, DEER_NAME],
  [/\/CountryPage-[^/]*\.js/, '?country=USA', 'United States of America'],
  [/\/TracksPage-[^/]*\.js/, '?panel=tracks', 'Map your tracks'],
  [/\/ProjectPage-[^/]*\.js/, '?panel=project', 'Check a project'],
  [/\/SpeciesPage-[^/]*\.js/, '?species=odocoileus-hemionus', 'Mule deer'],
  [/\/InitiativePage-[^/]*\.js/, '?initiative=cami', 'Central Asian Mammals Initiative'],
  [/\/ModulePage-[^/]*\.js/, '?module=mule-deer-wyoming', 'Mule deer of western Wyoming'],
  [/\/MethodPage-[^/]*\.js/, '?panel=method', 'How the figures are made'],
];

/** Go to another page of the panel without loading the atlas anew, as the way back does. */
async function goWithin(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', location.pathname + to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}

function alertOf(page: Page, words: RegExp): Locator {
  return page.getByRole('alert').filter({ hasText: words }).first();
}

/** Whoever is asked says nothing. */
const never = (): Promise<void> => new Promise(() => undefined);

async function expectMapAndLayers(page: Page): Promise<void> {
  await expect(mapRegion(page)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Atlas of Animal Migration' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Search species, populations and countries' })).toBeVisible();
}

for (const [screen, viewport] of Object.entries(SCREENS)) {
  test.describe(`on a ${screen}`, screen === 'phone' ? { tag: '@full' } : {}, () => {
    test.use({ viewport });

    test('the code of a page that does not arrive is told of, and can be asked for again', async ({ page }) => {
      await openWithoutMap(page);
      for (const [file, address, heading] of PAGES) {
        await page.route(file, (route) => route.fulfill({ status: 404, body: 'Not found' }));
        await goWithin(page, address);
        const alert = alertOf(page, /A part of the atlas could not be fetched\..*kept on this machine/);
        await expect(alert).toBeVisible();
        await expect(alert.getByRole('button', { name: 'Reload the page' })).toBeVisible();
        await expectMapAndLayers(page);
        // Again in vain, then in earnest: the first alert may stand until the answer is there.
        const answered = page.waitForResponse(file);
        await alert.getByRole('button', { name: 'Try again' }).click();
        await answered;
        await expect(alert).toBeVisible();
        await page.unroute(file);
        await alert.getByRole('button', { name: 'Try again' }).click();
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        await expect(alert).toHaveCount(0);
      }
    });

    test('a page that throws leaves the map, the search and the other pages', async ({ page }) => {
      await openAtlas(page);
      await page.route(/\/MethodPage-[^/]*\.js/, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: `export function MethodPage() { throw new Error('a curve without points'); }` }),
      );
      await goWithin(page, '?panel=method');
      await expect(alertOf(page, /This part of the atlas stopped: a curve without points/)).toBeVisible();
      await expectMapAndLayers(page);
      await page.getByRole('link', { name: 'Atlas of Animal Migration' }).click();
      await expect(page.getByRole('navigation', { name: 'Populations' })).toBeVisible();
    });

    test('a map whose code does not arrive leaves the panel, and can be asked for again', { tag: '@full' }, async ({ page }) => {
      const file = /\/map-[\w-]{8}\.js$/;
      await page.route(file, (route) => route.abort());
      await page.goto('./');
      const alert = mapRegion(page).getByRole('alert').filter({ hasText: 'A part of the atlas could not be fetched' });
      await expect(alert).toBeVisible();
      await expect(mapRegion(page)).toHaveAttribute('aria-busy', 'false');
      await expect(page.getByRole('navigation', { name: 'Populations' })).toBeVisible();
      await page.unroute(file);
      await alert.getByRole('button', { name: 'Try again' }).click();
      await waitForMap(page);
      await expect(alert).toHaveCount(0);
      await expect(mapRegion(page).locator('canvas')).toBeVisible();
    });

    test('a catalog, an entry and tiles that never answer are told of within seconds', async ({ page }) => {
      await page.clock.install();
      await page.route('**/catalog.json', never);
      await page.goto('./');
      await expect(page.getByText('Where animals migrate')).toBeVisible();
      await page.clock.fastForward(9000);
      await expect(page.getByRole('status').filter({ hasText: 'Still waiting' })).toBeVisible();
      await page.clock.fastForward(7000);
      const noCatalog = alertOf(page, /The catalog of the atlas could not be fetched \(no answer for 15 s\)/);
      await expect(noCatalog).toBeVisible();
      await page.unroute('**/catalog.json');
      const entry = '**/mule-deer-upper-green-river.json';
      const tiles = '**/mule-deer-upper-green-river.pmtiles';
      await page.route(entry, never);
      await page.route(tiles, never);
      await noCatalog.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('navigation', { name: 'Populations' })).toBeVisible();
      await goWithin(page, DEER);
      await expect(page.getByRole('heading', { level: 1, name: DEER_NAME })).toBeVisible();
      await page.clock.fastForward(16_000);
      const noEntry = alertOf(page, /mule-deer-upper-green-river\.json, could not be fetched \(no answer for 15 s\)/);
      await expect(noEntry).toBeVisible();
      await page.unroute(entry);
      // The archive is asked for once the entry is there.
      const archive = page.waitForRequest(/mule-deer-upper-green-river\.pmtiles/);
      await noEntry.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('button', { name: 'Download factsheet' })).toBeVisible();
      await archive;
      await page.clock.fastForward(18_000);
      await expect(alertOf(page, /Mule deer.* is not drawn: its server has not answered/)).toContainText('nothing is lost');
      await page.unroute(tiles);
      await waitForMap(page);
    });
  });
}

test('a browser that keeps nothing says so, and what is on the page stays', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await openWithoutMap(page, '?panel=project');
  const alert = alertOf(page, /The project kept on an earlier visit cannot be read \(The operation is insecure\.\)/);
  await expect(alert).toContainText('The rest of the atlas works');
  const name = page.getByRole('textbox', { name: 'Name of the project' });
  await name.fill('Bypass');
  await expect(alertOf(page, /The browser did not keep the project for the next visit/)).toContainText('Save the project file to keep it');
  await expect(name).toHaveValue('Bypass');
  // Whoever is offered to reload the page is told what that would cost.
  await page.route(/\/MethodPage-[^/]*\.js/, (route) => route.abort());
  await goWithin(page, '?panel=method');
  await expect(alertOf(page, /A part of the atlas could not be fetched/)).toContainText('reloading would lose your own tracks and your project');
  await goWithin(page, '?panel=project');
  await expect(name).toHaveValue('Bypass');
});

test('storage that never answers is told of within seconds, and the page can be used', { tag: '@full' }, async ({ page }) => {
  await withoutMap(page);
  await page.clock.install();
  await page.addInitScript(() => {
    indexedDB.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  for (const [address, words] of [
    ['?panel=project', /The project kept on an earlier visit cannot be read \(no answer for 10 s\)/],
    ['?panel=tracks', /The tracks kept on an earlier visit cannot be read \(no answer for 10 s\)/],
  ] as const) {
    await page.goto(`./${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.clock.fastForward(11_000);
    await expect(alertOf(page, words)).toBeVisible();
  }
  await expect(page.getByLabel('Tracking data')).toBeEnabled();
});

/** Nothing is under way any more: no file was asked for between two looks. */
async function waitUntilQuiet(page: Page): Promise<void> {
  let before = -1;
  await expect(async () => {
    const now = await page.evaluate(() => performance.getEntriesByType('resource').length);
    const quiet = now === before;
    before = now;
    expect(quiet).toBe(true);
  }).toPass({ intervals: [1500] });
}

test('offline in the middle of it: what is there stays, and everything can be asked for again', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=project');
  const name = page.getByRole('textbox', { name: 'Name of the project' });
  await name.fill('Bypass');
  await waitUntilQuiet(page);
  await page.context().setOffline(true);
  await goWithin(page, '?panel=tracks');
  const alert = page.getByRole('main').getByRole('alert').filter({ hasText: 'A part of the atlas could not be fetched' });
  await expect(alert).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await expect(page.getByRole('alert').filter({ hasText: 'A part of the atlas could not be fetched' })).toHaveCount(2);
  await goWithin(page, '?panel=project');
  await expect(name).toHaveValue('Bypass');
  await goWithin(page, DEER);
  await expect(alert).toBeVisible();
  await page.context().setOffline(false);
  // As a person would: again, until the line is truly back.
  await expect(async () => {
    if (await alert.isVisible()) await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: DEER_NAME })).toBeVisible({ timeout: 8000 });
  }).toPass({ timeout: 55_000 });
  await layerBox(page, 'Roads').check();
  await page.goto('./?panel=project');
  await expect(name).toHaveValue('Bypass');
});

test('what a part needs fails with it: the page is loaded anew, and nothing is lost', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=project');
  const name = page.getByRole('textbox', { name: 'Name of the project' });
  await name.fill('Bypass');
  await waitUntilQuiet(page);
  // Its page arrives, and not what that is made of: browsers keep such a failure until the page is loaded anew.
  const needed = /\/use-crossing-rows-[^/]*\.js/;
  await page.route(needed, (route) => route.abort());
  await goWithin(page, DEER);
  const alert = alertOf(page, /A part of the atlas could not be fetched/);
  await expect(alert).toBeVisible();
  await page.unroute(needed);
  await alert.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: DEER_NAME })).toBeVisible();
  await page.goto('./?panel=project');
  await expect(name).toHaveValue('Bypass');
});

test('an atlas whose own script does not arrive says so in words', async ({ page }) => {
  await page.route('**/assets/start-*.js', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.goto('./');
  // The first words come with the document, and are those that the script will put in their place.
  const words = page.locator('.panel :is(.brand, h1, .lead)');
  await expect(page.getByText('Where animals migrate')).toBeVisible();
  const first = await words.allTextContents();
  // In the dark they stand on the page's dark ground at once.
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('.panel')).toHaveCSS('background-color', 'rgb(25, 27, 29)');
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await expect(page.getByText('The atlas has not started: a file of it did not arrive.')).toBeVisible();
  await page.unroute('**/assets/start-*.js');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeVisible();
  await expect(words).toHaveText(first);
});

test('a download that is not what the catalog names is not saved, and says so', async ({ page }) => {
  const file = '**/mule-deer-upper-green-river-sequences.csv';
  await openWithoutMap(page, DEER);
  await page.getByRole('button', { name: 'Download data' }).click();
  const link = page.getByRole('link', { name: /^Migration sequences/ });
  await page.route(file, async (route) => {
    const whole = await (await route.fetch()).text();
    await route.fulfill({ body: whole.replace(/\d(?=\D*$)/, (digit) => String(9 - Number(digit))) });
  });
  await link.click();
  await expect(alertOf(page, /sequences\.csv is not the file that the catalog names: its SHA-256 is another/)).toContainText('was not saved');
  await page.unroute(file);
  const saved = page.waitForEvent('download');
  await link.click();
  expect((await saved).suggestedFilename()).toBe('mule-deer-upper-green-river-sequences.csv');
});
