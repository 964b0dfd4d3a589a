// `npm run screens [-- --lang fr --size phone --theme dark --only country --to FOLDER]`: every screen of the built atlas as a
// picture, for whoever reviews it, and a page with all of them. Without options: two sizes, two themes, six languages.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { withoutWebGl } from '../browser/open-atlas.ts';
import config from '../browser/playwright.config.ts';
import { SCREENS, SIZES, THEMES, type Screen } from './screens.ts';

const LANGUAGES = ['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const;
const PORT = 4196;
/** A map drawn on the CPU may take this long to come to rest, ms; a screen whose map does not is named. */
const LONGEST_MS = 60_000;

const { values } = parseArgs({
  options: {
    lang: { type: 'string', multiple: true },
    size: { type: 'string', multiple: true },
    theme: { type: 'string', multiple: true },
    only: { type: 'string' },
    to: { type: 'string', default: 'screens' },
  },
});
const folder = resolve(values.to);
const chosen = <T extends string>(all: readonly T[], wanted: readonly string[] | undefined): T[] => all.filter((one) => !wanted || wanted.includes(one));
const sizes = chosen(['desktop', 'phone'], values.size);
const themes = chosen(THEMES, values.theme);
const languages = chosen(LANGUAGES, values.lang);
const screens = SCREENS.filter(({ name }) => values.only === undefined || name.includes(values.only));
if ([sizes, themes, languages, screens].some((list) => list.length === 0)) throw new Error('No screen is of that size, theme, language and name.');

interface Picture {
  readonly screen: Screen;
  readonly file: string;
  readonly label: string;
  readonly fault: string | undefined;
}

const fileOf = (...parts: string[]): string => `${parts.join('-').replaceAll(/[^a-z0-9]+/g, '-')}.png`;

async function take(browser: Browser, size: keyof typeof SIZES, theme: (typeof THEMES)[number], lang: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: theme,
    locale: lang === 'en' ? 'en-GB' : lang,
    reducedMotion: 'reduce',
    hasTouch: size === 'phone',
    serviceWorkers: 'block',
  });
  // What runs this file marks named functions by a function of its own, which a page has not: without it nothing is put in the page.
  await context.addInitScript({ content: 'globalThis.__name ??= (made) => made;' });
  for (const screen of screens) {
    const page = await context.newPage();
    // The map's picture says nothing there and takes its seconds.
    if (!screen.map) await withoutWebGl(page);
    const [path, file] = [`${screen.address === '' ? '?' : `${screen.address}&`}lang=${lang}`, fileOf(screen.name, size, theme, lang)];
    let fault: string | undefined;
    try {
      await page.goto(`http://localhost:${PORT}/${path}`);
      await page.locator('main :is(h1, h2, h3)').first().waitFor({ timeout: LONGEST_MS });
      await page.waitForFunction(() => document.querySelector('main .skeleton') === null, undefined, { timeout: LONGEST_MS });
      if (screen.map) await page.locator('section.map[aria-busy="false"]').waitFor({ timeout: LONGEST_MS });
    } catch (error) {
      fault = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    }
    await page.screenshot({ path: join(folder, file) });
    await page.close();
    pictures.push({ screen, file, label: `${size}, ${theme}, ${lang}`, fault });
    console.log(`${file}${fault === undefined ? '' : `: ${fault}`}`);
  }
  await context.close();
  return pictures;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function writePage(pictures: readonly Picture[]): string {
  const figure = ({ file, label, fault }: Picture): string =>
    `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${escape(label)}"></a><figcaption>${escape(label)}${fault === undefined ? '' : ` <strong>${escape(fault)}</strong>`}</figcaption></figure>`;
  const part = (screen: Screen): string =>
    `<h2 id="${fileOf(screen.name)}">${escape(screen.name)} <code>${escape(screen.address)}</code></h2><div>${pictures
      .filter((picture) => picture.screen === screen)
      .map(figure)
      .join('')}</div>`;
  return `<!doctype html><meta charset="utf-8"><title>Screens of the atlas</title>
<style>body{font:14px system-ui;margin:24px;background:#fff;color:#111}div{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}figure{margin:0}img{height:360px;border:1px solid #bbb}strong{color:#b00020}</style>
<h1>Screens of the atlas</h1>${screens.map(part).join('\n')}`;
}

mkdirSync(folder, { recursive: true });
const host = spawn('node', ['bin/start.js', '--port', String(PORT)], { stdio: ['ignore', 'pipe', 'inherit'] });
const pictures: Picture[] = [];
try {
  if (!host.stdout) throw new Error('The host says nothing.');
  // A build that is older than its sources is made anew first, which it tells of, too.
  for await (const said of host.stdout) if (String(said).includes('localhost')) break;
  const browser = await chromium.launch(config.use?.launchOptions);
  for (const lang of languages) for (const size of sizes) for (const theme of themes) pictures.push(...(await take(browser, size, theme, lang)));
  await browser.close();
  writeFileSync(join(folder, 'index.html'), writePage(pictures));
} finally {
  host.kill();
}
const faulty = pictures.filter(({ fault }) => fault !== undefined).length;
console.log(`${pictures.length} screens in ${join(folder, 'index.html')}${faulty === 0 ? '' : `; ${faulty} did not come to rest`}`);
if (faulty > 0) process.exitCode = 1;
