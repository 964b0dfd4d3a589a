import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Locator, type Page } from '@playwright/test';
import * as v from 'valibot';
import { TRACKING_FILES } from '../tracking-files.ts';
import { alertsOf, openWithoutMap } from './open-atlas.ts';
import { watchPage } from './watch-page.ts';

const RAW_DATA = new URL('../../../shared/data/', import.meta.url);
const missing = TRACKING_FILES.filter(([path]) => !existsSync(new URL(path, RAW_DATA))).map(([path]) => path);
if (missing.length > 0) console.warn(`${missing.length} of ${TRACKING_FILES.length} tracking files are not there and left out: ${missing.join(', ')}`);

/** Minutes for a file: reading millions of rows in the page takes some of them beside other work. */
const GUARD_MS = 420_000;

const ReportSchema = v.object({
  statement: v.string(),
  result: v.picklist(['corridors', 'bufferedLines', 'routes', 'movement']),
  seasons: v.string(),
  sequences: v.number(),
  individuals: v.number(),
  fixesKept: v.number(),
  chosen: v.record(v.string(), v.object({ value: v.union([v.string(), v.number()]), because: v.string() })),
});
type Report = v.InferOutput<typeof ReportSchema>;

/** What `atlas corridors` says of a file without any option. */
function askCommand(path: string): Report {
  const out = mkdtempSync(join(tmpdir(), 'atlas-'));
  try {
    execFileSync(process.execPath, ['bin/atlas.js', 'corridors', path, '--out', out], { cwd: new URL('../..', import.meta.url), stdio: 'pipe' });
    return v.parse(ReportSchema, JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The labels of the settings; of hours the command counts minutes. */
const LABELS: Readonly<Record<string, readonly [label: string, factor: number]>> = {
  minDistanceKm: ['Least distance (km)', 1],
  minDaysAway: ['Least time away (days)', 1],
  bufferM: ['Buffer (m)', 1],
  maxLagMin: ['Longest bridge (h)', 60],
  cellM: ['Cell (m)', 1],
  locationErrorM: ['Location error (m)', 1],
  topSpeedKmh: ['Top speed (km/h)', 1],
};

/** Every setting of the page that the command chose too, by the command's name. */
async function readSettings(page: Page, names: readonly string[]): Promise<Record<string, string | number>> {
  const found: Record<string, string | number> = {};
  for (const name of names) {
    const [label, factor] = LABELS[name] ?? [name === 'method' ? 'Method' : 'Seasons', 0];
    const field = page.locator('.settings-form').getByLabel(label, { exact: true });
    if ((await field.count()) === 0) continue;
    const value = await field.inputValue();
    found[name] = factor === 0 ? value : Number(value) * factor;
  }
  return found;
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

for (const [path] of TRACKING_FILES) {
  test(`${path}, without any option: the page says what the command says, by the same settings`, { tag: '@full' }, async ({ page }) => {
    test.skip(missing.includes(path), `${path} is not there`);
    test.setTimeout(GUARD_MS);
    const file = fileURLToPath(new URL(path, RAW_DATA));
    const report = askCommand(file);
    const { errors } = watchPage(page);
    await openWithoutMap(page, '?panel=tracks');
    const began = Date.now();
    await page.getByLabel('Tracking data').setInputFiles(file);
    await expect(button(page, 'Find migrations')).toBeVisible({ timeout: GUARD_MS });
    const read = Date.now();
    await expect(
      page.getByText(`${report.individuals} animal${report.individuals === 1 ? '' : 's'}, ${report.fixesKept.toLocaleString('en-GB')} fixes`),
    ).toBeVisible();
    await button(page, 'Find migrations').click();
    await expect(page.getByRole('heading', { name: 'Corridors' })).toBeVisible({ timeout: GUARD_MS });
    const settings = await readSettings(page, Object.keys(report.chosen));
    if (report.sequences > 0) await button(page, 'Compute corridors').click();
    await expect(page.getByText(report.statement, { exact: true })).toBeVisible({ timeout: GUARD_MS });
    const ended = Date.now();
    console.log(`${path}: read in ${((read - began) / 1000).toFixed(1)} s, ${report.result} after ${((ended - began) / 1000).toFixed(1)} s`);
    const chosen = Object.fromEntries(Object.entries(report.chosen).flatMap(([name, { value }]) => (name in settings ? [[name, value]] : [])));
    expect(settings).toEqual(chosen);
    for (const [name, { because }] of Object.entries(report.chosen)) if (name in settings) await expect(page.locator('.settings-form')).toContainText(because);
    await expect(alertsOf(page)).toHaveCount(0);
    expect(errors).toEqual([]);
  });
}
