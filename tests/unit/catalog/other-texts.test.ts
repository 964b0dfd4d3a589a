import { expect, it } from 'vitest';
import { joinCatalogs } from '../../../src/domain/catalog/join-catalogs.ts';
import { built } from './built-catalog.ts';

const file = { url: 'texts/fr.json', bytes: 1, sha256: '0'.repeat(64) };

it('texts of an included catalog may speak of what it brought, and of nothing else', () => {
  const [module] = built.modules;
  const [row] = built.entries;
  const theirs = {
    ...built,
    modules: [{ ...module!, id: 'theirs' }, module!],
    entries: [{ ...row!, id: 'their-herd', module: 'theirs' }, row!],
    layers: [],
    texts: { fr: file, es: { ...file, url: 'javascript:alert(1)' } },
    words: { ...file, url: 'texts/words.json' },
    names: { ...file, url: 'names.json' },
  };
  const joined = joinCatalogs(built, [
    { catalog: theirs, url: 'https://example.org/atlas/catalog.json', resolve: (url) => new URL(url, 'https://example.org/atlas/').href },
  ]);
  const [other] = joined.otherTexts ?? [];
  expect(joined.otherTexts).toHaveLength(1);
  expect(other?.texts).toEqual({ fr: { ...file, url: 'https://example.org/atlas/texts/fr.json' } });
  expect(other?.words?.url).toBe('https://example.org/atlas/texts/words.json');
  expect(other?.names?.url).toBe('https://example.org/atlas/names.json');
  expect([...other!.ids.entries]).toEqual(['their-herd']);
  expect([...other!.ids.modules]).toEqual(['theirs']);
});
