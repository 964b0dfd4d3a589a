import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { populationsOf } from '../../../src/domain/catalog/cover-file.ts';
import { chooseCells, mostUsedCells } from '../../../src/domain/importance/choose-cells.ts';
import { COLUMNS } from '../../../src/domain/importance/equal-area-grid.ts';
import { outlineRanking, TOP_SHARES, topShareOf } from '../../../src/domain/importance/outline-cells.ts';
import { type RankedPopulation, rankCells } from '../../../src/domain/importance/rank-cells.ts';
import { APPENDICES, CATEGORIES, CELL_USES, DEFAULT_WEIGHTS, EVEN_WEIGHTS } from '../../../src/domain/importance/weights.ts';

const at = (column: number, row: number): number => row * COLUMNS + column;

/** A deer with a corridor of three cells, and a whale that shares one of them and has one beyond the antimeridian. */
const DEER: RankedPopulation = {
  id: 'deer',
  appendix: 'none',
  category: 'other',
  cells: { low: [at(10, 300), at(11, 300), at(12, 300)], high: [at(11, 300)] },
};
const WHALE: RankedPopulation = { id: 'whale', appendix: 'I', category: 'EN', cells: { line: [at(0, 300), at(12, 300), at(COLUMNS - 1, 300)] } };

test('by hand: scores, ranks, areas and what each adds', async () => {
  const { areas, cells, additions } = await rankCells([DEER, WHALE], { weights: DEFAULT_WEIGHTS, by: 'presence' });
  expect(cells).toBe(5);
  // The whale adds 0.3 × 2 × 2.5 = 1.5 to a cell; the deer 1 where its use is high and 0.3 elsewhere.
  expect(areas.map(({ score, rank, cells: mine }) => [Math.round(score * 100) / 100, rank, mine])).toEqual([
    [1.8, 1, [at(12, 300)]],
    [1.5, 2, [at(0, 300), at(COLUMNS - 1, 300)]],
    [1, 4, [at(11, 300)]],
    [0.3, 5, [at(10, 300)]],
  ]);
  expect(areas[0]?.held).toEqual([
    { id: 'whale', use: 'line' },
    { id: 'deer', use: 'low' },
  ]);
  // Of 6.1 in all the whale has 4.5, of which 3 stand in cells of its own.
  expect(additions.map(({ id, cells: n, share, aloneShare }) => [id, n, Math.round(share * 1000), Math.round(aloneShare * 1000)])).toEqual([
    ['whale', 3, 738, 492],
    ['deer', 3, 262, 213],
  ]);
});

test('by the share of its own cells, a population is worth a thousand in all', async () => {
  const { areas } = await rankCells([DEER, { ...WHALE, cells: { line: [at(12, 300)] } }], { weights: EVEN_WEIGHTS, by: 'share' });
  // All uses alike, the deer's two other cells are one area.
  expect(areas.map(({ score, cells }) => [Math.round(score), cells.length])).toEqual([
    [1333, 1],
    [333, 2],
  ]);
});

const population = fc.record({
  id: fc.uuid(),
  appendix: fc.constantFrom(...APPENDICES),
  category: fc.constantFrom(...CATEGORIES),
  cells: fc.record(Object.fromEntries(CELL_USES.map((use) => [use, fc.uniqueArray(fc.integer({ min: 400_000, max: 400_040 }), { maxLength: 12 })])), {
    requiredKeys: [],
  }),
});

test('every cell is in one area; ranks count what is above; the order of populations does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(population, { minLength: 1, maxLength: 6 }), async (populations) => {
      const { areas, cells, additions } = await rankCells(populations, { weights: DEFAULT_WEIGHTS, by: 'presence' });
      const scoreOf = (cell: number): number =>
        populations.reduce((sum, one) => {
          const uses = CELL_USES.filter((use) => one.cells[use]?.includes(cell)).map((use) => DEFAULT_WEIGHTS.use[use]);
          return uses.length === 0 ? sum : sum + Math.max(...uses) * DEFAULT_WEIGHTS.appendix[one.appendix] * DEFAULT_WEIGHTS.category[one.category];
        }, 0);
      const all = [...new Set(populations.flatMap((one) => CELL_USES.flatMap((use) => one.cells[use] ?? [])))];
      expect(areas.flatMap((area) => area.cells).toSorted((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b));
      expect(cells).toBe(all.length);
      for (const area of areas) {
        for (const cell of area.cells) expect(scoreOf(cell)).toBeCloseTo(area.score, 9);
        expect(area.rank).toBe(1 + all.filter((cell) => scoreOf(cell) > area.score + 1e-6).length);
        expect(area.rankInterval[0]).toBeLessThanOrEqual(area.rankInterval[1]);
        expect(area.rankInterval[1]).toBeLessThanOrEqual(cells);
      }
      if (all.length > 0) expect(additions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      const reversed = await rankCells(populations.toReversed(), { weights: DEFAULT_WEIGHTS, by: 'presence' });
      expect(reversed.areas.map(({ rank, cells: mine }) => [rank, mine.length])).toEqual(areas.map(({ rank, cells: mine }) => [rank, mine.length]));
    }),
    { numRuns: 8 },
  );
});

test('an aborted ranking ends', async () => {
  const { signal } = (() => {
    const controller = new AbortController();
    controller.abort();
    return controller;
  })();
  await expect(rankCells([DEER], { weights: DEFAULT_WEIGHTS, by: 'presence', signal })).rejects.toThrow();
});

test('few cells hold the share of everybody’s most used cells, and each serves somebody', () => {
  fc.assert(
    fc.property(fc.array(population, { maxLength: 8 }), fc.double({ min: 0.05, max: 1, noNaN: true }), (populations, share) => {
      const { cells, populations: present } = chooseCells(populations, share);
      expect(new Set(cells).size).toBe(cells.length);
      const lacking = populations.map((one) => Math.ceil(share * mostUsedCells(one).length - 1e-9));
      expect(present).toBe(populations.filter((one) => mostUsedCells(one).length > 0).length);
      for (const cell of cells) {
        const served = populations.flatMap((one, p) => (mostUsedCells(one).includes(cell) ? [p] : []));
        expect(served.some((p) => lacking[p]! > 0)).toBe(true);
        for (const p of served) lacking[p]! -= 1;
      }
      expect(lacking.every((n) => n <= 0)).toBe(true);
    }),
  );
});

test('a cell that serves all is taken before those that serve one', () => {
  const one = (id: string, high: number[]): RankedPopulation => ({ id, appendix: 'none', category: 'other', cells: { high, low: [1, 2, 3, 4, 5, 6, 7] } });
  // Greedy finds the least number here: 3 serves all three.
  expect(chooseCells([one('a', [1, 3]), one('b', [2, 3]), one('c', [3, 4])], 0.5).cells).toEqual([3]);
});

test('the map’s rectangles cover each cell once, and say in which share of the highest it is', async () => {
  const ranking = await rankCells([DEER, WHALE], { weights: DEFAULT_WEIGHTS, by: 'presence' });
  const { features } = outlineRanking(ranking);
  expect(features.map(({ properties: { rank, top } }) => [rank, top])).toEqual([1, 2, 2, 4, 5].map((rank) => [rank, topShareOf(rank, 5)]));
  expect([1, 5, 6, 20, 21, 100].map((rank) => TOP_SHARES[topShareOf(rank, 100)])).toEqual([0.01, 0.05, 0.2, 0.2, 1, 1]);
});

test('a catalog’s populations: withdrawn ones, and those without cells, are left out; species give appendix and category', () => {
  const row = {
    module: 'm',
    evidence: 'tracks',
    name: 'N',
    place: 'P',
    bbox: [0, 0, 1, 1],
    point: [0, 0],
    countries: [],
    sample: {},
    licence: 'CC0',
    languages: ['en'],
    version: 1,
  } as const;
  const entries = [
    { ...row, id: 'a', species: 's' },
    { ...row, id: 'b', species: 't' },
    { ...row, id: 'c', species: 's', withdrawn: { date: '2026-01-01', reason: 'R' } },
  ];
  const species = [{ id: 's', scientific: 'S', common: 'S', group: 'bird', appendix: 'I+II', category: 'CR' } as const];
  const cover = { version: 1, grid: 'EASE-Grid 2.0, global, 25 km', entries: { a: { low: [5, 2] }, c: { low: [1] }, x: { low: [1] } } } as const;
  const [only, ...others] = populationsOf([{ ...cover, entries: { a: { low: [5, 2] }, c: { low: [1] } } }], {
    entries: entries.map(({ languages, countries, ...rest }) => ({
      ...rest,
      languages: [...languages],
      countries: [...countries],
      bbox: [0, 0, 1, 1],
      point: [0, 0],
    })),
    species,
  });
  expect(others).toEqual([]);
  expect(only).toEqual({ id: 'a', appendix: 'I', category: 'CR', cells: { low: [5, 7] } });
});
