import type { Species } from '../../domain/catalog/index-schema.ts';
import { entriesOfSpecies, frameOf } from '../../domain/catalog/place.ts';
import { SHEET_TEXTS } from '../../factsheet/sheet-texts.ts';
import { withTexts } from '../../i18n/languages.ts';
import type { Translator } from '../../i18n/translator.ts';
import { type PageCatalog, waitForEntries } from '../../state/entry-store.ts';
import { describeMaking } from '../shared/paper.ts';
import { readySheets } from '../shared/ready-sheets.ts';
import { saveFile } from '../shared/save-file.ts';

interface Surroundings {
  readonly page: PageCatalog;
  readonly translator: Translator;
  readonly countryName: (iso3: string) => string;
}

const loadProgram = () =>
  withTexts(
    Promise.all([
      import('../../factsheet/species/build-species-sheet.ts'),
      import('../../domain/catalog/fetch-named.ts'),
      import('../../domain/catalog/species-file.ts'),
      import('../shared/draw-sheet-map.ts'),
    ]),
    ...SHEET_TEXTS.species,
  );

/** Have what makes the sheet of a species fetched before one is asked for, and its map drawn, until the signal gives it up. */
export async function readySpeciesSheet(species: Species, { page, translator }: Surroundings, isAsked: boolean, leaving?: AbortSignal): Promise<void> {
  const [[, , , { readyPlaceMap }]] = await Promise.all([loadProgram(), readySheets(page, translator.lang, isAsked)]);
  if (!leaving) return;
  const ids = populationsOf(species, page);
  const entries = await waitForEntries(page, ids, leaving);
  await readyPlaceMap(page, frameOf(page.catalog, { species: species.id }), { entries, hidden: othersThan(ids, page), lang: translator.lang }, leaving);
}

const populationsOf = (species: Species, { catalog }: PageCatalog): string[] =>
  entriesOfSpecies(catalog, species.id).flatMap(({ row }) => (row.withdrawn ? [] : [row.id]));

const othersThan = (ids: readonly string[], { catalog }: PageCatalog): ReadonlySet<string> =>
  new Set(catalog.entries.flatMap(({ id }) => (ids.includes(id) ? [] : [id])));

/**
 * Make the sheet of a species, and hand it over as a PDF.
 * @throws AtlasError when a file of it cannot be had; the signal's reason when cancelled
 */
export async function makeSpeciesSheet(species: Species, { page, translator, countryName }: Surroundings, signal: AbortSignal): Promise<void> {
  const [{ buildSpeciesSheet }, { fetchNamed }, { SpeciesFileSchema }, { drawPlaceMap, withoutFailedMap }] = await loadProgram();
  // While the map is drawn: the layout asks for them itself, and says what did not arrive.
  readySheets(page, translator.lang, true).catch(() => undefined);
  const ids = populationsOf(species, page);
  const [populations, known] = await Promise.all([
    waitForEntries(page, ids, signal),
    species.file ? fetchNamed(SpeciesFileSchema, species.file, page.url, signal) : undefined,
  ]);
  const hidden = othersThan(ids, page);
  const map = await drawPlaceMap(page, frameOf(page.catalog, { species: species.id }), { entries: populations, hidden, lang: translator.lang }, signal);
  const making = describeMaking(translator);
  const input = { species, known, populations, countryName, map, address: location.href, ...making };
  const pdf = await withoutFailedMap(input, buildSpeciesSheet, signal);
  signal.throwIfAborted();
  saveFile(pdf, `${species.id}-factsheet-${new Date(making.generatedAt).toISOString().slice(0, 10)}.pdf`);
}
