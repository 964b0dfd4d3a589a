import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSpecies } from '../../../data/species.ts';
import { idFromName } from '../../../src/domain/catalog/fields.ts';
import { SPECIES_TOPICS } from '../../../src/domain/catalog/species-file.ts';
import { built } from './built-catalog.ts';

const folder = fileURLToPath(new URL('../../../data/species', import.meta.url));
const files = readdirSync(folder).toSorted();
const PAGE = ['fr', 'es', 'ar', 'ru', 'zh'];

/** Whether it is a language tag, in its canonical form, of a language that there is a name for. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined;
  } catch {
    return false;
  }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

describe('data/species', () => {
  it('tells of every species of the modules', () => {
    const told = new Set(files);
    expect(built.species.map(({ scientific }) => `${idFromName(scientific)}.json`).filter((name) => !told.has(name))).toEqual([]);
  });

  it('knows a language tag and a web address when it sees one', () => {
    expect(['en', 'ar', 'pt-BR'].map(isLanguage)).toEqual([true, true, true]);
    expect(['xx', 'english', 'EN', ''].map(isLanguage)).toEqual([false, false, false, false]);
    expect(['https://example.org/a', 'ftp://example.org', 'example.org'].map(isWebAddress)).toEqual([true, false, false]);
  });

  describe.each(files)('%s', (file) => {
    const { id, names, facts } = readSpecies(`${folder}/${file}`);

    it('has the name of its species, as an id', () => {
      expect(file).toBe(`${id}.json`);
      expect(idFromName(id.replaceAll('-', ' '))).toBe(id);
    });

    it('names the species in the languages of the page, once each, with where each name is written', () => {
      for (const { language, source } of names) {
        expect(isLanguage(language), language).toBe(true);
        expect(isWebAddress(source.url), source.url).toBe(true);
      }
      expect(new Set(names.map(({ name, language }) => `${language} ${name}`)).size).toBe(names.length);
      const languages = new Set(names.map(({ language }) => language));
      // No Arabic name of the waved albatross was found in writing.
      const expected = id === 'phoebastria-irrorata' ? ['en', ...PAGE.filter((language) => language !== 'ar')] : ['en', ...PAGE];
      expect(expected.filter((language) => !languages.has(language))).toEqual([]);
      for (const { name } of names.filter(({ language }) => language === 'zh')) expect(name).toMatch(/^\p{Script=Han}+$/u);
      for (const { name } of names.filter(({ language }) => language === 'ru')) expect(name).toMatch(/^\p{Lu}[\p{Script=Cyrillic} -]+$/u);
      for (const { name } of names.filter(({ language }) => language === 'ar')) expect(name).toMatch(/^[\p{Script=Arabic} ]+$/u);
    });

    it('states facts in every language of the page, in the order of their topics, with where each is written', () => {
      const topics = facts.map(({ topic }) => SPECIES_TOPICS.indexOf(topic));
      expect(topics).toEqual(topics.toSorted((a, b) => a - b));
      // Of the turkey vulture no assessment could be read: an encyclopaedia is no source of one.
      expect(facts.some(({ topic }) => topic === 'iucn-category')).toBe(id !== 'cathartes-aura');
      for (const { source } of facts) expect(source.url).not.toContain('wikipedia.org');
      for (const { text, translations, year, source } of facts) {
        expect(Object.keys(translations ?? {}).toSorted()).toEqual(PAGE.toSorted());
        expect(isWebAddress(source.url), source.url).toBe(true);
        if (year !== undefined) expect(year, text).toBeGreaterThanOrEqual(1990);
        if (year !== undefined) expect(year, text).toBeLessThanOrEqual(new Date().getFullYear());
        // A year in the English text stands in every translation too.
        for (const stated of text.match(/\b(19|20)\d\d\b/g) ?? [])
          for (const language of PAGE) expect(translations?.[language]?.text, `${language}: ${text}`).toContain(stated);
      }
    });
  });
});
