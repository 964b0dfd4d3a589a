import { expect, test } from '@playwright/test';
import type { EntryRow } from '../../src/domain/catalog/index-schema.ts';
import type { EntryFile } from '../../src/domain/evidence/entry-file.ts';
import { readPdf } from '../unit/factsheet/read-pdf.ts';
import { alertsOf, layerBox, openAtlas, openWithoutMap, waitForMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { addEntry, copyBuilt, describeText, type MadeCatalog, readFirstVersion, serveCatalog } from './serve-catalog.ts';
import { strayRequests, watchPage } from './watch-page.ts';

const DEER = 'mule-deer-upper-green-river';
const DEER_NAME = 'Mule deer of the upper Green River basin';
const REINDEER = 'wild-reindeer-setesdal-austhei';
const REINDEER_NAME = 'Wild reindeer of Setesdal Austhei';
const DEER_FILE = `entries/${DEER}.json`;

function rowOf({ index }: MadeCatalog, id: string): EntryRow {
  const row = index.entries.find((entry) => entry.id === id);
  if (!row) throw new RangeError(`No entry ${id}`);
  return row;
}

function replaceRow({ index }: MadeCatalog, id: string, change: Partial<EntryRow>): void {
  index.entries = index.entries.map((row) => (row.id === id ? { ...row, ...change } : row));
}

test('an entry’s file is fetched when its page is opened, its own alone', { tag: '@full' }, async ({ page }) => {
  await serveCatalog(page, await copyBuilt());
  const watch = watchPage(page);
  const fetched = (): string[] => watch.requests.flatMap(({ url }) => /entries\/([^/]+)\.json/.exec(url)?.[1] ?? []);
  const archives = (): Set<string> => new Set(watch.requests.flatMap(({ url }) => /([^/]+)\.(?:pmtiles|parquet)$/.exec(url)?.[1] ?? []));
  await openAtlas(page);
  const before = new Set([...fetched(), ...archives()]);
  await page.getByRole('navigation', { name: 'Populations' }).getByRole('link', { name: DEER_NAME }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Barrier crossings' })).toBeVisible();
  await waitForMap(page);
  expect([...new Set([...fetched(), ...archives()])].filter((name) => !before.has(name) && name !== DEER)).toEqual([]);
  expect(watch.errors).toEqual([]);
});

const damages: readonly [string, (made: MadeCatalog) => void, RegExp][] = [
  ['that is missing', ({ files }) => void files.delete(DEER_FILE), /entries\/mule-deer-upper-green-river\.json, could not be fetched \(HTTP 404\)/],
  [
    'that is cut off',
    ({ files }) => void files.set(DEER_FILE, files.get(DEER_FILE)?.slice(0, 1000) ?? ''),
    /entries\/mule-deer-upper-green-river\.json is cut off at line \d+, in [\w.]+: it has [\d,]+ of [\d,]+ bytes/,
  ],
  [
    'of another entry',
    (made) => replaceRow(made, DEER, { file: rowOf(made, REINDEER).file }),
    /entries\/wild-reindeer-setesdal-austhei\.json is the file of another entry: its id is “wild-reindeer-setesdal-austhei”/,
  ],
];
for (const [what, damage, words] of damages) {
  test(`an entry’s file ${what}: one alert names it, and the other entries open`, what === damages[1]?.[0] ? {} : { tag: '@full' }, async ({ page }) => {
    const made = await copyBuilt();
    const whole = new Map(made.files);
    damage(made);
    await serveCatalog(page, made);
    await openWithoutMap(page, `?population=${DEER}`);
    await expect(page.getByRole('heading', { level: 1, name: DEER_NAME })).toBeVisible();
    const alert = alertsOf(page);
    await expect(alert).toHaveText(words);
    await expect(alert).toContainText(/The other entries stay\.|nothing else is affected/);
    await page.getByRole('link', { name: 'All populations' }).click();
    await page.getByRole('navigation', { name: 'Populations' }).getByRole('link', { name: REINDEER_NAME }).click();
    await expect(page.getByRole('table', { name: 'Barrier crossings' })).toBeVisible();
    await expect(alert).toHaveCount(0);

    if (what === 'of another entry') return;
    await page.goBack();
    await page.goBack();
    await expect(alert).toHaveText(words);
    made.files.set(DEER_FILE, whole.get(DEER_FILE) ?? '');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('table', { name: 'Barrier crossings' })).toBeVisible();
  });
}

test('a catalog of a version to come is one clear alert', { tag: '@full' }, async ({ page }) => {
  await page.route('**/atlas/catalog.json', (route) => route.fulfill({ contentType: 'application/json', body: '{"version": 3, "entries": {}}' }));
  await page.goto('./');
  const alert = page.getByRole('alert');
  await expect(alert).toHaveCount(1);
  await expect(alert).toContainText('The catalog atlas/catalog.json is of version 3; this page reads versions 1 and 2.');
});

test('an index that names an entry twice says so, and shows the rest', { tag: '@full' }, async ({ page }) => {
  const made = await copyBuilt();
  made.index.entries.push(rowOf(made, DEER));
  await serveCatalog(page, made);
  await openWithoutMap(page);
  const alert = alertsOf(page);
  await expect(alert).toHaveCount(1);
  await expect(alert).toContainText(`names the entry “${DEER}” twice`);
  await expect(page.getByRole('navigation', { name: 'Populations' }).getByRole('link')).toHaveCount(made.index.entries.length - 1);
});

test('a catalog of version 1 opens, with its populations’ pages', { tag: '@full' }, async ({ page }) => {
  await page.route('**/atlas/catalog.json', (route) => route.fulfill({ contentType: 'application/json', body: readFirstVersion() }));
  const watch = watchPage(page);
  await openWithoutMap(page);
  await page.getByRole('navigation', { name: 'Populations' }).getByRole('link').first().click();
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download factsheet' })).toBeEnabled();
  expect(watch.requests.filter(({ url }) => url.endsWith('.json')).map(({ url }) => new URL(url).pathname)).toEqual(['/atlas/catalog.json']);
});

test('an entry that was withdrawn says so plainly', async ({ page }) => {
  const made = await copyBuilt();
  replaceRow(made, REINDEER, { file: undefined, withdrawn: { date: '2026-03-01', reason: 'The herd asked for peace.', replacedBy: 'elk-ya-ha-tinda' } });
  await serveCatalog(page, made);
  await openWithoutMap(page, `?population=${REINDEER}`);
  await expect(page.getByRole('heading', { name: 'Cite as' })).toBeVisible();
  await expect(page.getByText('Withdrawn by its custodian on 1 March 2026: The herd asked for peace.')).toBeVisible();
  await page.getByRole('link', { name: 'Elk of Ya Ha Tinda' }).click();
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toBeVisible();
  await expect(alertsOf(page)).toHaveCount(0);
});

/** The mule deer's corridors as a custodian would have published them, and lines without a class. */
async function publishDeer(): Promise<MadeCatalog> {
  const made = await copyBuilt();
  const deer = rowOf(made, DEER);
  const tracked: Extract<EntryFile, { evidence: 'tracks' }> = JSON.parse(made.files.get(DEER_FILE) ?? '');
  const source = { citation: 'Agency 2019, Deer of the Range', url: 'https://example.org/deer' };
  const common = {
    version: 2 as const,
    module: deer.module,
    language: 'en',
    evidence: 'published' as const,
    sources: tracked.sources,
    facts: [],
    warnings: [],
    downloads: tracked.downloads.filter(({ format }) => format === 'geojson'),
    changes: [],
    method: { text: 'Drawn by hand over winter counts.', source, notes: [] },
    importReport: { featuresRead: 4, kept: 3, dropped: { 'dropped.noGeometry': 1 } },
  };
  const row = { ...deer, evidence: 'published' as const, sample: { individuals: 12 } };
  addEntry(
    made,
    { ...row, id: 'deer-published', name: 'Deer of the Range' },
    {
      ...common,
      id: 'deer-published',
      sample: { individuals: 12, firstYear: 2001, lastYear: 2004, statement: 'Counts from the air.' },
      figures: [{ label: 'Animals counted', value: '3,200 (2003)', source }],
      corridorAreaKm2: tracked.corridorAreaKm2,
      stopoverAreaKm2: tracked.stopoverAreaKm2,
      routes: { features: 0, lengthKm: 0 },
      rangeStates: [{ iso3: 'USA', areaKm2: 500, share: 1 }],
      areaAtSeaKm2: 0,
      layers: tracked.layers.filter(({ kind }) => kind === 'corridors' || kind === 'stopovers'),
    },
  );
  addEntry(
    made,
    { ...row, id: 'lines-published', name: 'Lines of the Range', sample: {} },
    {
      ...common,
      id: 'lines-published',
      sample: {},
      figures: [],
      corridorAreaKm2: {},
      routes: { features: 29, lengthKm: 1234.5 },
      rangeStates: [],
      areaAtSeaKm2: 0,
      layers: tracked.layers.filter(({ kind }) => kind === 'routes'),
    },
  );
  return made;
}

test('corridors that a custodian published: his sample, figures and method, crossings and coverage, and a factsheet', { tag: '@full' }, async ({ page }) => {
  await serveCatalog(page, await publishDeer());
  const watch = watchPage(page);
  await openAtlas(page, '?population=deer-published&layers=corridors-high,corridors-medium,corridors-low,railways,protected-areas');
  const panel = page.getByRole('main');
  await expect(panel).toContainText('Drawn and published by its custodian; the atlas holds no tracks of these animals.');
  await expect(panel).toContainText('Counts from the air.');
  await expect(page.locator('.key-figures')).toHaveText('Animals12Years2001–2004');
  await expect(panel).toContainText(/Animals counted\s*3,200 \(2003\) Agency 2019/);
  await expect(panel).toContainText('Drawn by hand over winter counts.');
  await expect(panel).toContainText('4 features read from the custodian’s files, 3 kept. features without a geometry: 1');
  await expect(panel).toContainText('From 12 animals, as the custodian says.');
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toContainText('No barrier of these layers crosses the corridor');
  await expect(panel).toContainText('None of these areas meets the corridor.');
  await expect(page.getByRole('heading', { name: 'When and how far they migrate' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Animals and barriers' })).toHaveCount(0);

  const { bytes } = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
  const pdf = await readPdf(new Blob([bytes]));
  expect(pdf.text).toContain('Deer of the Range');
  expect(pdf.text).toContain('Drawn and published by its custodian');
  expect(pdf.text).toContain('3,200 (2003)');
  expect(pdf.text).toContain('Drawn by hand over winter counts.');
  expect(pdf.text).not.toContain('Brownian');

  await layerBox(page, 'Tracks').check();
  await expect(page.getByRole('region', { name: 'Time of the tracks' })).toHaveCount(0);
  expect(strayRequests(watch, new URL(page.url()).origin)).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test('lines without a class are routes: no corridor is claimed, and nothing is said to cross it', { tag: '@full' }, async ({ page }) => {
  await serveCatalog(page, await publishDeer());
  await openAtlas(page, '?population=lines-published&layers=routes,railways,protected-areas');
  const panel = page.getByRole('main');
  await expect(panel).toContainText('29 routes, 1,235 km in all. They carry no use class.');
  await expect(panel).toContainText('The custodian does not say how many animals it rests on.');
  await expect(panel).toContainText('There are routes here and no area of a corridor: what crosses or protects it is not computed.');
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toHaveCount(0);
  const { bytes } = await readDownload(page, () => page.getByRole('button', { name: 'Download factsheet' }).click());
  const pdf = await readPdf(new Blob([bytes]));
  expect(pdf.text).toContain('There are routes here and no area of a corridor');
  expect(pdf.text).not.toContain('No barrier crosses');
});

test('an index whose file of an entry has changed since is not trusted', { tag: '@full' }, async ({ page }) => {
  const made = await copyBuilt();
  const text = (made.files.get(DEER_FILE) ?? '').replace('"fixes":', '"fixes":1');
  made.files.set(DEER_FILE, text);
  replaceRow(made, DEER, { file: { ...describeText(DEER_FILE, text), sha256: '0'.repeat(64) } });
  await serveCatalog(page, made);
  await openWithoutMap(page, `?population=${DEER}`);
  await expect(alertsOf(page)).toContainText(`${DEER_FILE} is not the file that the catalog names: its SHA-256 is another.`);
});

test('a thousand populations: folded by group and species, found by search, each with its own file', async ({ page }) => {
  const made = await copyBuilt();
  const template = rowOf(made, DEER);
  const text = made.files.get(template.file?.url ?? '') ?? '';
  made.files.clear();
  made.index.entries = Array.from({ length: 1000 }, (_, at) => {
    const id = `herd-${at}`;
    const url = `entries/${id}.json`;
    const own = text.replace(`"id":"${template.id}"`, `"id":"${id}"`);
    made.files.set(url, own);
    return { ...template, id, name: `Herd number ${at}`, species: `species-${at % 200}`, file: describeText(url, own) };
  });
  made.index.species = Array.from({ length: 200 }, (_, at) => ({
    id: `species-${at}`,
    scientific: `Cervus numerus ${at}`,
    common: `Deer ${at}`,
    group: 'ungulate',
  }));
  await serveCatalog(page, made);
  const watch = watchPage(page);
  await openWithoutMap(page);
  const nodes = (): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);
  expect(await nodes()).toBeLessThan(3000);

  const populations = page.getByRole('navigation', { name: 'Populations' });
  await populations.getByText('1,000 populations').click();
  await populations.getByRole('button', { name: 'Show 50 more (150 left)' }).click();
  await populations
    .locator('summary')
    .filter({ hasText: /^Deer 42 / })
    .click();
  await expect(populations.getByRole('link')).toHaveText(['Herd number 42', 'Herd number 242', 'Herd number 442', 'Herd number 642', 'Herd number 842']);
  expect(await nodes()).toBeLessThan(3000);

  await page.getByRole('combobox', { name: 'Search species, populations and countries' }).fill('herd number 777');
  await page.getByRole('option', { name: 'Herd number 777' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Herd number 777' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Barrier crossings' })).toBeVisible();
  expect(watch.requests.flatMap(({ url }) => /entries\/([^/]+)\.json/.exec(url)?.[1] ?? [])).toEqual(['herd-777']);
  expect(watch.errors).toEqual([]);
});
