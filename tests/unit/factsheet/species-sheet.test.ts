import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { SpeciesFileSchema } from '../../../src/domain/catalog/species-file.ts';
import { describeSpeciesSheet } from '../../../src/factsheet/species/build-species-sheet.ts';
import { built, openBuilt } from '../catalog/built-catalog.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { textOf } from './factsheet-example.ts';

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
