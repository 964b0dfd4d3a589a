import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layPicture } from '../../../src/factsheet/draw/draw-scale.ts';
import { frameDocument } from '../../../src/factsheet/frame-document.ts';
import { layList, laySection, layTable, TITLE } from '../../../src/factsheet/lay.ts';
import { layOutPdf } from '../../../src/factsheet/lay-out-pdf.ts';
import type { Language } from '../../../src/i18n/languages.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { encodePng } from './encode-png.ts';
import { loadFont } from './factsheet-example.ts';

// What poppler, which is not what wrote them, finds in the PDFs: language, tags, and the text in the order of reading.

const hasPoppler = spawnSync('pdfinfo', ['-v']).error === undefined;
const ADDRESS = 'https://example.org/a';

/** A small document of every kind of part, and the texts in the order in which they are read. */
async function write(lang: Language): Promise<{ path: string; bytes: string; read: string[] }> {
  const translator = translatorIn(lang);
  const { t } = translator;
  const [title, heading, one, two] = [t('factsheet.title'), t('factsheet.method.heading'), t('factsheet.cite.heading'), t('factsheet.contact.heading')];
  const blob = await layOutPdf(
    {
      ...frameDocument({ title, subject: heading, atlasTitle: 'Atlas', shortTitle: 'Atlas', generatedAt: 0, translator, paper: 'A4' }),
      images: { map: encodePng(2, 1, () => [11, 93, 75]) },
      content: [
        { text: title, headlineLevel: TITLE },
        layPicture('map', { width: 2, height: 1 }, 20, two),
        ...laySection(heading, [
          layTable(
            [
              { head: one, width: '*' },
              { head: two, width: 90, right: true },
            ],
            [['12', { text: 'link', link: ADDRESS }]],
          ),
          ...layList([{ text: one }, { text: two }]),
        ]),
      ],
    },
    loadFont,
    translator.dir,
  );
  const path = join(mkdtempSync(join(tmpdir(), 'tags-')), `${lang}.pdf`);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  writeFileSync(path, bytes);
  return { path, bytes: Buffer.from(bytes).toString('latin1'), read: [title, heading, one, two, '12', 'link'] };
}

const run = (command: string, ...args: string[]): string => execFileSync(command, args, { encoding: 'utf8' });
/** Without what stands for the order of letters on paper. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\f]/g, '');

// Skipped where poppler is missing: `apt-get install poppler-utils`.
test.skipIf(!hasPoppler).each(['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const)(
  'a document in %s has its language, its tags and its text in order',
  async (lang) => {
    const { path, bytes, read } = await write(lang);
    expect(bytes).toContain(`/Lang (${lang})`);
    expect(run('pdfinfo', path)).toMatch(/^Tagged:\s+yes$[\s\S]*^PDF version:\s+1\.7$/m);
    const parts = run('pdfinfo', '-struct', path)
      .split('\n')
      .map((line) => line.trim().split(/[ :]/)[0])
      .filter((part) => part !== '' && part !== 'Object' && part !== '/Scope');
    expect(parts).toEqual([
      'Document',
      'H1',
      'Figure',
      'H2',
      'Table',
      'TR',
      'TH',
      'TH',
      'TR',
      'TH',
      'TD',
      'P',
      'Link',
      'L',
      'LI',
      'LBody',
      'P',
      'LI',
      'LBody',
      'P',
    ]);
    // Columns have heads, and so have rows.
    expect(run('pdfinfo', '-struct', path).match(/\/Scope \/\w+/g)).toEqual(['/Scope /Column', '/Scope /Column', '/Scope /Row']);
    // One bookmark for the document, and under it one for its part.
    expect(bytes.match(/\/Dest \[/g)).toHaveLength(2);
    const text = plain(run('pdftotext', path, '-'));
    const at = read.slice(0, 2).map((one) => text.indexOf(plain(one)));
    expect(at.every((place) => place >= 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    for (const one of read) expect(text).toContain(plain(one));
  },
);
