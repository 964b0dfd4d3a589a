import { authalicQ, AUTHALIC_RADIUS_M, ECCENTRICITY_SQUARED, latitudeFromAuthalic, POLAR_Q, SEMI_MAJOR_M } from './distances.ts';

const RADIANS = Math.PI / 180;

/** A plane in metres whose areas are those of the ground. */
export interface EqualAreaPlane {
  /** [lon, lat] degrees → [x, y] metres. */
  forward(lon: number, lat: number): [number, number];
  /** [x, y] metres → [lon, lat] degrees; lon runs within ±180 of the centre's, so a shape never tears. */
  inverse(x: number, y: number): [number, number];
}

/**
 * Lambert azimuthal equal-area plane of the WGS 84 ellipsoid, oblique aspect
 * (Snyder 1987, Map projections: a working manual, pp. 187–190; polar centres are taken a hair off the pole).
 * @param lon0 centre, degrees
 * @param lat0 centre, degrees
 */
export function createLambertAzimuthal(lon0: number, lat0: number): EqualAreaPlane {
  const lat0Safe = Math.max(-89.9999, Math.min(89.9999, lat0)) * RADIANS;
  const sin0 = Math.sin(lat0Safe);
  const beta0 = Math.asin(authalicQ(sin0) / POLAR_Q);
  const sinBeta0 = Math.sin(beta0);
  const cosBeta0 = Math.cos(beta0);
  const radius = AUTHALIC_RADIUS_M;
  const m0 = Math.cos(lat0Safe) / Math.sqrt(1 - ECCENTRICITY_SQUARED * sin0 * sin0);
  const d = (SEMI_MAJOR_M * m0) / (radius * cosBeta0);
  return {
    forward(lon, lat) {
      const lambda = (lon - lon0) * RADIANS;
      const sinBeta = Math.max(-1, Math.min(1, authalicQ(Math.sin(lat * RADIANS)) / POLAR_Q));
      const cosBeta = Math.sqrt(1 - sinBeta * sinBeta);
      const cosLambda = Math.cos(lambda);
      const b = radius * Math.sqrt(2 / (1 + sinBeta0 * sinBeta + cosBeta0 * cosBeta * cosLambda));
      return [b * d * cosBeta * Math.sin(lambda), (b / d) * (cosBeta0 * sinBeta - sinBeta0 * cosBeta * cosLambda)];
    },
    inverse(x, y) {
      const xd = x / d;
      const yd = y * d;
      const rho = Math.hypot(xd, yd);
      if (rho === 0) return [lon0, lat0Safe / RADIANS];
      const ce = 2 * Math.asin(Math.min(1, rho / (2 * radius)));
      const sinCe = Math.sin(ce);
      const cosCe = Math.cos(ce);
      const beta = Math.asin(Math.max(-1, Math.min(1, cosCe * sinBeta0 + (yd * sinCe * cosBeta0) / rho)));
      const lambda = Math.atan2(xd * sinCe, rho * cosBeta0 * cosCe - yd * sinBeta0 * sinCe);
      return [lon0 + lambda / RADIANS, latitudeFromAuthalic(beta) / RADIANS];
    },
  };
}
