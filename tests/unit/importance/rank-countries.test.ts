import { expect, test } from 'vitest';
import { COLUMNS } from '../../../src/domain/importance/equal-area-grid.ts';
import type { RankedPopulation } from '../../../src/domain/importance/rank-cells.ts';
import { rankCountries } from '../../../src/domain/importance/rank-countries.ts';
import { DEFAULT_WEIGHTS } from '../../../src/domain/importance/weights.ts';

const at = (column: number): number => 300 * COLUMNS + column;
const DEER: RankedPopulation = { id: 'deer', appendix: 'none', category: 'other', cells: { low: [at(10), at(11), at(12)], high: [at(11)] } };
const WHALE: RankedPopulation = { id: 'whale', appendix: 'I', category: 'EN', cells: { line: [at(0), at(12), at(COLUMNS - 1)] } };

/** Norway holds the deer's own two cells; the rest is at sea. */
const locate = (cells: readonly number[]): Promise<(string | undefined)[]> =>
  Promise.resolve(cells.map((cell) => (cell === at(10) || cell === at(11) ? 'NOR' : undefined)));

test('by hand: cells, populations and the share of all scores, where a cell counts for the country of its middle', async () => {
  const ranked = await rankCountries([DEER, WHALE], { weights: DEFAULT_WEIGHTS, by: 'presence' }, locate);
  // Scores: 0.3 and 1 in Norway; 1.8 (both), 1.5 and 1.5 (the whale) at sea; 6.1 in all. The highest tenth of five cells is one.
  expect(ranked.map(({ iso3, cells, highest, populations, share }) => ({ iso3, cells, highest, populations, share: Math.round(share * 1000) }))).toEqual([
    { iso3: undefined, cells: 3, highest: 1, populations: ['deer', 'whale'], share: 787 },
    { iso3: 'NOR', cells: 2, highest: 0, populations: ['deer'], share: 213 },
  ]);
  for (const {
    share,
    shareInterval: [low, high],
  } of ranked) {
    expect(low).toBeLessThan(share);
    expect(high).toBeGreaterThan(share);
  }
  // Shares of one draw add up to 1, so that what is the least of one is the most of the other.
  const [sea, norway] = ranked;
  expect(sea!.shareInterval[0] + norway!.shareInterval[1]).toBeCloseTo(1, 9);
});

test('one country has all, whatever is drawn; nothing has none', async () => {
  const all = await rankCountries([DEER, WHALE], { weights: DEFAULT_WEIGHTS, by: 'share' }, (cells) => Promise.resolve(cells.map(() => 'NOR')));
  expect(all).toMatchObject([{ iso3: 'NOR', cells: 5, share: 1 }]);
  for (const bound of all[0]!.shareInterval) expect(bound).toBeCloseTo(1, 12);
  expect(await rankCountries([], { weights: DEFAULT_WEIGHTS, by: 'presence' }, locate)).toEqual([]);
});
