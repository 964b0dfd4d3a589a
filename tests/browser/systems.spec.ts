import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { area, bboxPolygon, featureCollection, intersect } from '@turf/turf';
import { zipSync } from 'fflate';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { WGS84_PRJ, writeDbf, writeShp } from '../unit/areas/write-shapefile.ts';
import { hasRawData, RAW_DATA } from '../unit/tracks/import/given-file.ts';
import { buildFiles } from './build-example.ts';
import { alertsOf, layerBox, openAtlas, waitForMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { serveExample } from './serve-catalog.ts';
import { watchPage } from './watch-page.ts';

// Files as the named systems write them, each as a module of its custodian: what stands where for it, as for a built-in one. Systems
// whose row has a test of its own are not here: docs/systems.md lists them all.

const DEER = 'mule-deer-upper-green-river';

/** By search, from any page to that of an entry, and its map is drawn. */
async function openBySearch(page: Page, words: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Search species, populations and countries' }).fill(words);
  await page.getByRole('option', { name }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await waitForMap(page);
}

/** The text of a file that the page offers. */
async function readFileOf(page: Page, link: string | RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Download data' }).click();
  const { bytes } = await readDownload(page, () => page.getByRole('link', { name: link }).click());
  return new TextDecoder().decode(bytes);
}

/** The mule deer's corridors of low, medium and high use, each holding the next. */
function readCorridors(): Feature<MultiPolygon>[] {
  const file = new URL(`../../public/atlas/mule-deer-wyoming/${DEER}-corridors.geojson`, import.meta.url);
  const { features }: { features: Feature<MultiPolygon>[] } = JSON.parse(readFileSync(file, 'utf8'));
  return features;
}

test('GIUM: a partner’s corridors in a zipped Shapefile', { tag: '@full' }, async ({ page }) => {
  const corridors = readCorridors();
  const zip = zipSync({
    // A Shapefile's outer rings run clockwise, GeoJSON's the other way.
    'corridors.shp': writeShp(corridors.map(({ geometry }) => geometry.coordinates.flat().map((ring) => ring.toReversed()))),
    'corridors.dbf': writeDbf(
      ['USE_CLASS'],
      corridors.map(({ properties }) => [String(properties?.['use'])]),
    ),
    'corridors.prj': new TextEncoder().encode(WGS84_PRJ),
  });
  const population = {
    evidence: 'published',
    id: 'partners-deer',
    name: 'Deer of the partners',
    place: 'Western Wyoming',
    species: { scientific: 'Odocoileus hemionus', common: 'Mule deer', group: 'ungulate' },
    maxZoom: 10,
    corridors: [{ source: 'corridors', use: { field: 'USE_CLASS', values: { low: 'low', medium: 'medium', high: 'high' } } }],
    sample: { individuals: 15 },
    method: { text: 'Published by the partners.' },
  };
  await serveExample(page, await buildFiles('partners', { 'corridors.zip': zip }, { populations: [population] }));
  const watch = watchPage(page);
  await openAtlas(page, '?country=USA&layers=corridors-high,corridors-medium,corridors-low');
  const main = page.getByRole('main');
  await expect(main.locator('.country-population', { hasText: 'Deer of the partners' })).toBeVisible();
  await openBySearch(page, 'deer of the par', 'Deer of the partners');
  const [low = NaN, medium = NaN, high = NaN] = corridors.map((one) => area(one) / 1e6);
  // Turf's areas are of a sphere: within a percent.
  for (const [name, km2] of [
    ['Low use', low],
    ['Medium use', medium],
    ['High use', high],
  ] as const) {
    const shown = Number(new RegExp(`${name}\\s*([\\d,]+)\\s*km²`).exec(await main.innerText())?.[1]?.replaceAll(',', ''));
    expect(Math.abs(shown / km2 - 1), name).toBeLessThan(0.01);
  }
  await layerBox(page, 'Roads').check();
  await expect(page.getByRole('table', { name: 'Barrier crossings' }).locator('tfoot')).toBeVisible();
  expect(watch.requests.some(({ url }) => url.endsWith('partners-deer.pmtiles'))).toBe(true);
  expect(await readFileOf(page, /^Corridors .*\(GeoJSON\)/)).toContain('"use":"medium"');
  await expect(alertsOf(page)).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

/** Nesting sites in the columns of SWOT's export, made up: two beaches, one where none nest any more, and one of another species. */
const SWOT = [
  '"code","country","siteid","site_name","compiler","species","common_name","years_monitored","monitoring_effort","latitude","longitude","nesting_status","mds","contact1","contact2","contact3","contact4","contact5"',
  '"BR","Brazil","BR1","Made-up Beach","","Chelonia mydas","Green sea turtle","2008","Unknown","-10","-37","UNQUANTIFIED","Level 2","","","","",""',
  '"GA","Gabon","GA1","Made-up Spit","","Chelonia mydas","Green sea turtle","2009","Unknown","-2","10","11-100","Level 2","","","","",""',
  '"GA","Gabon","GA2","Made-up Bay","","Chelonia mydas","Green sea turtle","2009","Unknown","-3","10.5","NO-NESTING","Level 2","","","","",""',
  '"GA","Gabon","GA3","Made-up Point","","Dermochelys coriacea","Leatherback sea turtle","2009","Unknown","-1","9","1-10","Level 2","","","","",""',
  '',
].join('\r\n');
const FORAGING = 'id,name,lon,lat,individuals,activities\nF1,Made-up Bank,-38,-4,3,foraging\nF2,Made-up Reef,-8,5,3,foraging\n';
const LINKS = 'from,to,individuals,season\nBR1,F1,2,post-breeding\nBR1,F2,1,post-breeding\nGA1,F1,1,post-breeding\nGA1,F2,2,post-breeding\n';

test('TurtleNet: nesting sites in SWOT’s columns, foraging grounds and the links between them', { tag: '@full' }, async ({ page }) => {
  const population = {
    evidence: 'network',
    id: 'atlantic-greens',
    name: 'Green turtles, made up',
    place: 'Tropical Atlantic',
    species: { scientific: 'Chelonia mydas', common: 'Green turtle', group: 'turtle' },
    nodes: [{ source: 'swot', only: { column: 'species', values: ['Chelonia mydas'] } }, { source: 'foraging' }],
    links: [{ source: 'links' }],
    eachOnOneLink: true,
    sample: { individuals: 6, firstYear: 2008, lastYear: 2009 },
    method: { text: 'Made up.' },
  };
  const files = { 'swot.csv': SWOT, 'foraging.csv': FORAGING, 'links.csv': LINKS };
  await serveExample(page, await buildFiles('turtlenet', files, { populations: [population] }));
  const watch = watchPage(page);
  await openAtlas(page, '?country=GAB');
  await expect(page.getByRole('main')).toContainText('1 node of its network lies here.');
  await openBySearch(page, 'green turtles, made', 'Green turtles, made up');
  const main = page.getByRole('main');
  const nodes = page.getByRole('table', { name: 'Nodes' });
  await expect(nodes.getByRole('row')).toHaveCount(5);
  await expect(nodes.getByRole('row', { name: /Made-up Spit/ })).toContainText('nesting');
  await expect(nodes.getByRole('row', { name: /Made-up Spit/ })).toContainText('Gabon');
  await expect(nodes.getByRole('row', { name: /Made-up Bank/ })).toContainText('foraging');
  await expect(page.getByRole('table', { name: 'Links', exact: true }).getByRole('row', { name: /^Made-up Spit Made-up Reef/ })).toContainText('2');
  // Of the 15 pairs of six turtles 2 share beach and ground, 4 the beach alone, 4 the ground alone: MC is −1/9.
  await expect(main).toContainText('-0.11 (95 % interval');
  await expect(main).toContainText('rows of other animals: 1; sites where no nesting was found: 1');
  await expect(layerBox(page, 'Nodes and places')).toBeChecked();
  expect(watch.requests.some(({ url }) => url.endsWith('atlantic-greens.pmtiles'))).toBe(true);
  const links = await readFileOf(page, 'Links (CSV)');
  expect(links).toContain('GA1,F2,2');
  expect(links).toContain('CC0-1.0');
  await expect(alertsOf(page)).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

/** A Key Biodiversity Area in the columns of its partnership's file, made up, over part of the deer's corridor. */
const KBA_BOX: [number, number, number, number] = [-110.4, 42.9, -110.1, 43.2];
const kba = {
  type: 'FeatureCollection',
  features: [
    {
      ...bboxPolygon(KBA_BOX),
      properties: {
        SitRecID: 99999,
        Region: 'North America',
        Country: 'United States',
        ISO3: 'USA',
        NatName: 'Made-up Valley',
        IntName: 'Made-up Valley',
        KbaStatus: 'confirmed',
      },
    },
  ],
};

test('KBA: areas in their provider’s columns, with how much of a corridor they hold', { tag: '@full' }, async ({ page }) => {
  const layer = {
    id: 'kbas-made-up',
    kind: 'kbas',
    title: 'Key Biodiversity Areas, made up',
    source: 'kbas',
    maxZoom: 8,
    idField: 'SitRecID',
    nameField: 'IntName',
    // A box alone, as a provider would say it: that it lies in the United States the build finds from its areas.
    covers: { area: 'box', bbox: [-113, 40, -107, 46] },
    complete: true,
  };
  await serveExample(page, await buildFiles('kba-module', { 'kbas.geojson': JSON.stringify(kba) }, { title: 'Made-up areas', layers: [layer] }));
  const watch = watchPage(page);
  await openAtlas(page, `?population=${DEER}`);
  await page.getByRole('combobox', { name: 'Search species, populations and countries' }).fill('key biodiversity areas, made');
  await page.getByRole('option', { name: /^Key Biodiversity Areas, made up/ }).click();
  await expect(layerBox(page, 'Key Biodiversity Areas')).toBeChecked();
  await waitForMap(page);
  const table = page.getByRole('table', { name: 'Corridor inside Key Biodiversity Areas, made up' });
  for (const [at, name] of ['Low use', 'Medium use', 'High use'].entries()) {
    const corridor = readCorridors()[at]!;
    const inside = intersect(featureCollection<MultiPolygon | Polygon>([corridor, bboxPolygon(KBA_BOX)]));
    const percent = Number(/([\d.]+)\s*%/.exec(await table.getByRole('row', { name: new RegExp(`^${name}`) }).innerText())?.[1]);
    expect(Math.abs(percent - (100 * area(inside!)) / area(corridor)), name).toBeLessThan(0.3);
  }
  await expect(page.getByRole('main')).toContainText('Made-up Valley');
  expect(watch.requests.some(({ url }) => url.endsWith('kbas-made-up.pmtiles'))).toBe(true);
  await page.goto('./?module=kba-module');
  await expect(page.getByRole('heading', { level: 1, name: 'Made-up areas' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Key Biodiversity Areas, made up');
  await page.goto('./?country=USA');
  const here = page.getByRole('list', { name: 'Layers' }).getByRole('listitem').filter({ hasText: 'Key Biodiversity Areas, made up' });
  await expect(here).toContainText('1 ');
  await here.getByRole('button').click();
  await expect(layerBox(page, 'Key Biodiversity Areas')).toBeChecked();
  await page.goto('./?country=NOR');
  await expect(page.getByRole('heading', { level: 1, name: 'Norway' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Key Biodiversity Areas, made up');
  expect(watch.errors).toEqual([]);
});

test('OBIS: a Darwin Core Archive of tracked birds, its citation and licence in every download', { tag: '@full' }, async ({ page }) => {
  const archive = readFileSync(new URL('../fixtures/oystercatcher-assen/o_assen-dwca.zip', import.meta.url));
  const population = {
    id: 'archived-birds',
    name: 'Oystercatchers of an archive',
    place: 'Assen',
    species: { scientific: 'Haematopus ostralegus', common: 'Eurasian oystercatcher', group: 'bird' },
    tracks: ['dwca'],
    topSpeedKmh: 100,
    seasons: 'spring-autumn',
    method: { method: 'line-buffer', cellM: 1000, locationErrorM: 20, maxLagMin: 480, bufferM: 3000, minDistanceKm: 30, minDaysAway: 30 },
    notes: [],
    maxZoom: 8,
  };
  await serveExample(page, await buildFiles('obis', { 'dwca.zip': archive }, { populations: [population] }));
  const watch = watchPage(page);
  await openAtlas(page, '?country=NLD');
  const here = page.getByRole('main').locator('.country-population', { hasText: 'Oystercatchers of an archive' });
  // 599 rows of one bird, from 9 May to 3 June 2018, counted in the archive.
  await expect(here).toContainText('May (1), Jun (1)');
  await openBySearch(page, 'oystercatchers of an arch', 'Oystercatchers of an archive');
  await expect(page.locator('.key-figures')).toContainText('599');
  await expect(page.getByRole('main')).toContainText('2018');
  await layerBox(page, 'Tracks').check();
  await expect(page.getByRole('region', { name: 'Time of the tracks' })).toBeVisible();
  const tracks = await readFileOf(page, 'Movement (GeoJSON)');
  for (const words of ['Nobody (2026), Made for a test', 'CC0-1.0']) expect(tracks).toContain(words);
  await expect(alertsOf(page)).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

// Files that may not be passed on.
for (const [folder, file, scientific, individuals, fixes, heading] of [
  ['green-turtle-chagos', 'gps-thinned.csv.gz', 'Chelonia mydas', '8', '1,040', 'Sites and links'],
  ['flatback-turtle-curtis-island', 'gps.csv.gz', 'Natator depressus', '15', '1,020', 'Movement'],
] as const) {
  test(`turtles of ${folder} go through the page of turtles (skipped without the raw data)`, { tag: '@full' }, async ({ page }) => {
    test.skip(!hasRawData, 'There is no ../shared/data beside the repository.');
    const population = {
      id: folder,
      name: `Turtles of ${folder}`,
      place: 'The sea',
      species: { scientific, common: 'Turtle for a test', group: 'turtle' },
      tracks: ['gps'],
      topSpeedKmh: 15,
      seasons: 'outward-return',
      method: { method: 'line-buffer', cellM: 10_000, locationErrorM: 100, maxLagMin: 480, bufferM: 10_000, minDistanceKm: 100, minDaysAway: 30 },
      notes: [],
      maxZoom: 6,
    };
    const bytes = readFileSync(new URL(`${folder}/${file}`, RAW_DATA));
    await serveExample(page, await buildFiles(folder, { [file]: bytes }, { populations: [{ ...population, tracks: [file.replace(/\..*$/, '')] }] }));
    await openAtlas(page, `?population=${folder}`);
    // As the notes of the two files count them.
    await expect(page.locator('.key-figures')).toContainText(`Animals${individuals}Fixes${fixes}`);
    await expect(page.getByRole('heading', { level: 2, name: heading, exact: true })).toBeVisible();
    await expect(alertsOf(page)).toHaveCount(0);
  });
}
