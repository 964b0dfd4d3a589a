import { expect, test } from 'vitest';
import { languages, readCatalogues } from './catalogues.ts';

// What a text calls a button, a field or a page is what stands on it: in every language, by the one name.

const QUOTES: Readonly<Record<string, RegExp>> = {
  en: /“([^”{}]+)”/gu,
  fr: /«\s?([^»{}]+?)\s?»/gu,
  es: /«([^»{}]+)»/gu,
  ar: /«([^«»{}]+)»/gu,
  ru: /«([^»{}]+)»/gu,
  zh: /“([^”{}]+)”/gu,
};

/** Not of this page: words of other programs, of files and of people; a name within a name. */
const NOT_ITS_OWN = new Set([
  'coverage.overlapFailed.advice',
  'lines.tooManyPositions.advice',
  'table.pairOrder.advice',
  'file.gitLfs',
  'siting.how.line',
  'siting.page.intoProject',
  'siting.page.intervalHow',
  'explain.unsure.project',
]);

const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/gu, ' ').trim();
/** Names of fields and values, in Latin letters in every language, and single words that are explained. */
const isWord = (text: string): boolean => !/\s/u.test(plain(text)) && !/\p{Script=Han}{4}/u.test(text);

test.each(languages)('%s: a text calls every control by the name that stands on it', (lang) => {
  const catalogues = [...readCatalogues(lang)].filter(([part]) => part !== 'cli').map(([, catalogue]) => catalogue);
  const names = new Set(catalogues.flatMap((catalogue) => Object.values(catalogue).map((text) => plain(text).toLocaleLowerCase(lang))));
  const quotes = QUOTES[lang];
  if (!quotes) throw new RangeError(`How ${lang} quotes is not known.`);
  const strangers = catalogues.flatMap((catalogue) =>
    Object.entries(catalogue)
      .filter(([key]) => !NOT_ITS_OWN.has(key))
      .flatMap(([key, text]) =>
        [...text.matchAll(quotes)].flatMap(([, quoted = '']) =>
          isWord(quoted) || /\b(?:npm|npx|git|pmtiles)\b|&/u.test(quoted) || names.has(plain(quoted).toLocaleLowerCase(lang)) ? [] : [`${key}: ${quoted}`],
        ),
      ),
  );
  expect(strangers).toEqual([]);
});

test.each(languages)('%s: the sheet of a species and of a population is asked for by one name', (lang) => {
  const catalogues = readCatalogues(lang);
  expect(catalogues.get('sheets')?.['sheets.species']).toBe(catalogues.get('population')?.['action.factsheet']);
});
