import { expect, type Locator, type Page, test } from '@playwright/test';
import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { openAtlas, openWithoutMap, withoutMap } from './open-atlas.ts';
import { describeText, readFirstVersion } from './serve-catalog.ts';
import { built, openBuilt } from '../unit/catalog/built-catalog.ts';
import { watchPage } from './watch-page.ts';

const HOST = 'https://ministry.example';
const NAME = 'Elk of the ministry';
const ELK = 'elk-ya-ha-tinda';

/** An atlas of somebody else's with one module: the elk under other names; its archive is the built one. */
async function makeOther(): Promise<Map<string, Buffer>> {
  const { file, row } = await openBuilt(ELK);
  const entry = JSON.stringify({ ...file, id: 'their-elk', module: 'their-elk' });
  const { figures: _, ...theirs } = row;
  const index = {
    ...built,
    embedded: undefined,
    faults: undefined,
    title: 'Atlas of the ministry',
    modules: built.modules.filter(({ id }) => id === ELK).map((module) => ({ ...module, id: 'their-elk', title: NAME, custodian: 'The ministry' })),
    entries: [{ ...theirs, id: 'their-elk', module: 'their-elk', name: NAME, file: describeText('their-elk/their-elk.json', entry) }],
    layers: [],
    overview: undefined,
    headlines: undefined,
    stac: undefined,
  };
  const files = new Map([
    ['catalog.json', Buffer.from(JSON.stringify(index))],
    ['their-elk/their-elk.json', Buffer.from(entry)],
  ]);
  const facts = built.species.filter(({ id }) => id === row.species).flatMap((species) => species.file ?? []);
  for (const { url } of [...file.layers, ...file.downloads, ...facts]) files.set(url, readFileSync(new URL(`../../public/atlas/${url}`, import.meta.url)));
  return files;
}

/** Serve files at another origin, as a static host that lets others read them does. */
async function serveAt(page: Page, files: ReadonlyMap<string, Buffer>): Promise<string[]> {
  const asked: string[] = [];
  await page.route(`${HOST}/**`, async (route) => {
    const request = route.request();
    const { referer = 'no referrer', cookie = '' } = await request.allHeaders();
    asked.push(`${request.method()} ${request.url()} ${cookie}${request.postData() ?? ''}${referer}`);
    const bytes = files.get(new URL(request.url()).pathname.replace('/atlas/', ''));
    const headers = { 'Access-Control-Allow-Origin': '*' };
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers()['range'] ?? '');
    if (!bytes) return route.fulfill({ status: 404, headers, body: 'Not found' });
    if (!range) return route.fulfill({ headers, body: bytes });
    const [from, to] = [Number(range[1]), Math.min(bytes.length - 1, Number(range[2]))];
    return route.fulfill({ status: 206, headers: { ...headers, 'Content-Range': `bytes ${from}-${to}/${bytes.length}` }, body: bytes.subarray(from, to + 1) });
  });
  return asked;
}

async function openByAddress(page: Page, address: string): Promise<void> {
  await page.getByRole('button', { name: 'Open a module' }).click();
  await page.getByLabel('Address of a module or catalog').fill(address);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

test('a module on another host: list, search, page, figures and its origin; kept for the next visit, and closed', async ({ page }) => {
  const asked = await serveAt(page, await makeOther());
  await openAtlas(page);
  await openByAddress(page, 'ministry.example');
  await expect(page.getByText('1 population in 1 module')).toBeVisible();
  expect(asked.every((line) => line.startsWith(`GET ${HOST}/`) && line.endsWith(' no referrer'))).toBe(true);

  await withoutMap(page);
  await page.reload();
  await page.getByRole('link', { name: 'Atlas of Animal Migration' }).click();
  const link = page.getByRole('navigation', { name: 'Populations' }).getByRole('link', { name: NAME });
  await expect(link).toBeVisible();
  await page.getByRole('combobox', { name: 'Search species, populations and countries' }).fill('elk of the min');
  await page
    .getByRole('option', { name: new RegExp(`^${NAME}`) })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByText('From another catalog: Atlas of the ministry')).toBeVisible();
  await expect(page.getByText('Custodian: The ministry.')).toBeVisible();
  await page.getByRole('button', { name: '+ Railways' }).first().click();
  await expect(page.getByRole('table', { name: 'Barrier crossings' }).locator('tfoot')).toBeVisible();

  await page.getByRole('link', { name: 'Atlas of Animal Migration' }).click();
  await page.getByRole('button', { name: 'Open a module' }).click();
  await page.getByRole('button', { name: 'Close Atlas of the ministry' }).click();
  await page.getByRole('link', { name: 'Atlas of Animal Migration' }).click();
  await expect(link).toHaveCount(0);
});

const broken: readonly [string, (page: Page) => Promise<unknown>, RegExp][] = [
  ['that is down', (page) => page.route(`${HOST}/**`, (route) => route.abort()), /The module at https:\/\/ministry\.example\/ could not be fetched/],
  [
    'of a version to come',
    (page) => page.route(`${HOST}/**`, (route) => route.fulfill({ headers: { 'Access-Control-Allow-Origin': '*' }, body: '{"version":9}' })),
    /ministry\.example\/atlas\/catalog\.json is of version 9; this page reads versions 1 and 2/,
  ],
];
for (const [what, serve, words] of broken) {
  // The ways of being broken are one path of the page: the first is walked each time.
  test(`a module ${what} is named, and the rest goes on`, { tag: what === broken[0]?.[0] ? [] : '@full' }, async ({ page }) => {
    await serve(page);
    await openWithoutMap(page);
    await openByAddress(page, `${HOST}/`);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
    await page.getByRole('link', { name: 'Atlas of Animal Migration' }).click();
    await expect(page.getByRole('navigation', { name: 'Populations' }).getByRole('link').first()).toBeVisible();
  });
}

/** Hosts that are wrong in their own way, each with the words that name it; they allow anyone to read them. */
const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['newer', JSON.stringify({ version: 9, entries: {} }), /newer\.example\/atlas\/catalog\.json is of version 9; this page reads versions 1 and 2/],
  ['page', '<html>', /page\.example\/atlas\/catalog\.json/],
];

/** The catalog of version 1, of which one population keeps its name under another id. */
function olderCatalog(): string {
  const first: { title: string; modules: { id: string; populations: { id: string; name: string }[] }[] } = JSON.parse(readFirstVersion());
  const modules = first.modules
    .filter(({ id }) => id === ELK)
    .map((module) => ({
      ...module,
      id: 'older-elk',
      populations: module.populations.map((one) => ({ ...one, id: 'older-elk', name: 'Elk of an older atlas' })),
    }));
  return JSON.stringify({ ...first, title: 'Older atlas', modules });
}

/** A catalog that names a script where a file should be, and passes itself off as the atlas's own elk. */
async function hostileCatalogs(): Promise<readonly [string, string][]> {
  const index: { entries: object[] } = JSON.parse(String((await makeOther()).get('catalog.json')));
  const [row] = index.entries;
  const entries = (change: object): string => JSON.stringify({ ...index, title: 'Hostile', entries: [{ ...row, ...change }] });
  return [
    ['script', entries({ file: { ...describeText('x', 'x'), url: 'javascript:alert(1)//' } })],
    [
      'impostor',
      JSON.stringify({
        ...index,
        title: 'Impostor',
        modules: built.modules.filter(({ id }) => id === ELK),
        entries: [{ ...row, id: ELK, module: ELK, name: 'Not the elk' }],
      }),
    ],
  ];
}

test('an atlas that includes others: a good, an older and one that includes this one join; what is down, silent, newer, broken or hostile is named', async ({
  page,
  baseURL,
}) => {
  const other = await makeOther();
  const theirs = JSON.parse(String(other.get('catalog.json'))) as Record<string, unknown>;
  const own = new URL('atlas/catalog.json', baseURL).href;
  other.set('catalog.json', Buffer.from(JSON.stringify({ ...theirs, includes: [{ url: own }] })));
  await page.clock.install();
  const asked = await serveAt(page, other);
  const hosts: [string, string][] = [...WRONG.map(([name, body]): [string, string] => [name, body]), ['older', olderCatalog()], ...(await hostileCatalogs())];
  for (const [name, body] of hosts) {
    await page.route(`https://${name}.example/**`, (route) => route.fulfill({ headers: { 'Access-Control-Allow-Origin': '*' }, body }));
  }
  await page.route('https://down.example/**', (route) => route.abort());
  await page.route('https://silent.example/**', () => undefined);
  const ours = JSON.parse(readFileSync(new URL('../../public/atlas/catalog.json', import.meta.url), 'utf8')) as Record<string, unknown>;
  const includes = ['silent', 'down', ...hosts.map(([name]) => name), 'ministry'].map((name) => ({ url: `https://${name}.example/atlas/catalog.json` }));
  await page.route(own, (route) => route.fulfill({ json: { ...ours, includes } }));
  await openWithoutMap(page);

  const populations = page.getByRole('navigation', { name: 'Populations' });
  // Whoever is silent keeps nobody waiting.
  await expect(populations.getByRole('link', { name: NAME })).toHaveCount(1);
  await expect(populations.getByRole('link', { name: 'Elk of an older atlas' })).toHaveCount(1);
  await expect(populations.getByRole('link', { name: 'Elk of Ya Ha Tinda' })).toHaveCount(1);
  await expect(page.getByText('Not the elk')).toHaveCount(0);
  const named = (words: RegExp): Locator => page.getByRole('alert').filter({ hasText: words });
  for (const [, , words] of WRONG) await expect(named(words)).toBeVisible();
  await expect(named(/down\.example/)).toBeVisible();
  await expect(named(/script\.example.*javascript:alert/)).toBeVisible();
  await expect(named(/impostor\.example/)).toBeVisible();
  await page.clock.fastForward(16_000);
  await expect(named(/silent\.example.*no answer for 15 s/)).toBeVisible();
  // What is known of the older one is told by its page, though it has no file of its own.
  await populations.getByRole('link', { name: 'Elk of an older atlas' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Elk of an older atlas' })).toBeVisible();
  await expect(page.getByText('From another catalog: Older atlas')).toBeVisible();
  // They were asked for files alone: no body, no word of who asks.
  expect(asked.every((line) => line.endsWith(' no referrer'))).toBe(true);
});

test('a module from a file of this machine: a zipped atlas, asked of nobody', { tag: '@full' }, async ({ page }) => {
  const files = await makeOther();
  const zip = zipSync(Object.fromEntries([...files].map(([name, bytes]) => [`atlas/${name}`, new Uint8Array(bytes)])), { level: 0 });
  const watch = watchPage(page);
  await openAtlas(page);
  await page.getByRole('button', { name: 'Open a module' }).click();
  await page.getByLabel('Module or catalog', { exact: true }).setInputFiles({ name: 'elk.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
  await page.getByRole('link', { name: NAME }).click();
  await page.getByRole('link', { name: NAME }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await page.getByRole('button', { name: '+ Railways' }).first().click();
  await expect(page.getByRole('table', { name: 'Barrier crossings' }).locator('tfoot')).toBeVisible();
  expect(watch.requests.filter(({ url }) => !url.startsWith(new URL(page.url()).origin) && !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([]);
});
