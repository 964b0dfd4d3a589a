/** Sizes of paper that sheets are made for, points. */
export const PAPERS = { A4: { width: 595.28, height: 841.89 }, Letter: { width: 612, height: 792 } } as const;
export type Paper = keyof typeof PAPERS;

/** Countries and territories where letter paper is usual, ISO 3166-1 alpha-2 (CLDR 48, `paperSize` of supplemental measurement data). */
const LETTER = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE']);

export function isPaper(text: unknown): text is Paper {
  return text === 'A4' || text === 'Letter';
}

/**
 * The paper that a reader is likely to have.
 * @param tags languages of the reader, first choice first, BCP 47: the first with a region tells
 */
export function usualPaper(tags: readonly string[]): Paper {
  for (const tag of tags) {
    const region = regionOf(tag);
    if (region !== undefined) return LETTER.has(region) ? 'Letter' : 'A4';
  }
  return 'A4';
}

function regionOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).region;
  } catch {
    return undefined;
  }
}
