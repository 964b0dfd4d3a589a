import { describe, expect, it } from 'vitest';
import { es } from '../../../src/i18n/messages/es/index.ts';
import type { Message } from '../../../src/i18n/message.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';

const english = new Map<string, Message>(
  Object.values(import.meta.glob<Record<string, Readonly<Record<string, Message>>>>('../../../src/i18n/messages/en*.ts', { eager: true }))
    .flatMap((module) => Object.values(module))
    .flatMap((messages) => Object.entries(messages)),
);
const spanish = new Map<string, Message>(Object.entries(es));
const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** Texts written alike in both languages: units, bare values, and words they share. */
const ALIKE = new Set([
  'unit.km', 'unit.km2', 'downloads.size', 'barrier.canal', 'factsheet.type.canal', 'crossings.unnamed', 'factsheet.crossings.unnamed',
  'factsheet.figures.hours', 'factsheet.coverage.value', 'project.reason', 'encounters.allCrossed', 'report.answerOf', 'report.alternative', 'report.method.population',
  'report.files.sha256', 'report.files.file', 'report.limits.warning', 'home.animals', 'tracks.animals', 'tracks.mapping.individual', 'tracks.sequences.animal',
]);

describe('the texts in Spanish', () => {
  it('are those of English, none missing and none more', () => {
    expect(english.size).toBeGreaterThan(400);
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english])('%s keeps its placeholders in every plural form', (key, source) => {
    const message = spanish.get(key) ?? '';
    if (typeof source !== 'string') expect(message).toBeTypeOf('object');
    const wanted = placeholders(forms(source).at(-1) ?? '');
    for (const form of forms(message)) {
      // A form for exactly one may say less, as “una vez” and “la única” do, where the English one does too.
      const least = typeof message !== 'string' && form === message.one ? placeholders(forms(source)[0] ?? '') : wanted;
      expect(placeholders(form)).toEqual(least);
    }
  });

  it('have every plural category that Spanish has', () => {
    const categories = [...new Intl.PluralRules('es').resolvedOptions().pluralCategories].sort();
    for (const [key, message] of spanish) if (typeof message !== 'string') expect([key, Object.keys(message).sort()]).toEqual([key, categories]);
  });

  it('differ from English, except where both languages write alike', () => {
    const same = [...spanish].filter(([key, message]) => forms(message).some((form) => forms(english.get(key) ?? '').includes(form))).map(([key]) => key);
    expect(same.sort()).toEqual([...ALIKE].sort());
  });

  it('put “de” between millions and what is counted', () => {
    const { t } = createTranslator('es', es);
    expect([1, 2, 2_000_000].map((n) => t('home.animals', { n }))).toEqual(['1 animal', '2 animales', '2.000.000 de animales']);
  });
});
