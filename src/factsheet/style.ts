import type { FactsheetLimits } from './factsheet-input.ts';

/** Width of what is printed, points: the same on every paper, whose margins take the rest. */
export const PAGE = { width: 595.28 - 2 * 42 } as const;

/** The sheet's one scale, points. */
export const SIZE = { small: 8, body: 9, lead: 11.5, section: 11.5, title: 20 } as const;

/** Text colours keep at least 4.5:1 on white. */
export const INK = { text: '#1B2226', quiet: '#56626A', faint: '#8B979E', fill: '#EEF1F2', link: '#0B5D4B', rule: '#D5DADC', warning: '#7A2E0E' } as const;

export const FONT = 'NotoSans';

/** Steps that leave a sheet of two pages worth its paper, from full to bare: after them a third page says more than what would be left of two. */
export const SHEET_LIMITS_OF_TWO: readonly [FactsheetLimits, ...FactsheetLimits[]] = [
  { crossings: 5, facts: 4, countries: 12, sources: 16, coverage: 6, warnings: 8, layers: 8, mapHeight: 288, years: 6, displacement: true },
  { crossings: 5, facts: 4, countries: 10, sources: 14, coverage: 6, warnings: 6, layers: 6, mapHeight: 230, years: 4, displacement: true },
  { crossings: 5, facts: 4, countries: 8, sources: 12, coverage: 6, warnings: 6, layers: 6, mapHeight: 200, years: 0, displacement: true },
  { crossings: 5, facts: 3, countries: 8, sources: 8, coverage: 5, warnings: 4, layers: 4, mapHeight: 170, years: 0, displacement: true },
  { crossings: 5, facts: 2, countries: 6, sources: 6, coverage: 5, warnings: 4, layers: 3, mapHeight: 160, years: 0, displacement: true },
  { crossings: 5, facts: 2, countries: 6, sources: 6, coverage: 5, warnings: 4, layers: 3, mapHeight: 160, years: 0, displacement: false },
];

/** From full to bare, as far as a sheet can be cut. */
export const SHEET_LIMITS: readonly [FactsheetLimits, ...FactsheetLimits[]] = [
  ...SHEET_LIMITS_OF_TWO,
  { crossings: 5, facts: 2, countries: 5, sources: 4, coverage: 4, warnings: 3, layers: 3, mapHeight: 150, years: 0, displacement: false },
  { crossings: 5, facts: 1, countries: 4, sources: 4, coverage: 3, warnings: 2, layers: 2, mapHeight: 150, years: 0, displacement: false },
  { crossings: 3, facts: 0, countries: 3, sources: 2, coverage: 2, warnings: 1, layers: 1, mapHeight: 130, years: -1, displacement: false },
  { crossings: 1, facts: 0, countries: 2, sources: 1, coverage: 1, warnings: 1, layers: 1, mapHeight: 50, years: -1, displacement: false },
];

/** What a sheet whose pages have room left shows after all, the most wanted first: the worst barriers, the story, the charts. */
export const SHEET_FULLER: readonly Partial<FactsheetLimits>[] = [{ crossings: 5 }, { facts: 1 }, { years: 0 }, { displacement: true }, { facts: 2 }];

export const MOST_PAGES = 2;

/** Of a map where there is room for it, largest first, points; the first is as wide as the text. */
export const MAP_HEIGHTS: readonly number[] = [288, 250, 216, 184];
