import type { Country } from '../../domain/catalog/index-schema.ts';
import type { FactsheetInput } from '../../factsheet/factsheet-input.ts';
import { SHEET_TEXTS } from '../../factsheet/sheet-texts.ts';
import { withTexts } from '../../i18n/languages.ts';
import { waitForEntries } from '../../state/entry-store.ts';
import { DEFAULT_TOGGLES } from '../../state/view.ts';
import { prepareFactsheet } from '../population/make-factsheet.ts';
import { readBuiltSubject } from '../population/read-built-subject.ts';
import { saveFile } from '../shared/save-file.ts';
import { type BriefSurroundings, prepareBrief } from './make-brief.ts';
import type { OnProgress } from './read-brief.ts';

/**
 * Make one file of a country's brief and the factsheet of every population of it, and hand it over as a PDF.
 * @param onProgress told of the sheets that are prepared and laid out: each counts twice
 * @throws AtlasError when a file of it cannot be had or its maps cannot be drawn; the signal's reason when cancelled
 */
export async function makeCollection(country: Country, surroundings: BriefSurroundings, signal: AbortSignal, onProgress: OnProgress): Promise<void> {
  const { page, translator, countryName } = surroundings;
  const [{ buildCollection }, { briefEntries }] = await withTexts(
    Promise.all([import('../../factsheet/collection/build-collection.ts'), import('../../domain/brief/country-brief.ts')]),
    ...SHEET_TEXTS.collection,
  );
  const ids = briefEntries(page.catalog, country.iso3);
  const total = 2 * (ids.length + 2);
  const prepared = await prepareBrief(country, surroundings, signal, () => undefined);
  const { isDrawn } = await import('../shared/draw-sheet-map.ts');
  const brief = (await isDrawn(prepared.map)) ? prepared : { ...prepared, map: undefined };
  signal.throwIfAborted();
  onProgress(2, total);
  const sheets: FactsheetInput[] = [];
  for (const id of ids) {
    // One after the other: each draws a map of its own.
    // oxlint-disable-next-line no-await-in-loop
    for (const entry of await waitForEntries(page, [id], signal)) {
      // oxlint-disable-next-line no-await-in-loop
      const subject = await readBuiltSubject(entry, page);
      // oxlint-disable-next-line no-await-in-loop
      const input = await prepareFactsheet(subject, { page, translator, countryName }, DEFAULT_TOGGLES, signal);
      // oxlint-disable-next-line no-await-in-loop
      await input.map?.png;
      // The view on the screen is the country's.
      sheets.push({ ...input, address: input.pageAddress });
      onProgress(2 + sheets.length, total);
    }
  }
  const pdf = await buildCollection({ brief, sheets }, signal, (done) => onProgress(2 + sheets.length + done, total));
  signal.throwIfAborted();
  saveFile(pdf, `${country.iso3.toLowerCase()}-factsheets-${new Date(brief.generatedAt).toISOString().slice(0, 10)}.pdf`);
}
