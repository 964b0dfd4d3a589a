import { expect, test } from 'vitest';
import { openEntry } from '../../../src/domain/evidence/summarise-entry.ts';
import { describeFactsheet } from '../../../src/factsheet/describe-factsheet.ts';
import { LANGUAGES } from '../../../src/i18n/languages.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { exampleInput, LIMITS as ALL, textOf } from './factsheet-example.ts';

// The sheet of animals without a migration: nothing on it speaks of a corridor that there is not.

const LIMITS = { ...ALL, facts: 0 };
const example = await exampleInput('mule-deer-upper-green-river');

function sheetOf(individuals: number, lang: keyof typeof LANGUAGES = 'en'): string {
  const { file } = example.entry;
  if (file.evidence !== 'tracks') throw new Error('no tracks');
  const entry = openEntry(example.entry, {
    ...file,
    result: 'movement' as const,
    movement: { months: [2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2] },
    migrations: undefined,
    sample: { ...file.sample, individuals, sequences: 0, individualsWithFootprint: 0 },
    seasons: [],
    warnings: [],
    corridorAreaKm2: {},
    stopoverAreaKm2: 0,
    rangeStates: [{ iso3: 'USA', areaKm2: 0, share: 1, individuals }],
    method: { ...file.method, notes: [] },
  });
  const input = {
    ...example,
    entry,
    countriesKnown: false,
    crossings: [],
    barrierLayers: [],
    coverage: [],
    areaAnswers: [],
    address: 'https://atlas.example/',
    translator: translatorIn(lang),
  };
  return textOf(describeFactsheet(input, LIMITS).content);
}

test('it says that these are movements, in which months and countries, and nothing of a corridor, a class or a migration', () => {
  const sheet = sheetOf(4);
  expect(sheet).toContain('No corridor is drawn: the tracks of these animals are shown as movement.');
  expect(sheet).toContain('Animals with fixes in each month, of 4 tracked: Jan (2), Feb (2), Mar (1), Dec (2).');
  expect(sheet).toContain('Countries where tracked animals were');
  expect(sheet).toContain('100%');
  const others = sheet
    .replace('No corridor is drawn: the tracks of these animals are shown as movement.', '')
    .replace(/No migration was found: .*? without a corridor\./, '');
  // What is left is the base map, the sources and the name of the atlas.
  expect(others).not.toMatch(/Brownian|use class|[Ss]topover|[Bb]arrier|sequence|corridor (covers|rests)|Range State/);
  expect(sheet).not.toContain('Preliminary');
});

test('fewer than three animals are preliminary', () => {
  expect(sheetOf(2)).toContain('Preliminary: this rests on 2 animals; figures need at least three.');
  expect(sheetOf(1)).toContain('Preliminary: this rests on 1 animal; figures need at least three.');
});

test.each(['fr', 'es', 'ar', 'ru', 'zh'] as const)('%s: the same is said in its own words', (lang) => {
  expect(sheetOf(4, lang)).not.toContain('No corridor is drawn');
});
