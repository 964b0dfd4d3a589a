import { layOutPdf, type LoadFont } from '../lay-out-pdf.ts';
import { loadFont as fetchFont } from '../load-fonts.ts';
import { MOST_PAGES } from '../style.ts';
import { BRIEF_LIMITS, type BriefInput } from './brief-input.ts';
import { describeBrief } from './describe-brief.ts';

/** Lay the brief out with the given fonts: on two pages where it can be, else as bare as it may be. */
export async function renderBrief(input: BriefInput, loadFont: LoadFont): Promise<Blob> {
  let blob: Blob | undefined;
  for (const limits of BRIEF_LIMITS) {
    let pages = 0;
    // Each is tried because the one before did not fit.
    // oxlint-disable-next-line no-await-in-loop
    blob = await layOutPdf(
      describeBrief(input, limits, (count) => (pages = count)),
      loadFont,
      input.translator.dir,
    );
    if (pages <= MOST_PAGES) break;
  }
  return blob!;
}

/**
 * The brief of a country: a PDF of A4 portrait with real text.
 * @throws AtlasError when a font cannot be fetched
 */
export async function buildBrief(input: BriefInput): Promise<Blob> {
  return await renderBrief(input, fetchFont);
}
