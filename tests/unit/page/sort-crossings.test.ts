import { array, assert, boolean, constantFrom, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarrierCrossing } from '../../../src/domain/crossings/types.ts';
import { sortCrossings, type CrossingColumn } from '../../../src/page/population/crossings/sort-crossings.ts';
import { aCrossing } from './a-crossing.ts';

const COLUMNS = ['barrier', 'type', 'use', 'crossings', 'length'] as const;
const nameOf = (row: BarrierCrossing): string => row.name;
const typeOf = (row: BarrierCrossing): string => row.type;
const sort = (rows: readonly BarrierCrossing[], column: CrossingColumn, descending: boolean, lang = 'en'): BarrierCrossing[] =>
  sortCrossings(rows, { column, descending }, nameOf, typeOf, lang);
const names = (rows: readonly BarrierCrossing[]): string[] => rows.map(nameOf);

const rows = array(
  record({
    name: constantFrom('Road 2', 'Road 10', 'road 2', 'Elm', ''),
    type: constantFrom('road', 'railway', 'power line'),
    use: constantFrom('low', 'medium', 'high'),
    crossings: integer({ min: 1, max: 4 }),
    lengthInsideKm: double({ min: 0, max: 100, noNaN: true }),
  }).map((change) => aCrossing(change)),
  { maxLength: 12 },
);

describe('sortCrossings', () => {
  it('keeps every row, leaves the given list as it was, and puts the longest first among equals', () => {
    assert(
      property(rows, constantFrom(...COLUMNS), boolean(), (given, column, descending) => {
        const before = [...given];
        const sorted = sort(given, column, descending);
        expect(given).toEqual(before);
        expect(new Set(sorted)).toEqual(new Set(given));
        expect(sorted).toHaveLength(given.length);
        sorted.slice(1).forEach((row, index) => {
          const earlier = sorted[index]!;
          const same = {
            barrier: row.name.toLowerCase() === earlier.name.toLowerCase(),
            type: row.type === earlier.type,
            use: row.use === earlier.use,
            crossings: row.crossings === earlier.crossings,
            length: false,
          };
          if (same[column]) expect(earlier.lengthInsideKm).toBeGreaterThanOrEqual(row.lengthInsideKm);
        });
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('orders names as people count, in the letters of the language', () => {
    const given = ['Road 10', 'Road 9', 'zebra way', 'Ärla', 'Alder'].map((name) => aCrossing({ name }));
    expect(names(sort(given, 'barrier', false))).toEqual(['Alder', 'Ärla', 'Road 9', 'Road 10', 'zebra way']);
    expect(names(sort(given, 'barrier', false, 'sv'))).toEqual(['Alder', 'Road 9', 'Road 10', 'zebra way', 'Ärla']);
    expect(names(sort(given, 'barrier', true))).toEqual(['zebra way', 'Road 10', 'Road 9', 'Ärla', 'Alder']);
  });

  it('orders use classes by use, not by letters', () => {
    const given = (['medium', 'low', 'high'] as const).map((use) => aCrossing({ use }));
    expect(sort(given, 'use', false).map(({ use }) => use)).toEqual(['low', 'medium', 'high']);
    expect(sort(given, 'use', true).map(({ use }) => use)).toEqual(['high', 'medium', 'low']);
  });

  it('orders numbers by value', () => {
    const given = [9, 10, 1].map((n) => aCrossing({ crossings: n, lengthInsideKm: n }));
    expect(sort(given, 'crossings', true).map(({ crossings }) => crossings)).toEqual([10, 9, 1]);
    expect(sort(given, 'length', false).map(({ lengthInsideKm }) => lengthInsideKm)).toEqual([1, 9, 10]);
  });
});
