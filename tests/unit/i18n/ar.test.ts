import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/i18n/message.ts';
import { ar } from '../../../src/i18n/messages/ar/index.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';

/** Every English text, of each file en*.ts there is, so that a new file cannot be forgotten. */
const files = import.meta.glob<Readonly<Record<string, Readonly<Record<string, Message>>>>>('../../../src/i18n/messages/en*.ts', { eager: true });
const english = new Map(Object.values(files).flatMap((file) => Object.values(file).flatMap((messages) => Object.entries(messages))));
const arabic = new Map<string, Message>(Object.entries(ar));

const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (message: Message): string[] => [...new Set(forms(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

/** Texts made of values and signs alone. */
const SAME_AS_ENGLISH = ['crossings.unnamed', 'factsheet.crossings.unnamed', 'factsheet.coverage.value', 'project.reason', 'encounters.allCrossed', 'report.answerOf', 'report.alternative', 'report.method.population', 'report.files.file', 'report.limits.warning'];

describe('the texts in Arabic', () => {
  it('are those that English has, every one', () => {
    expect(english.size).toBeGreaterThan(400);
    expect([...english.keys()].filter((key) => !arabic.has(key))).toEqual([]);
    expect([...arabic.keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  it.each([...arabic])('%s fills in the values of the English text', (key, message) => {
    const source = english.get(key) ?? '';
    const wanted = placeholders(source);
    expect(placeholders(message)).toEqual(wanted);
    // A form for one number, or for two, may say it in a word; the English form for one may leave more out.
    const singular = new Set(typeof source === 'string' || source.one === undefined ? wanted : placeholders(source.one));
    for (const [category, form] of Object.entries(typeof message === 'string' ? { other: message } : message)) {
      const missing = wanted.filter((name) => !form.includes(name) && name !== '{n}');
      expect(category === 'one' ? missing.filter((name) => singular.has(name)) : category === 'zero' ? [] : missing, `${key}, ${category}`).toEqual([]);
      expect(['few', 'many', 'other'].includes(category) && wanted.includes('{n}') ? form : '{n}', `${key}, ${category}`).toContain('{n}');
    }
  });

  it.each([...arabic].filter(([, message]) => typeof message !== 'string'))('%s has the six plural forms of Arabic', (_, message) => {
    const { pluralCategories } = new Intl.PluralRules('ar').resolvedOptions();
    expect(Object.keys(message).sort()).toEqual([...pluralCategories].sort());
  });

  it('differ from English, and are written in Arabic', () => {
    const same = [...arabic].filter(([key, message]) => JSON.stringify(message) === JSON.stringify(english.get(key))).map(([key]) => key);
    expect(same.filter((key) => !SAME_AS_ENGLISH.includes(key))).toEqual([]);
    const foreign = [...arabic].filter(([key, message]) => !SAME_AS_ENGLISH.includes(key) && !forms(message).every((form) => /\p{Script=Arabic}/u.test(form)));
    expect(foreign.map(([key]) => key)).toEqual([]);
  });

  it('use the signs of Arabic, and open a direction only to close it', () => {
    const odd = [...arabic].filter(([, message]) => forms(message).some((form) => /\p{Script=Arabic}\s?[,;?]/u.test(form)));
    expect(odd.map(([key]) => key)).toEqual([]);
    for (const form of [...arabic.values()].flatMap(forms)) {
      expect([...form.matchAll(/[\u2066-\u2068]/g)].length).toBe([...form.matchAll(/\u2069/g)].length);
    }
  });

  it('say one, two, few and many as Arabic does', () => {
    const { t, dir } = createTranslator('ar', ar);
    expect([1, 2, 3, 11, 100].map((n) => t('home.animals', { n }))).toEqual(['حيوان واحد', 'حيوانان', '3 حيوانات', '11 حيوانًا', '100 حيوان']);
    expect(dir).toBe('rtl');
  });
});
