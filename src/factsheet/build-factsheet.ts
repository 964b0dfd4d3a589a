import { describeFactsheet } from './describe-factsheet.ts';
import { BARER_LIMITS, FULLEST_LIMITS, MOST_PAGES } from './style.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { countPages, layOutPdf, type LoadFont } from './lay-out-pdf.ts';
import { loadFont as fetchFont } from './load-fonts.ts';

/** How much of a sheet fits two pages, and how many pages it takes so: the fullest of the limits that do, or the barest. */
export async function chooseLimits(input: FactsheetInput, loadFont: LoadFont): Promise<{ limits: FactsheetLimits; pages: number }> {
  const count = async (limits: FactsheetLimits): Promise<number> => await countPages(describeFactsheet(input, limits), loadFont, input.translator.dir);
  // Most sheets fit as they are, and many of the rest a step barer. Pages only fall as limits tighten: halve until the fullest that fits.
  let best = { limits: FULLEST_LIMITS, pages: await count(FULLEST_LIMITS) };
  let low = 0;
  let high = best.pages <= MOST_PAGES ? 0 : BARER_LIMITS.length;
  while (low < high) {
    const middle = low === 0 && high === BARER_LIMITS.length ? 0 : Math.floor((low + high) / 2);
    const limits = BARER_LIMITS[middle] ?? FULLEST_LIMITS;
    // Each is tried because of what the one before took.
    // oxlint-disable-next-line no-await-in-loop
    const pages = await count(limits);
    if (pages <= MOST_PAGES) high = middle;
    else low = middle + 1;
    if (pages <= MOST_PAGES || best.pages > MOST_PAGES) best = { limits, pages };
  }
  return best;
}

/** Lay the factsheet out with the given fonts, on two pages at most: where the fullest sheet takes more, a barer one is chosen. */
export async function renderFactsheet(input: FactsheetInput, loadFont: LoadFont): Promise<Blob> {
  const { limits } = await chooseLimits(input, loadFont);
  return await layOutPdf(describeFactsheet(input, limits), loadFont, input.translator.dir);
}

/**
 * A population's factsheet: a PDF in portrait, two pages at most, with real text and tags.
 * @throws AtlasError when a font cannot be fetched
 */
export async function buildFactsheet(input: FactsheetInput): Promise<Blob> {
  return await renderFactsheet(input, fetchFont);
}
