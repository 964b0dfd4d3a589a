// Lighthouse, as on a phone and on a desktop, on the built site and on a bare MapLibre page with the same base map, in one run.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { build, preview } from 'vite';

const LIGHTHOUSE = 'lighthouse@12.8.2';
/** One run of Lighthouse, ms. */
const LONGEST_MS = 120_000;
const FLAGS =
  '--headless=new --no-sandbox --use-angle=swiftshader --enable-unsafe-swiftshader --ignore-gpu-blocklist --disable-background-networking --disable-component-update --disable-sync --no-first-run';

const score = v.object({ score: v.nullable(v.number()) });
const Report = v.object({
  categories: v.object({ performance: score, accessibility: score, 'best-practices': score }),
});

/** A phone is Lighthouse's own default: a slow processor behind a slow network. */
const DEVICES = ['phone', 'desktop'] as const;
type Device = (typeof DEVICES)[number];

/** The servers run in this process: it must not wait for Lighthouse with its hands bound. */
async function measure(url: string, folder: string, name: string, device: Device): Promise<Record<'performance' | 'accessibility' | 'best-practices', number>> {
  const file = join(folder, `${name}.json`);
  await promisify(execFile)(
    'npm',
    [
      'exec',
      '--yes',
      `--package=${LIGHTHOUSE}`,
      '--',
      'lighthouse',
      url,
      ...(device === 'desktop' ? ['--preset=desktop'] : []),
      '--output=json',
      `--output-path=${file}`,
      '--quiet',
      '--only-categories=performance,accessibility,best-practices',
      `--chrome-flags=${FLAGS}`,
    ],
    { env: { ...process.env, CHROME_PATH: process.env['CHROMIUM'] ?? '/usr/bin/chromium' }, timeout: LONGEST_MS },
  );
  const { categories } = v.parse(Report, JSON.parse(readFileSync(file, 'utf8')));
  const percent = (value: number | null): number => Math.round((value ?? 0) * 100);
  return {
    performance: percent(categories.performance.score),
    accessibility: percent(categories.accessibility.score),
    'best-practices': percent(categories['best-practices'].score),
  };
}

/** Scores are printed as they are, 0 to 100: no time, hence no ratio. */
export async function run(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'atlas-lighthouse-'));
  const bare = join(folder, 'bare');
  await build({
    root: join(root, 'tests/bench/bare-map'),
    publicDir: join(root, 'public'),
    base: './',
    logLevel: 'error',
    build: { outDir: bare, emptyOutDir: true },
  });
  await build({ root, logLevel: 'error' });
  const sites = [
    { name: 'atlas', server: await preview({ root, preview: { port: 4191, strictPort: true } }), url: 'http://localhost:4191/' },
    {
      name: 'bare MapLibre page',
      server: await preview({ root: folder, build: { outDir: 'bare' }, configFile: false, preview: { port: 4192, strictPort: true } }),
      url: 'http://localhost:4192/',
    },
  ];
  for (const device of DEVICES) {
    for (const { name, url } of sites) {
      const scores = await measure(url, folder, `${name.replaceAll(' ', '-')}-${device}`, device);
      console.log(JSON.stringify({ bench: 'lighthouse', case: `${name}, ${device}`, ...scores }));
    }
  }
  await Promise.all(sites.map(({ server }) => server.close()));
}
