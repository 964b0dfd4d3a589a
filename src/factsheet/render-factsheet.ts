import { describeFactsheet } from './describe-factsheet.ts';
import { BARER_LIMITS, FULLEST_LIMITS, MOST_PAGES } from './factsheet-limits.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { layOutPdf, type PdfFonts } from './lay-out-pdf.ts';

/**
 * Lay the factsheet out with the given fonts, on two pages at most: where the fullest sheet takes more, a barer
 * one is tried.
 */
export async function renderFactsheet(input: FactsheetInput, fonts: PdfFonts): Promise<Blob> {
  const render = async (limits: FactsheetLimits): Promise<{ blob: Blob; pages: number }> => {
    let pages = 0;
    const blob = await layOutPdf(describeFactsheet(input, limits, (count) => (pages = count)), fonts);
    return { blob, pages };
  };
  // Most sheets fit as they are. For the rest, pages only fall as limits tighten: halve until the fullest that fits.
  let best = await render(FULLEST_LIMITS);
  if (best.pages <= MOST_PAGES) return best.blob;
  let low = 0;
  let high = BARER_LIMITS.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const tried = await render(BARER_LIMITS[middle] ?? FULLEST_LIMITS);
    if (tried.pages <= MOST_PAGES) high = middle;
    else low = middle + 1;
    if (tried.pages <= MOST_PAGES || best.pages > MOST_PAGES) best = tried;
  }
  return best.blob;
}
