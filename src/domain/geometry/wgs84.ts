// WGS 84 ellipsoid, metres, and the authalic (equal-area) latitude, Snyder 1987, pp. 16–17.

export const SEMI_MAJOR_M = 6_378_137;
export const FLATTENING = 1 / 298.257223563;
export const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);
export const ECCENTRICITY = Math.sqrt(ECCENTRICITY_SQUARED);

/** Snyder's q (3-12) of a latitude given by its sine; dimensionless. */
export function authalicQ(sinLat: number): number {
  const e = ECCENTRICITY;
  const es = e * sinLat;
  return (1 - ECCENTRICITY_SQUARED) * (sinLat / (1 - es * es) - Math.log((1 - es) / (1 + es)) / (2 * e));
}

/** q at the pole. */
export const POLAR_Q = authalicQ(1);

/** Radius of the sphere with the ellipsoid's surface, metres (3-13). */
export const AUTHALIC_RADIUS_M = SEMI_MAJOR_M * Math.sqrt(POLAR_Q / 2);

/** Geographic latitude (radians) of an authalic latitude (radians), series (3-18); error below 1e-9 rad. */
export function latitudeFromAuthalic(beta: number): number {
  const e2 = ECCENTRICITY_SQUARED;
  const e4 = e2 * e2;
  const e6 = e4 * e2;
  return (
    beta +
    (e2 / 3 + (31 * e4) / 180 + (517 * e6) / 5040) * Math.sin(2 * beta) +
    ((23 * e4) / 360 + (251 * e6) / 3780) * Math.sin(4 * beta) +
    ((761 * e6) / 45360) * Math.sin(6 * beta)
  );
}
