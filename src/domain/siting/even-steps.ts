/** Steps are even where the longest of them takes at most so much more time than the shortest. */
export const EVEN = 1.3;

/** Longitude of fix k, on the side of the antimeridian of another; degrees. */
export function eastOf(lon: Float64Array, k: number, beside: number): number {
  const difference = lon[k]! - lon[beside]!;
  return difference > -180 && difference < 180 ? lon[k]! : lon[k]! - 360 * Math.round(difference / 360);
}
