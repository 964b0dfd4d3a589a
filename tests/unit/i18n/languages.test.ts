import { describe, expect, it } from 'vitest';
import { ar } from '../../../src/i18n/messages/ar/index.ts';
import { es } from '../../../src/i18n/messages/es/index.ts';
import { fr } from '../../../src/i18n/messages/fr/index.ts';
import type { Message } from '../../../src/i18n/message.ts';
import type { Messages } from '../../../src/i18n/translator.ts';

const files = import.meta.glob<Record<string, Readonly<Record<string, Message>>>>('../../../src/i18n/messages/en*.ts', { eager: true });
const english = new Map<string, Message>(
  Object.values(files)
    .flatMap((file) => Object.values(file))
    .flatMap((texts) => Object.entries(texts)),
);
/** Longest text that two languages may write alike, such as “{distance} km”. */
const LONGEST_ALIKE = 24;

const formsOf = (message: Message | undefined): string[] => (message === undefined ? [] : typeof message === 'string' ? [message] : Object.values(message));
const valuesOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const otherOf = (message: Message): string => (typeof message === 'string' ? message : message.other);

describe.each<[string, Messages]>([
  ['fr', fr],
  ['es', es],
  ['ar', ar],
])('the texts in %s', (lang, messages) => {
  const texts = new Map<string, Message>(Object.entries(messages));

  it('are those of English, none missing and none more', () => {
    expect(english.size).toBeGreaterThan(500);
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('keep the values of the English text', () => {
    for (const [key, source] of english) {
      const text = texts.get(key) ?? '';
      const wanted = valuesOf(otherOf(source));
      expect([key, valuesOf(otherOf(text))]).toEqual([key, wanted]);
      // A form for few or none may leave values out, but names none that English lacks.
      for (const form of formsOf(text)) expect([key, valuesOf(form).filter((value) => !wanted.includes(value))]).toEqual([key, []]);
    }
  });

  it('have every plural form of the language where English has two', () => {
    const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.toSorted();
    for (const [key, text] of texts) if (typeof text === 'object') expect([key, Object.keys(text).sort()]).toEqual([key, categories]);
  });

  it('are translated', () => {
    const alike = [...english].filter(([key, source]) =>
      formsOf(source).some((form) => form.replaceAll(/\{\w+\}/g, '').length > LONGEST_ALIKE && formsOf(texts.get(key)).includes(form)),
    );
    expect(alike.map(([key]) => key)).toEqual([]);
  });
});

it('French keeps signs of two parts, quotation marks and units on the line of their word', () => {
  const loose = Object.entries(fr).filter(([, text]) => formsOf(text).some((form) => / [:;?!%»]|« |[\d}] (?:km²?|m²?|h|ha|ko)(?!\p{L})|['"]/u.test(form)));
  expect(loose.map(([key]) => key)).toEqual([]);
});
