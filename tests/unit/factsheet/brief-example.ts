import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { briefEntries, type BriefSources, describeCountry } from '../../../src/domain/brief/country-brief.ts';
import type { CountryBrief } from '../../../src/domain/brief/types.ts';
import { type BuiltFigures, BuiltFiguresSchema, HeadlinesSchema } from '../../../src/domain/catalog/figures.ts';
import { findCountry, findEntry } from '../../../src/domain/catalog/find-entries.ts';
import { type SpeciesFile, SpeciesFileSchema } from '../../../src/domain/catalog/species-file.ts';
import { KnownFileSchema } from '../../../src/domain/catalog/known-file.ts';
import type { BriefInput } from '../../../src/factsheet/brief/brief-input.ts';
import * as v from 'valibot';
import { built, builtUrl, openBuilt } from '../catalog/built-catalog.ts';
import { translatorIn } from '../i18n/catalogues.ts';

const readJson = (url: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(url, builtUrl)), 'utf8'));

export const headlines = v.parse(HeadlinesSchema, readJson('headlines.json')).entries;
export const known = v.parse(KnownFileSchema, readJson('known/known.json'));

export function figuresOf(id: string): BuiltFigures | undefined {
  const file = findEntry(built, id)?.row.figures;
  return file && v.parse(BuiltFiguresSchema, readJson(file.url));
}

/** The brief of a country, of the files that the repository ships. */
export async function briefOf(iso3: string, more: Partial<BriefSources> = {}): Promise<CountryBrief> {
  const country = findCountry(built, iso3);
  if (!country) throw new RangeError(`No country ${iso3}`);
  const ids = briefEntries(built, iso3);
  const entries = await Promise.all(ids.map(openBuilt));
  const figures = new Map(
    ids.flatMap((id): [string, BuiltFigures][] => {
      const one = figuresOf(id);
      return one ? [[id, one]] : [];
    }),
  );
  const species = new Map(
    entries.flatMap((entry): [string, SpeciesFile][] => {
      const { file, id } = entry.species;
      return file ? [[id, v.parse(SpeciesFileSchema, readJson(file.url))]] : [];
    }),
  );
  return describeCountry(country, { catalog: built, layers: built.layers, entries, headlines, figures, known, species, ...more });
}

/** All that its PDF says, without a map. */
export async function briefInput(iso3: string, lang = 'en', more: Partial<BriefInput> = {}): Promise<BriefInput> {
  const translator = translatorIn(lang, lang === 'ar' ? 'ar-u-nu-latn' : lang === 'en' ? 'en-GB' : lang);
  return {
    brief: await briefOf(iso3),
    catalog: built,
    countryName: (code) => {
      const country = findCountry(built, code);
      return country ? translator.countryName(country.iso2, country.name) : code;
    },
    statusSources: [],
    map: undefined,
    address: `https://atlas.example/?country=${iso3}`,
    paper: 'A4',
    generatedAt: Date.UTC(2026, 10, 26, 12),
    translator,
    atlasTitle: translator.t('page.title'),
    ...more,
  };
}
