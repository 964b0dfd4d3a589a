import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/i18n/message.ts';
import { fr } from '../../../src/i18n/messages/fr/index.ts';

const files = import.meta.glob<Record<string, Readonly<Record<string, Message>>>>('../../../src/i18n/messages/en*.ts', { eager: true });
const english = new Map<string, Message>(Object.values(files).flatMap((file) => Object.values(file)).flatMap((texts) => Object.entries(texts)));
const french = new Map<string, Message>(Object.entries(fr));

/** Words that French shares with English, units, names and bare values. */
const SAME: ReadonlySet<string> = new Set([
  'unit.km', 'unit.km2', 'home.populations', 'search.countryPopulations', 'settings.globe', 'layers.group.Migration', 'time.slider', 'time.pause',
  'figures.sequences', 'countries.area', 'barrier.canal', 'crossings.column.type', 'crossings.unnamed', 'factsheet.type.canal', 'home.animals', 'tracks.animals', 'tracks.rights.licence',
  'factsheet.crossings.type', 'factsheet.crossings.unnamed', 'factsheet.coverage.value', 'how.sequences.title', 'how.sources.title', 'project.type',
  'project.criterion.low-km', 'tracks.mapping.individual', 'tracks.sequences.title', 'tracks.sequences.animal', 'tracks.sequences.count', 'tracks.corridors.title',
  'tracks.download.corridors', 'tracks.download.sequences', 'tracks.rights.citation', 'encounters.column.type', 'encounters.allCrossed', 'report.alternative', 'report.method.population', 'report.files.kind.corridors',
]);

function formsOf(message: Message | undefined): readonly string[] {
  return message === undefined ? [] : typeof message === 'string' ? [message] : Object.values(message).filter((form) => form !== undefined);
}

function placeholdersOf(text: string): readonly string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}

describe('the texts in French', () => {
  it('are there for every English text, and for no other', () => {
    expect(english.size).toBeGreaterThan(500);
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english])('%s keeps its values and has every plural form', (key, source) => {
    const text = french.get(key);
    const values = placeholdersOf(formsOf(source).at(-1) ?? '');
    expect(placeholdersOf(formsOf(text).at(-1) ?? '')).toEqual(values);
    // French may need forms where English has one text; never the other way round.
    if (typeof source === 'object' || typeof text === 'object') expect(Object.keys(text ?? {}).sort()).toEqual(new Intl.PluralRules('fr').resolvedOptions().pluralCategories.toSorted());
    // The form for one may leave values out, as English does, but may name no value that English lacks.
    for (const form of formsOf(text)) expect(values).toEqual(expect.arrayContaining([...placeholdersOf(form)]));
    if (typeof text === 'object') expect(placeholdersOf(text.many ?? '')).toEqual(values);
  });

  it('differ from the English, apart from words that are the same', () => {
    const same = [...english].filter(([key, source]) => formsOf(source).some((form) => formsOf(french.get(key)).includes(form))).map(([key]) => key);
    expect(same.sort()).toEqual([...SAME].sort());
  });

  it('keep signs of two parts, quotation marks and units on the line of their word', () => {
    const loose = [...french].filter(([, text]) => formsOf(text).some((form) => / [:;?!%»]|« |[\d}] (?:km²?|m²?|h|ha|ko)(?!\p{L})|['"]/u.test(form))).map(([key]) => key);
    expect(loose).toEqual([]);
  });
});
