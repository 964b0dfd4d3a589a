import { expect, test } from '@playwright/test';
import { decode } from 'fast-png';
import { unzipSync } from 'fflate';
import { findViolations } from './find-violations.ts';
import { layerBox, openAtlas, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';

const HERD = 'wild-reindeer-setesdal-austhei';
const DOI = '10.5061/dryad.rg0v3';
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test('a population is taken away in every format, its charts as pictures, its tables as CSV', async ({ page }) => {
  await openWithoutMap(page, `?population=${HERD}`);
  await page.getByRole('button', { name: 'Download data' }).click();
  const choice = page.getByRole('group', { name: 'In a format of your own' });
  const take = async (what: string, format: string) => {
    await choice.getByRole('combobox', { name: 'What' }).selectOption(what);
    await choice.getByRole('combobox', { name: 'Format' }).selectOption(format);
    return readDownload(page, () => choice.getByRole('button', { name: 'Make the file' }).click());
  };

  await test.step('everything as shapefiles and as a GeoPackage', async () => {
    const { name, bytes } = await take('Everything', 'Shapefile');
    expect(name).toBe(`${HERD}-shapefile.zip`);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['corridors.shp', 'corridors.dbf', 'routes.prj', 'crossings.shp', 'README.txt']));
    expect(textOf(files['README.txt'])).toContain(`https://doi.org/${DOI}`);
    const geopackage = await take('Everything', 'GeoPackage');
    expect(geopackage.name).toBe(`${HERD}.gpkg`);
    expect(textOf(geopackage.bytes.subarray(0, 15))).toBe('SQLite format 3');
    expect(textOf(geopackage.bytes)).toContain(`<dc:identifier>https://doi.org/${DOI}</dc:identifier>`);
  });

  await test.step('one of them as GeoJSON, GeoParquet and CSV', async () => {
    const { name, bytes } = await take('Stopovers', 'GeoJSON');
    expect(name).toBe(`${HERD}-stopovers.geojson`);
    expect(JSON.parse(textOf(bytes))).toMatchObject({ type: 'FeatureCollection', doi: DOI });
    expect(textOf((await take('Stopovers', 'GeoParquet')).bytes.subarray(0, 4))).toBe('PAR1');
    expect(textOf((await take('Routes', 'CSV')).bytes)).toMatch(/^[^\n]*wkt,licence,attribution,citation,doi\r\n/);
  });

  await test.step('a chart as SVG', async () => {
    const chart = 'How much of the population the sample shows: ';
    const svg = await readDownload(page, () => page.getByRole('button', { name: `Chart as SVG: ${chart}` }).click());
    const text = textOf(svg.bytes);
    expect(text).toContain(`<dc:identifier>https://doi.org/${DOI}</dc:identifier>`);
    expect(text).toContain(' Licence: CC0-1.0</text>');
    // Looks stand in the file itself, and nothing is fetched by it.
    expect(text).not.toMatch(/class=|var\(--|href=/);
  });

  await test.step('a table as CSV', async () => {
    await page.getByText('The curve as a table').or(page.locator('details:has(svg.inclusion-chart) summary')).first().click();
    const csv = await readDownload(page, () =>
      page
        .getByRole('button', { name: /^Table as CSV: / })
        .first()
        .click(),
    );
    expect(textOf(csv.bytes)).toContain(DOI);
  });

  expect(await findViolations(page)).toEqual([]);
});

test('the map is taken away as a picture, and what it shows of a layer as data', { tag: '@full' }, async ({ page }) => {
  await openAtlas(page, `?population=${HERD}&layers=corridors-high,corridors-medium,corridors-low,roads`);
  await expect(layerBox(page, 'Roads')).toBeChecked();
  await page.getByRole('button', { name: 'Download data' }).click();
  await page.getByText('Take this map away').click();
  const svg = await readDownload(page, () => page.getByRole('button', { name: 'Map as SVG' }).click());
  const text = textOf(svg.bytes);
  for (const words of ['data:image/png;base64,', 'High-use corridors', 'Roads', 'km at latitude 59°', '<dc:identifier>', 'Kartverket'])
    expect(text).toContain(words);
  const png = await readDownload(page, () => page.getByRole('button', { name: 'Map as PNG' }).click());
  expect(decode(png.bytes, { checkCrc: true }).width).toBe(2 * (720 + 32));
  const chart = await readDownload(page, () => page.getByRole('button', { name: 'Chart as PNG: How much of the population the sample shows' }).click());
  expect(decode(chart.bytes, { checkCrc: true }).width).toBe(2 * (720 + 32));
  expect(textOf(chart.bytes)).toContain(`iTXtDOI\0\0\0\0\0https://doi.org/${DOI}`);
  const choice = page.getByRole('group', { name: 'Barriers and priority areas on the map' });
  await choice.getByRole('combobox', { name: 'Format' }).selectOption('GeoJSON');
  await choice.getByRole('combobox', { name: 'What' }).selectOption({ index: 0 });
  const roads = await readDownload(page, () => choice.getByRole('button', { name: 'Make the file' }).click());
  const read: unknown = JSON.parse(textOf(roads.bytes));
  expect(read).toMatchObject({ type: 'FeatureCollection', licence: expect.stringMatching(/CC-BY/) });
});

test('every list and table of the atlas is taken away, and all layers of a country as one file', { tag: '@full' }, async ({ page }) => {
  await openWithoutMap(page, '?panel=populations');
  const list = await readDownload(page, () => page.getByRole('button', { name: /^List as CSV: / }).click());
  expect(list.name).toMatch(/^atlas-.*\.csv$/);
  const rows = textOf(list.bytes).trimEnd().split('\r\n');
  expect(rows[0]).toMatch(/^population,name,species,.*licence,attribution,citation,doi,address$/);
  expect(rows.find((row) => row.startsWith(HERD))).toContain(DOI);
  await page.goto('./?panel=species');
  expect(textOf((await readDownload(page, () => page.getByRole('button', { name: /^List as CSV: / }).click())).bytes)).toContain('Rangifer tarandus');
  await page.goto('./?panel=countries');
  expect(textOf((await readDownload(page, () => page.getByRole('button', { name: /^List as CSV: / }).click())).bytes)).toMatch(/\r\nNOR,Norway,/);

  await page.goto(`./?population=${HERD}`);
  const figures = await readDownload(page, () => page.getByRole('button', { name: 'Table as CSV: Key figures' }).click());
  expect(textOf(figures.bytes)).toMatch(/^Figure,Value,licence,attribution,citation,doi,address\r\n/);
  const seasons = await readDownload(page, () => page.getByRole('button', { name: 'Chart as SVG: When and how far they migrate' }).click());
  const drawn = textOf(seasons.bytes);
  // The strips of the year, their months and figures, and whose they are.
  expect(drawn.match(/<rect /g)?.length).toBeGreaterThan(4);
  expect(drawn).toContain(`<dc:identifier>https://doi.org/${DOI}</dc:identifier>`);
  expect(drawn).not.toMatch(/class=|var\(--/);

  await page.goto('./?country=NOR');
  const matrix = await readDownload(page, () => page.getByRole('button', { name: 'Table as CSV: Barriers by species and country' }).click());
  expect(matrix.name).toMatch(/^nor-/);
  await page.getByText('All layers of this country as data').click();
  const choice = page.getByRole('group', { name: 'In a format of your own' });
  await choice.getByRole('combobox', { name: 'Format' }).selectOption('GeoJSON');
  const { name, bytes } = await readDownload(page, () => choice.getByRole('button', { name: 'Make the file' }).click());
  expect(name).toBe('nor-layers-geojson.zip');
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(expect.arrayContaining([`${HERD}-corridors.geojson`, 'crossings.geojson', 'README.txt']));
  expect(textOf(files['README.txt'])).toContain(`https://doi.org/${DOI}`);
  expect(textOf(files['crossings.geojson'])).toContain(`"population":"${HERD}"`);
  expect(await findViolations(page)).toEqual([]);
});
