import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const PREFIX = 'sheet-font:';
const ROOT = fileURLToPath(new URL('.', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'sheet-fonts');
/** Texts of ours in which a letter may stand that the standard has not. */
const TEXTS = ['src/i18n/messages/zh', 'data/species', 'data/modules', 'data/initiatives'];

/** All characters of GB 2312: nearly every one that a text in simplified Chinese has (6,763 ideographs, and signs). */
export function listGb2312(): string {
  const decoder = new TextDecoder('gb2312');
  let text = '';
  for (let row = 0xa1; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const char = decoder.decode(Uint8Array.of(row, cell));
      if (!char.includes('\uFFFD')) text += char;
    }
  return text;
}

function readTexts(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
}

/**
 * A font of Chinese without the letters that no sheet is likely to have (2.4 MB of 10.5), made once for each set of them.
 * @param file of a package, such as `@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf`
 * @returns the file's path
 */
export async function makeSheetFont(file: string): Promise<string> {
  const chars = [...new Set(listGb2312() + TEXTS.map((folder) => readTexts(join(ROOT, folder))).join(''))].toSorted().join('');
  const key = createHash('sha256').update(`${file} ${chars}`).digest('hex').slice(0, 16);
  const path = join(CACHE, `${basename(file, '.ttf')}-${key}.ttf`);
  if (!existsSync(path)) {
    const whole = readFileSync(join(ROOT, 'node_modules', file));
    const part = await subsetFont(whole, chars, { targetFormat: 'sfnt' });
    mkdirSync(CACHE, { recursive: true });
    // Two builds at once must not read half a file.
    writeFileSync(`${path}.${process.pid}`, part);
    renameSync(`${path}.${process.pid}`, path);
  }
  return path;
}

/** `import url from 'sheet-font:…'`: the address of such a font (a Vite plugin). */
export function sheetFonts(): Plugin {
  return {
    name: 'sheet-fonts',
    enforce: 'pre',
    resolveId: async (source) => (source.startsWith(PREFIX) ? `${await makeSheetFont(source.slice(PREFIX.length))}?url` : undefined),
  };
}
