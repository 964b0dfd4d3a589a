import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { SpeciesFileSchema } from '../../../src/domain/catalog/species-file.ts';
import { describeSpeciesSheet } from '../../../src/factsheet/species/build-species-sheet.ts';
import { readMetrics } from '../../../src/factsheet/rtl/font-metrics.ts';
import { SIZE } from '../../../src/factsheet/style.ts';
import { built, openBuilt } from '../catalog/built-catalog.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { loadFont, textOf } from './factsheet-example.ts';

test('the sheet of a species says its facts with their sources, its names and its populations, those of few animals marked', async () => {
  const species = built.species.find(({ id }) => id === 'ciconia-ciconia');
  if (!species) throw new RangeError('The atlas has no white storks');
  const known = v.parse(SpeciesFileSchema, JSON.parse(readFileSync('public/atlas/species/ciconia-ciconia.json', 'utf8')));
  const populations = await Promise.all(['white-stork-prinzesschen', 'white-stork-sw-germany'].map(openBuilt));
  const sheet = textOf(
    describeSpeciesSheet({
      species,
      known,
      populations,
      countryName: (iso3) => `land ${iso3}`,
      map: undefined,
      address: 'https://atlas.example/?species=ciconia-ciconia',
      paper: 'A4',
      generatedAt: 0,
      translator: translatorIn('fr'),
      atlasTitle: 'Atlas',
    }).content,
  );
  for (const { source, text, translations } of known.facts) {
    expect(sheet).toContain(source.citation);
    expect(sheet).toContain(translations?.['fr']?.text ?? text);
  }
  for (const { name } of known.names) expect(sheet).toContain(name);
  expect(sheet).toMatch(/1, provisoire/);
  // The animals that a corridor rests on: not all that were tracked.
  expect(sheet).toContain('Animaux');
  expect(sheet).not.toContain('Animaux suivis');
  expect(sheet).toContain('land DEU');
  expect(sheet).toContain('https://atlas.example/?species=ciconia-ciconia');
});

test.each(['en', 'fr', 'es', 'ru'] as const)('in %s a number of few animals is told in words that fit their column', async (lang) => {
  const { advance } = readMetrics((await loadFont('NotoSans')).regular);
  const { t } = translatorIn(lang);
  const wide = (text: string): number => [...text].reduce((sum, letter) => sum + advance(letter.codePointAt(0) ?? 0), 0) * SIZE.small;
  const words = t('factsheet.preliminary', { value: '1' }).split(' ');
  expect(words.length).toBeGreaterThan(1);
  const species = built.species.find(({ id }) => id === 'ciconia-ciconia');
  if (!species) throw new RangeError('The atlas has no white storks');
  const sheet = describeSpeciesSheet({
    species,
    known: undefined,
    populations: [await openBuilt('white-stork-prinzesschen')],
    countryName: (iso3) => iso3,
    map: undefined,
    address: 'https://atlas.example/?species=ciconia-ciconia',
    paper: 'A4',
    generatedAt: 0,
    translator: translatorIn(lang),
    atlasTitle: 'Atlas',
  });
  const widths = /"widths":(\["\*",[\d,]+\])/.exec(JSON.stringify(sheet.content))?.[1];
  const animals = v.parse(v.tuple([v.literal('*'), v.number(), v.number(), v.number(), v.number()]), JSON.parse(widths ?? 'null'))[2];
  expect(Math.max(...words.map(wide))).toBeLessThanOrEqual(animals);
});
