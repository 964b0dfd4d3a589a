import { describe, expect, it } from 'vitest';
import { countAnimalsByMonth, listPlaces, monthsOf, monthsWithAnimals } from '../../../src/domain/catalog/calendar-file.ts';
import { openBuilt } from './built-catalog.ts';

const at = (...days: string[]) => ({ time: Float64Array.from(days, (day) => Date.parse(day)) });

describe('countAnimalsByMonth', () => {
  it('counts an animal once a month, whatever the year, in UTC', () => {
    const counts = countAnimalsByMonth([at('2001-01-03', '2002-01-09', '2002-12-31T23:59:59Z'), at('2005-01-01T00:00:00Z')]);
    expect(counts).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});

describe('monthsOf', () => {
  it('tells countries of animals on land, and the sea of those that live there', async () => {
    const storks = monthsOf(await openBuilt('white-stork-sw-germany'), undefined);
    expect(storks?.places['ESP']).toEqual([0, 0, 0, 0, 0, 0, 0, 9, 14, 0, 0, 0]);
    expect(storks?.anywhere).toBeUndefined();
    const whales = monthsOf(await openBuilt('blue-whale-eastern-north-pacific'), [at('1999-08-01')]);
    expect(Object.keys(whales?.places ?? {})).toEqual(['sea']);
    expect(whales && monthsWithAnimals(whales)).toEqual([8]);
  });
});

describe('listPlaces', () => {
  const months = (month: number, n: number) => Array.from({ length: 12 }, (_, i) => (i === month - 1 ? n : 0));
  it('adds up populations, puts places of most of them first and the sea last', () => {
    const entries = {
      a: { places: { KEN: months(1, 2), TZA: months(2, 1) } },
      b: { places: { KEN: months(1, 3), sea: months(3, 1) } },
      c: { places: { sea: months(3, 1) } },
    };
    const places = listPlaces(entries, ['a', 'b', 'c', 'unknown']);
    expect(places.map(({ place }) => place)).toEqual(['KEN', 'TZA', 'sea']);
    expect(places[0]?.months[0]).toBe(5);
    expect(listPlaces(entries, ['a']).map(({ place }) => place)).toEqual(['KEN', 'TZA']);
  });
});
