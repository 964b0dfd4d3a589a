import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crossingsInCountry } from '../../../src/domain/crossings/summarise-barrier.ts';
import { locateCountries } from '../../../src/domain/coverage/locate-countries.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { createMemoryPmtilesSource } from '../../../src/domain/tiles/pmtiles-source.ts';
import type { TileLayer } from '../../../src/domain/tiles/tile-source.ts';
import { aCrossing } from '../page/a-crossing.ts';

const COUNTRIES: TileLayer = {
  source: createMemoryPmtilesSource(readFileSync('public/atlas/base-map.pmtiles'), 'Base map'),
  sourceLayer: 'countries',
  zoom: 7,
  bbox: [-180, -85, 180, 85],
  title: 'Base map',
};

describe('locateCountries', () => {
  it('names the country of a place, and none at sea', async () => {
    const places: [LonLat, string | undefined][] = [
      [[10.75, 59.91], 'NOR'],
      [[-3.7, 40.4], 'ESP'],
      [[7.45, 46.95], 'CHE'],
      [[28.05, -26.2], 'ZAF'],
      [[28.2, -29.6], 'LSO'],
      [[178.44, -18.14], 'FJI'],
      [[-110, 43], 'USA'],
      [[-30, 0], undefined],
      [[0, 89], undefined],
    ];
    expect(
      await locateCountries(
        places.map(([place]) => place),
        COUNTRIES,
      ),
    ).toEqual(places.map(([, iso3]) => iso3));
  });

  it('gives up with its signal', async () => {
    await expect(locateCountries([[10, 60]], COUNTRIES, AbortSignal.abort())).rejects.toThrow();
  });
});

describe('crossingsInCountry', () => {
  const parts = [
    { at: [6, 47], lengthKm: 3 },
    { at: [5, 46], lengthKm: 4 },
    { at: [6.1, 47], lengthKm: 5 },
  ] as const;
  const row = aCrossing({ crossings: 3, lengthInsideKm: 12, parts: parts.map(({ at: [lon, lat], lengthKm }) => ({ at: [lon, lat], lengthKm })) });
  const countryOf = (_: unknown, part: number): string => (part === 1 ? 'FRA' : 'CHE');

  it('counts only the crossings there, and leaves out barriers without one', () => {
    expect(crossingsInCountry([row, aCrossing({ parts: [] })], 'CHE', countryOf)).toMatchObject([
      {
        crossings: 2,
        lengthInsideKm: 8,
        points: [
          [6, 47],
          [6.1, 47],
        ],
      },
    ]);
    expect(crossingsInCountry([row], 'ESP', countryOf)).toEqual([]);
  });

  it('adds up to the whole over all countries', () => {
    const all = ['FRA', 'CHE'].flatMap((iso3) => crossingsInCountry([row], iso3, countryOf));
    expect(all.reduce((sum, { lengthInsideKm }) => sum + lengthInsideKm, 0)).toBe(row.lengthInsideKm);
  });
});
