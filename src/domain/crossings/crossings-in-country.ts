import type { BarrierCrossing } from './types.ts';

/**
 * The rows with a crossing in one country, their crossings and lengths counted there alone; the use class stays the
 * highest that the barrier meets anywhere. Its points are the middles of its crossings there.
 * @param countryOf the country of a row's n-th part
 */
export function crossingsInCountry(rows: readonly BarrierCrossing[], iso3: string, countryOf: (row: BarrierCrossing, part: number) => string | undefined): BarrierCrossing[] {
  return rows.flatMap((row) => {
    const parts = row.parts.filter((_, part) => countryOf(row, part) === iso3);
    if (parts.length === 0) return [];
    return [{ ...row, parts, crossings: parts.length, lengthInsideKm: parts.reduce((sum, { lengthKm }) => sum + lengthKm, 0), points: parts.map(({ at }) => at) }];
  });
}
