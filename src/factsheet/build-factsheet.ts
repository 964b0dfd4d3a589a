import { describeFactsheet } from './describe-factsheet.ts';
import { type Chosen, chooseLimits, enlargeMap, fillPages } from './choose-limits.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { layOutPdf, type LoadFont, measurePages } from './lay-out-pdf.ts';
import { loadFont as fetchFont } from './load-fonts.ts';
import { MAP_HEIGHTS, SHEET_FULLER, SHEET_LIMITS, SHEET_LIMITS_OF_TWO, MOST_PAGES } from './style.ts';

/**
 * How much of a sheet is shown, and how many pages it takes so: the fullest that fits two pages, unless little would be left of it;
 * then the fullest that fits three, or the barest. Where there is room left it is filled.
 */
export async function chooseSheetLimits(input: FactsheetInput, loadFont: LoadFont): Promise<Chosen<FactsheetLimits>> {
  const measure = (limits: FactsheetLimits): Promise<number> => measurePages(describeFactsheet(input, limits), loadFont, input.translator.dir);
  const steps = await chooseLimits(
    [
      { most: MOST_PAGES, steps: SHEET_LIMITS_OF_TWO },
      { most: MOST_PAGES + 1, steps: SHEET_LIMITS },
    ],
    measure,
  );
  const chosen = await fillPages(steps, SHEET_FULLER, measure);
  return input.map ? await enlargeMap(chosen, MAP_HEIGHTS, measure) : chosen;
}

/** Lay the factsheet out with the given fonts, on two pages or three: where the fullest sheet takes more, a barer one is chosen. */
export async function renderFactsheet(input: FactsheetInput, loadFont: LoadFont): Promise<Blob> {
  const { limits } = await chooseSheetLimits(input, loadFont);
  return await layOutPdf(describeFactsheet(input, limits), loadFont, input.translator.dir);
}

/**
 * A population's factsheet: a PDF in portrait, on two pages or three, with real text and tags.
 * @throws AtlasError when a font cannot be fetched
 */
export async function buildFactsheet(input: FactsheetInput): Promise<Blob> {
  return await renderFactsheet(input, fetchFont);
}
