/** Longitudes of 0 to 360, and drawings that go on past the antimeridian, once; degrees. */
export const FARTHEST_LON = 540;
/** As other programs round poles and ±180°; degrees. */
export const ROUNDING = 1e-6;

/**
 * Whether a position can be one in degrees: metres, as a rule, cannot. NaN cannot, either.
 * @param slack how far beyond a pole is still the pole, degrees
 */
export function isOnEarth(lon: number, lat: number, slack = 0): boolean {
  return Math.abs(lat) <= 90 + slack && Math.abs(lon) <= FARTHEST_LON;
}
