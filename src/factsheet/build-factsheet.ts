import { describeFactsheet } from './describe-factsheet.ts';
import { BARER_LIMITS, FULLEST_LIMITS, MOST_PAGES } from './style.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { layOutPdf, type LoadFont, measurePages } from './lay-out-pdf.ts';
import { loadFont as fetchFont } from './load-fonts.ts';
import { PAPERS } from './paper.ts';

/** About what a step of the limits saves, points. */
const STEP = 45;

/** How much of a sheet fits two pages, and how many pages it takes so: the fullest that is found to fit, or the barest. */
export async function chooseLimits(input: FactsheetInput, loadFont: LoadFont): Promise<{ limits: FactsheetLimits; pages: number }> {
  const steps = [FULLEST_LIMITS, ...BARER_LIMITS];
  const { height } = PAPERS[input.paper];
  let at = 0;
  for (;;) {
    const limits = steps[at] ?? FULLEST_LIMITS;
    // Each is tried because of what the one before took.
    // oxlint-disable-next-line no-await-in-loop
    const { pages, last } = await measurePages(describeFactsheet(input, limits), loadFont, input.translator.dir);
    if (pages <= MOST_PAGES || at === steps.length - 1) return { limits, pages };
    // Every try takes its time: as many steps at once as what is too much seems to ask for.
    const tooMuch = (pages - MOST_PAGES - 1) * height + last;
    at = Math.min(steps.length - 1, at + Math.max(1, Math.floor(tooMuch / STEP)));
  }
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
