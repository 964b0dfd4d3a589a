import { type Chosen, chooseLimits, enlargeMap } from '../choose-limits.ts';
import { layOutPdf, measurePages, type LoadFont } from '../lay-out-pdf.ts';
import { loadFont as fetchFont } from '../load-fonts.ts';
import { MAP_HEIGHTS, MOST_PAGES } from '../style.ts';
import { BRIEF_LIMITS, type BriefInput, type BriefLimits } from './brief-input.ts';
import { describeBrief } from './describe-brief.ts';

/** How much of a brief fits two pages, else three, else four, and how many pages it takes: as bare as it may be where it does not fit them. */
export async function chooseBriefLimits(input: BriefInput, loadFont: LoadFont): Promise<Chosen<BriefLimits>> {
  const within = (most: number) => ({ most, steps: BRIEF_LIMITS });
  const measure = (limits: BriefLimits): Promise<number> => measurePages(describeBrief(input, limits), loadFont, input.translator.dir);
  const chosen = await chooseLimits([within(MOST_PAGES), within(MOST_PAGES + 1), within(MOST_PAGES + 2)], measure);
  return input.map ? await enlargeMap(chosen, MAP_HEIGHTS, measure) : chosen;
}

/** Lay the brief out with the given fonts: on two to four pages where it can be, else as bare as it may be. */
export async function renderBrief(input: BriefInput, loadFont: LoadFont): Promise<Blob> {
  const { limits } = await chooseBriefLimits(input, loadFont);
  return await layOutPdf(describeBrief(input, limits), loadFont, input.translator.dir);
}

/**
 * The brief of a country: a PDF in portrait with real text.
 * @throws AtlasError when a font cannot be fetched
 */
export async function buildBrief(input: BriefInput): Promise<Blob> {
  return await renderBrief(input, fetchFont);
}
