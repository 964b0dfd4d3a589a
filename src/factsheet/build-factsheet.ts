import { describeFactsheet } from './describe-factsheet.ts';
import { BARER_LIMITS, FULLEST_LIMITS, MOST_PAGES } from './style.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { layOutPdf, type LoadFont } from './lay-out-pdf.ts';
import { loadFont as fetchFont } from './load-fonts.ts';

/**
 * Lay the factsheet out with the given fonts, on two pages at most: where the fullest sheet takes more, a barer
 * one is tried.
 */
export async function renderFactsheet(input: FactsheetInput, loadFont: LoadFont): Promise<Blob> {
  const render = async (limits: FactsheetLimits): Promise<{ blob: Blob; pages: number }> => {
    let pages = 0;
    const blob = await layOutPdf(
      describeFactsheet(input, limits, (count) => (pages = count)),
      loadFont,
      input.translator.dir,
    );
    return { blob, pages };
  };
  // Most sheets fit as they are, and many of the rest a step barer. Pages only fall as limits tighten: halve until the fullest that fits.
  let best = await render(FULLEST_LIMITS);
  if (best.pages <= MOST_PAGES) return best.blob;
  let low = 0;
  let high = BARER_LIMITS.length;
  while (low < high) {
    const middle = low === 0 && high === BARER_LIMITS.length ? 0 : Math.floor((low + high) / 2);
    const tried = await render(BARER_LIMITS[middle] ?? FULLEST_LIMITS);
    if (tried.pages <= MOST_PAGES) high = middle;
    else low = middle + 1;
    if (tried.pages <= MOST_PAGES || best.pages > MOST_PAGES) best = tried;
  }
  return best.blob;
}

/**
 * A population's factsheet: a PDF of A4 portrait, two pages at most, with real text.
 * @throws AtlasError when a font cannot be fetched
 */
export async function buildFactsheet(input: FactsheetInput): Promise<Blob> {
  return await renderFactsheet(input, fetchFont);
}
