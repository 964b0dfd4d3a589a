import { expect, test, type Page } from '@playwright/test';
import * as v from 'valibot';
import type { Translator } from '../../src/i18n/translator.ts';
import { readPdf, type ReadPdf } from '../unit/factsheet/read-pdf.ts';
import { translatorIn } from '../unit/i18n/catalogues.ts';
import { alertsOf, openWithoutMap } from './open-atlas.ts';
import { readDownload } from './read-download.ts';
import { simulateHerd, writeMovebankCsv } from './simulate-herd.ts';
import { watchPage } from './watch-page.ts';

// Six journeys, each from the opening to the document that is taken away, in four languages at two widths: one of each is in the
// short form, the others say the same in other words.

const ELK = 'elk-ya-ha-tinda';
/** Across the way of the reindeer of Setesdal and of the simulated herd. */
const ROAD = [
  [7.2, 59.2],
  [7.5, 59.23],
  [7.9, 59.27],
  [8.3, 59.3],
];
const Features = v.object({ features: v.array(v.object({ properties: v.record(v.string(), v.unknown()) })) });

interface Way {
  readonly page: Page;
  readonly lang: string;
  readonly t: Translator['t'];
}

async function readSheet(page: Page, name: string): Promise<ReadPdf & { readonly file: string }> {
  const { name: file, bytes } = await readDownload(page, () => page.getByRole('button', { name, exact: true }).click());
  return { ...(await readPdf(new Blob([bytes]))), file };
}

const parseFeatures = (bytes: Uint8Array): v.InferOutput<typeof Features>['features'] =>
  v.parse(Features, JSON.parse(new TextDecoder().decode(bytes))).features;

async function uploadRoad({ page, t }: Way): Promise<void> {
  const feature = { type: 'Feature', properties: { name: 'Valley road' }, geometry: { type: 'LineString', coordinates: ROAD } };
  const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  await page.getByLabel(t('project.upload')).setInputFiles({ name: 'plan.geojson', mimeType: 'application/geo+json', buffer });
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

const JOURNEYS: Readonly<Record<string, (way: Way) => Promise<void>>> = {
  'a policymaker leaves with the brief of her country': async (way) => {
    const { page, t, lang } = way;
    await page
      .getByRole('navigation', { name: t('browse.doors') })
      .getByRole('link', { name: t('browse.door.countries') })
      .click();
    const main = page.getByRole('main');
    const kenya = main.locator('a[href*="country=KEN"]').first();
    await main.locator('a[href*="country="]').first().waitFor();
    // Of long lists the beginning is shown, by the names of the language.
    if (!(await kenya.isVisible())) await main.locator('ul + button.plain').click();
    await kenya.click();
    await expect(page).toHaveURL(/country=KEN/);
    const country = await heading(page).innerText();
    const { file, info, packed } = await readSheet(page, t('brief.action'));
    expect(file).toMatch(/^ken-brief-/);
    expect(info).toMatchObject({ Language: lang, Title: expect.stringContaining(country) });
    // Readers of PDFs give the forms of Arabic letters.
    expect(packed.normalize('NFKC')).toContain(t('brief.indicators').replaceAll(/\s/g, ''));
  },
  'who knows a species’ name leaves with the factsheet of a population': async ({ page, t, lang }) => {
    const names: Readonly<Record<string, string>> = { en: 'reindeer', fr: 'renne', ar: 'الرنة', zh: '驯鹿' };
    await page.getByRole('combobox', { name: t('search.label') }).fill(names[lang] ?? '');
    const option = page
      .getByRole('option')
      .filter({ hasText: /Setesdal|塞特|سيتسدال|ستسدال/ })
      .first();
    await option.click();
    await expect(page).toHaveURL(/population=wild-reindeer-setesdal-austhei/);
    const name = await heading(page).innerText();
    const { file, info, text, packed } = await readSheet(page, t('action.factsheet'));
    expect(file).toMatch(/\.pdf$/);
    expect(info).toMatchObject({ Language: lang, Title: expect.stringContaining(name) });
    expect(text.length).toBeGreaterThan(1000);
    if (lang !== 'ar') expect(packed).toContain(t('factsheet.noMapDrawn').replaceAll(/\s/g, ''));
  },
  'a planner leaves with the screening report of his road': async (way) => {
    const { page, t, lang } = way;
    await page.getByRole('button', { name: t('action.project') }).click();
    await uploadRoad(way);
    await expect(page.getByRole('region').getByRole('status').filter({ hasText: /\d/ }).first()).toBeVisible();
    const { file, info, packed } = await readSheet(page, t('project.report'));
    expect(file).toMatch(/-report-\d{4}-\d{2}-\d{2}\.pdf$/);
    expect(info).toMatchObject({ Language: lang });
    expect(packed).toContain('Valleyroad');
    if (lang !== 'ar') expect(packed).toContain(t('report.noMap').replaceAll(/\s/g, ''));
  },
  'a planner leaves with the places for a crossing': async (way) => {
    const { page, t } = way;
    await page.getByRole('button', { name: t('action.project') }).click();
    await uploadRoad(way);
    await page.getByRole('button', { name: t('project.siting'), exact: true }).click();
    const part = page.getByRole('region', { name: t('siting.page.region', { name: 'Valley road' }) });
    await expect(
      part
        .getByRole('table', { name: t('siting.page.table') })
        .locator('tbody')
        .getByRole('row'),
    ).toHaveCount(1);
    const { bytes } = await readDownload(page, () => part.getByRole('button', { name: t('siting.page.geojson') }).click());
    expect(parseFeatures(bytes).filter(({ properties }) => properties['kind'] === 'structure')).toHaveLength(1);
  },
  'a researcher leaves with the corridors of her tracks': async ({ page, t }) => {
    await page.getByRole('button', { name: t('action.tracks') }).click();
    const buffer = Buffer.from(writeMovebankCsv(simulateHerd(3)));
    await page.getByLabel(t('tracks.file')).setInputFiles({ name: 'herd.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: t('tracks.sequences.find') }).click();
    await page.getByRole('button', { name: t('tracks.corridors.compute') }).click();
    const { name, bytes } = await readDownload(page, () => page.getByRole('button', { name: t('tracks.download.corridors') }).click());
    expect(name).toMatch(/\.geojson$/);
    expect(parseFeatures(bytes).map(({ properties }) => properties['use'])).toContain('high');
  },
  'who follows a story leaves with what to cite': async ({ page, t }) => {
    await page
      .getByRole('list', { name: t('story.list') })
      .locator(`a[href*="story=${ELK}"]`)
      .click();
    for (let step = 1; step < 5; step++) {
      await expect(page.getByText(t('story.step', { step: String(step), of: '5' }))).toBeVisible();
      await page.getByRole('link', { name: t('story.next') }).click();
    }
    await page.getByRole('link', { name: t('story.toPage') }).click();
    await expect(page).toHaveURL(new RegExp(`population=${ELK}`));
    const { name, bytes } = await readDownload(page, () => page.getByRole('button', { name: 'BibTeX' }).click());
    expect(name).toMatch(/\.bib$/);
    expect(new TextDecoder().decode(bytes)).toMatch(/@\w+\{[\s\S]*doi/);
  },
};

/** One of each journey stands for all in the short form: each width, each language. */
const SHORT = ['fr 390', 'ar 390', 'zh 1200', 'fr 1200', 'en 1200', 'ar 1200'];

for (const [index, [name, follow]] of Object.entries(JOURNEYS).entries()) {
  for (const [width, height] of [
    [1200, 760],
    [390, 844],
  ] as const) {
    for (const lang of ['en', 'fr', 'ar', 'zh']) {
      const isShort = SHORT[index] === `${lang} ${width}`;
      test.describe(`${lang}, ${width} px`, () => {
        test.use({ viewport: { width, height } });
        test(name, { tag: isShort ? [] : ['@full'] }, async ({ page }) => {
          const watch = watchPage(page);
          const { t } = translatorIn(lang);
          // Each document comes without WebGL, too: it says that it has no map, which others look at.
          await openWithoutMap(page, `?lang=${lang}`);
          await expect(page.locator('html')).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr');
          await follow({ page, lang, t });
          await expect(alertsOf(page)).toHaveCount(0);
          expect(watch.errors).toEqual([]);
        });
      });
    }
  }
}
