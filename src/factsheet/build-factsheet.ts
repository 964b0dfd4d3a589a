import { describeFactsheet } from './describe-factsheet.ts';
import { BARER_LIMITS, FULLEST_LIMITS, MOST_PAGES } from './style.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { layOutPdf, type LoadFont, measurePages } from './lay-out-pdf.ts';
import { loadFont as fetchFont } from './load-fonts.ts';
import { PAPERS } from './paper.ts';

/** About what a step of the limits saves, points. */
const STEP = 45;

/** Steps that leave a sheet of two pages worth its paper: after them a third page says more than what would be left of two. */
const STEPS_OF_TWO = 5;

/**
 * How much of a sheet is shown, and how many pages it takes so: the fullest that is found to fit two pages, unless little would be
 * left of it; then the fullest that fits three, or the barest.
 */
export async function chooseLimits(input: FactsheetInput, loadFont: LoadFont): Promise<{ limits: FactsheetLimits; pages: number }> {
  const steps = [FULLEST_LIMITS, ...BARER_LIMITS];
  const { height } = PAPERS[input.paper];
  const measured = new Map<number, Awaited<ReturnType<typeof measurePages>>>();
  const measure = async (at: number, limits: FactsheetLimits): Promise<Awaited<ReturnType<typeof measurePages>>> => {
    const known = measured.get(at) ?? (await measurePages(describeFactsheet(input, limits), loadFont, input.translator.dir));
    measured.set(at, known);
    return known;
  };
  let barest = { limits: FULLEST_LIMITS, pages: 0 };
  for (const [most, among] of [
    [MOST_PAGES, steps.slice(0, STEPS_OF_TWO)],
    [MOST_PAGES + 1, steps],
  ] as const) {
    for (let at = 0; at < among.length;) {
      const limits = among[at] ?? FULLEST_LIMITS;
      // Each is tried because of what the one before took.
      // oxlint-disable-next-line no-await-in-loop
      const { pages, last } = await measure(at, limits);
      barest = { limits, pages };
      if (pages <= most) return barest;
      // Every try takes its time: as many steps at once as what is too much seems to ask for.
      const next = at + Math.max(1, Math.floor(((pages - most - 1) * height + last) / STEP));
      at = most > MOST_PAGES && at < among.length - 1 ? Math.min(among.length - 1, next) : next;
    }
  }
  return barest;
}

/** Lay the factsheet out with the given fonts, on two pages or three: where the fullest sheet takes more, a barer one is chosen. */
export async function renderFactsheet(input: FactsheetInput, loadFont: LoadFont): Promise<Blob> {
  const { limits } = await chooseLimits(input, loadFont);
  return await layOutPdf(describeFactsheet(input, limits), loadFont, input.translator.dir);
}

/**
 * A population's factsheet: a PDF in portrait, on two pages or three, with real text and tags.
 * @throws AtlasError when a font cannot be fetched
 */
export async function buildFactsheet(input: FactsheetInput): Promise<Blob> {
  return await renderFactsheet(input, fetchFont);
}
