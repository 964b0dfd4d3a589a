import type { FactsheetInput } from './factsheet-input.ts';
import { loadFonts } from './load-fonts.ts';
import { renderFactsheet } from './render-factsheet.ts';

/**
 * A population's factsheet: a PDF of A4 portrait, two pages at most, with real text.
 * @throws AtlasError when a font cannot be fetched
 */
export async function buildFactsheet(input: FactsheetInput): Promise<Blob> {
  return await renderFactsheet(input, await loadFonts());
}
