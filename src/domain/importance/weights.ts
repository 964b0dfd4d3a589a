import { USE_CLASSES } from '../movement/types.ts';

/** How a population holds a cell: by the use class of its corridor; by a route or a track of animals without a corridor; by a site of its network or list. */
export const CELL_USES = [...USE_CLASSES, 'line', 'site'] as const;
export type CellUse = (typeof CELL_USES)[number];

/** CMS appendices as the species' files write them, and none. */
export const APPENDICES = ['I', 'II', 'none'] as const;
export type Appendix = (typeof APPENDICES)[number];

/** Categories of the IUCN Red List that stand apart, and every other or unknown one. */
export const CATEGORIES = ['CR', 'EN', 'VU', 'NT', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What a population adds to a cell is the product of three: how it uses it, its species' appendix and its category. */
export interface Weights {
  readonly use: Readonly<Record<CellUse, number>>;
  readonly appendix: Readonly<Record<Appendix, number>>;
  readonly category: Readonly<Record<Category, number>>;
}

/** The atlas's own choice, no published one: it is shown beside the ranking, and a person may change it. */
export const DEFAULT_WEIGHTS: Weights = {
  use: { high: 1, medium: 0.6, low: 0.3, line: 0.3, site: 0.6 },
  appendix: { I: 2, II: 1.5, none: 1 },
  category: { CR: 3, EN: 2.5, VU: 2, NT: 1.5, other: 1 },
};

/** Weights without any influence of a group: every population counts alike. */
export const EVEN_WEIGHTS: Weights = {
  use: { high: 1, medium: 1, low: 1, line: 1, site: 1 },
  appendix: { I: 1, II: 1, none: 1 },
  category: { CR: 1, EN: 1, VU: 1, NT: 1, other: 1 },
};

/** The gravest of a species' appendices, `I+II` being both. */
export function appendixOf(value: string | undefined): Appendix {
  const parts = value?.split('+') ?? [];
  return parts.includes('I') ? 'I' : parts.includes('II') ? 'II' : 'none';
}

export function categoryOf(value: string | undefined): Category {
  return CATEGORIES.find((category) => category === value) ?? 'other';
}
