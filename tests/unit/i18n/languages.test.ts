import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/i18n/languages.ts';
import { elementsOf, languages, neededValues, parseMessage, readCatalogues, valuesOf, writtenKeys } from './catalogues.ts';

/** The command line speaks English alone. */
const ENGLISH_ONLY = 'cli';

const english = readCatalogues('en');
const translated = new Map([...english].filter(([part]) => part !== ENGLISH_ONLY));
const englishTexts = new Map([...english.values()].flatMap((catalogue) => Object.entries(catalogue)));
/** Longest text that two languages may write alike, such as “{distance} km”. */
const LONGEST_ALIKE = 24;

type Plural = Extract<MessageFormatElement, { type: TYPE.plural }>;

const pluralsOf = (text: string): Plural[] => elementsOf(parseMessage(text)).filter((element): element is Plural => element.type === TYPE.plural);
const wordsOf = (text: string): string =>
  elementsOf(parseMessage(text))
    .map((element) => (element.type === TYPE.literal ? element.value : ''))
    .join('');

it('every language that can be chosen has catalogues, and the other way round', () => {
  expect(Object.keys(LANGUAGES).sort()).toEqual([...languages].sort());
});

it('a key stands in one part only', () => {
  const keys = [...english.values()].flatMap((catalogue) => Object.keys(catalogue));
  expect(keys.length).toBeGreaterThan(500);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

describe.each(languages)('the texts in %s', (lang) => {
  const wanted = lang === 'en' ? english : translated;
  const catalogues = readCatalogues(lang);
  const texts = new Map([...catalogues.values()].flatMap((catalogue) => Object.entries(catalogue)));

  it.each([...wanted.keys()])('%s: the keys of English, none missing and none more', (part) => {
    expect(Object.keys(catalogues.get(part) ?? {}).sort()).toEqual(Object.keys(english.get(part) ?? {}).sort());
  });

  it('stand once', () => {
    const written = writtenKeys(lang);
    expect(written.toSorted()).toEqual([...texts.keys()].toSorted());
  });

  it('have no part that English lacks', () => {
    expect([...catalogues.keys()]).toEqual([...wanted.keys()]);
  });

  it('are ICU MessageFormat with the values of the English text', () => {
    for (const [key, source] of [...wanted.values()].flatMap((catalogue) => Object.entries(catalogue))) {
      const text = texts.get(key) ?? '';
      expect([key, neededValues(text)]).toEqual([key, neededValues(source)]);
      // A form for few or none may leave values out, but names none that English lacks.
      expect([key, valuesOf(text).filter((value) => !valuesOf(source).includes(value))]).toEqual([key, []]);
    }
  });

  it('have every plural form of the language', () => {
    const categories = new Map(
      (['cardinal', 'ordinal'] as const).map((type) => [type, new Intl.PluralRules(lang, { type }).resolvedOptions().pluralCategories.toSorted()]),
    );
    for (const [key, text] of texts) {
      for (const { options, pluralType } of pluralsOf(text)) {
        const forms = Object.keys(options).filter((form) => !form.startsWith('='));
        expect([key, forms.sort()]).toEqual([key, categories.get(pluralType ?? 'cardinal')]);
      }
    }
  });

  it('say something for every key', () => {
    expect([...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it.skipIf(lang === 'en')('are translated', () => {
    const alike = [...englishTexts].filter(([key, source]) => wordsOf(source).length > LONGEST_ALIKE && texts.get(key) === source);
    expect(alike.map(([key]) => key)).toEqual([]);
  });
});

it('a form for one names its number in a language that takes it for 21 too', () => {
  const wide = languages.filter((lang) => new Intl.PluralRules(lang).select(21) === 'one');
  expect(wide).toContain('ru');
  for (const lang of wide) {
    const texts = [...readCatalogues(lang).values()].flatMap((catalogue) => Object.entries(catalogue));
    // A form that says no number may be for 1 alone (=1), or chosen for the ending of a word whose number stands elsewhere.
    const loose = texts.filter(([, text]) =>
      pluralsOf(text).some(({ options }) => {
        const [one, many] = [options['one']?.value ?? [], options['many']?.value ?? []].map((form) => elementsOf(form).some(({ type }) => type === TYPE.pound));
        return one !== many;
      }),
    );
    expect([lang, loose.map(([key]) => key)]).toEqual([lang, []]);
  }
});

it('Russian keeps dashes, units and per cent signs on the line of their word, and has its own quotation marks', () => {
  const texts = [...readCatalogues('ru').values()].flatMap((catalogue) => Object.entries(catalogue));
  expect(texts.length).toBeGreaterThan(500);
  const loose = texts.filter(([, text]) => / (?:%|—)|[\d}#] (?:км²?|м²?|ч|га|кБ|МБ|ГБ|сут)(?!\p{L})|["'“”„]|«[^«»]*(?:«|$)| - /u.test(text));
  expect(loose.map(([key]) => key)).toEqual([]);
});

it('French keeps signs of two parts, quotation marks and units on the line of their word', () => {
  const texts = [...readCatalogues('fr').values()].flatMap((catalogue) => Object.entries(catalogue));
  const loose = texts.filter(([, text]) => / [:;?!%»]|« |[\d}#] (?:km²?|m²?|h|ha|ko)(?!\p{L})|['"]/u.test(text));
  expect(loose.map(([key]) => key)).toEqual([]);
});

it('Chinese has its own signs, and a space between its letters and Latin ones or figures', () => {
  const texts = [...readCatalogues('zh').values()].flatMap((catalogue) => Object.entries(catalogue));
  const han = String.raw`\p{Script=Han}`;
  const bare = (text: string): string => wordsOf(text.replaceAll(/\{\w+\}/g, 'X'));
  const wrong = new RegExp(`${han}[A-WYZa-z0-9]|[A-WYZa-z0-9]${han}|${han}[,;:!?()]|[,;:!?()]${han}|${han}\\.|["']`, 'u');
  expect(texts.filter(([, text]) => wrong.test(bare(text))).map(([key]) => key)).toEqual([]);
});
