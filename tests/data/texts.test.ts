import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { describeTexts, splitTexts } from '../../data/texts.ts';
import { addTexts } from '../../src/domain/catalog/add-texts.ts';
import { checkBytes } from '../../src/domain/catalog/check-bytes.ts';
import { textIn } from '../../src/domain/catalog/open-entry.ts';
import { TextsFileSchema } from '../../src/domain/catalog/texts-file.ts';
import { built, builtText, builtWords } from '../unit/catalog/built-catalog.ts';

const PAGE = ['ar', 'es', 'fr', 'ru', 'zh'];

describe('texts of the built catalog', () => {
  it('stand in no index, and in a file of each language of the page', () => {
    expect(builtText).not.toContain('"translations"');
    expect(Object.keys(built.texts ?? {})).toEqual(PAGE);
  });

  it('say every entry, species and module in each of them', () => {
    for (const lang of PAGE) {
      for (const row of built.entries) expect(row.translations?.[lang]?.name, `${lang} ${row.id}`).toBeTruthy();
      for (const one of built.modules) expect(one.translations?.[lang]?.title, `${lang} ${one.id}`).toBeTruthy();
    }
    expect(
      textIn(
        built.species.find(({ id }) => id === 'ciconia-ciconia')!,
        'common',
        'fr',
      ),
    ).toBe('Cigogne blanche');
  });

  it('are found by the search without them: in words, and no summary among these', () => {
    expect(builtWords?.species['ciconia-ciconia']).toEqual(expect.arrayContaining(['Cigogne blanche', 'اللقلق الأبيض', 'Weißstorch']));
    expect(builtWords?.entries['white-bearded-wildebeest-mara']?.join(' ')).toContain('塞伦盖蒂');
    const [module] = built.modules;
    expect(builtWords?.modules[module!.id]).not.toContain(module!.translations?.['fr']?.summary);
  });
});

describe('splitTexts and addTexts', () => {
  it('are each other’s opposite', () => {
    const { index, texts } = splitTexts(built);
    for (const list of [index.modules, index.entries, index.species, index.layers]) for (const one of list) expect(one.translations).toBeUndefined();
    for (const file of texts.values()) addTexts(index, file);
    for (const list of ['modules', 'entries', 'species', 'layers'] as const) {
      const plain = (items: readonly { readonly translations?: unknown }[]) => items.map(({ translations = {}, ...one }) => ({ ...one, translations }));
      expect(plain(index[list])).toEqual(plain(built[list]));
    }
  });

  it('change nothing that a catalog says itself, and nothing that a file may not speak of', () => {
    const index = structuredClone({ ...splitTexts(built).index, entries: [{ ...built.entries[0]!, translations: { fr: { name: 'Le sien' } } }] });
    const id = index.entries[0]?.id ?? '';
    const file = {
      version: 1,
      language: 'fr',
      modules: {},
      species: {},
      layers: {},
      entries: { [id]: { name: 'Un autre', place: 'Ailleurs' }, nobody: { name: 'Nul' } },
    } as const;
    addTexts(index, file, () => false);
    expect(index.entries[0]?.translations?.['fr']).toEqual({ name: 'Le sien' });
    addTexts(index, file);
    expect(index.entries[0]?.translations?.['fr']).toEqual({ name: 'Le sien', place: 'Ailleurs' });
  });
});

describe('describeTexts', () => {
  it('writes what the index names, byte for byte, and takes away what it names no more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-texts-'));
    try {
      mkdirSync(join(folder, 'texts'));
      writeFileSync(join(folder, 'texts', 'xx.json'), '{}');
      const { texts = {}, words } = describeTexts(built, folder);
      expect(readdirSync(join(folder, 'texts')).sort()).toEqual([...PAGE.map((lang) => `${lang}.json`), 'words.json'].sort());
      for (const file of [...Object.values(texts), words!]) {
        const bytes = new Uint8Array(readFileSync(join(folder, file.url)));
        await checkBytes(bytes, file);
        if (file !== words) expect(parse(TextsFileSchema, JSON.parse(new TextDecoder().decode(bytes))).version).toBe(1);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('writes nothing of an index in one language', () => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-texts-'));
    try {
      expect(describeTexts(splitTexts(built).index, folder)).not.toHaveProperty('texts');
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
