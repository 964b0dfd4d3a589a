/** Why a row of a tracking file is left out, for the import report. */
export type DropReason = string;

export const OUT_OF_RANGE: DropReason = 'coordinates out of range';

/**
 * The place two cells name, WGS 84 degrees, or why it is none: by Movebank's rules blank cells, (0, 0) and impossible
 * coordinates are no places.
 */
export function judgePlace(lonText: string, latText: string): { lon: number; lat: number } | DropReason {
  if (lonText === '' || latText === '') return 'no coordinates';
  return judgeCoordinates(Number(lonText), Number(latText));
}

/** As `judgePlace`, of numbers. */
export function judgeCoordinates(lon: number, lat: number): { lon: number; lat: number } | DropReason {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'coordinates are not numbers';
  if (lon === 0 && lat === 0) return 'coordinates 0, 0';
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return OUT_OF_RANGE;
  return { lon, lat };
}
