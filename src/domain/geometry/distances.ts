import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import type { FlatLine } from './flat-line.ts';

/** Mean radius of the WGS 84 ellipsoid (IUGG), metres. */
export const MEAN_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;
/** Of a great circle on that sphere. */
export const DEGREE_M = MEAN_RADIUS_M * RADIANS;

/**
 * Great-circle distance in metres between two positions in degrees, on the sphere of mean radius:
 * within 0.6 % of the ellipsoid, enough for filters; lengths that are shown use geodesics.
 */
export function haversineM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const sinLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const sinLon = Math.sin(((lon2 - lon1) * RADIANS) / 2);
  const a = sinLat * sinLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * sinLon * sinLon;
  return 2 * MEAN_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)));
}

const { WGS84, DISTANCE } = geodesic.Geodesic;

/** Geodesic distance on WGS 84 between two positions in degrees, metres (Karney 2013). */
export function geodesicM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return WGS84.Inverse(lat1, lon1, lat2, lon2, DISTANCE).s12 ?? 0;
}

/** Length of a [lon, lat] line as the sum of the geodesics between its positions, km. */
export function lineLengthKm(line: readonly Position[]): number {
  let metres = 0;
  for (let i = 1; i < line.length; i++) {
    const [lon1 = 0, lat1 = 0] = line[i - 1] ?? [];
    const [lon2 = 0, lat2 = 0] = line[i] ?? [];
    metres += geodesicM(lon1, lat1, lon2, lat2);
  }
  return metres / 1000;
}

/** The same by `shortGeodesicM`: within a millionth of a millimetre a metre, several times faster for lines of many positions. */
export function longLineLengthKm(line: readonly Position[]): number {
  let metres = 0;
  for (let i = 1; i < line.length; i++) {
    const [lon1 = 0, lat1 = 0] = line[i - 1] ?? [];
    const [lon2 = 0, lat2 = 0] = line[i] ?? [];
    metres += shortGeodesicM(lon1, lat1, lon2, lat2);
  }
  return metres / 1000;
}

/** The same of a flat line. */
export function flatLineLengthKm({ coords, start, length }: FlatLine): number {
  let metres = 0;
  for (let at = start + 2; at < start + 2 * length; at += 2) metres += shortGeodesicM(coords[at - 2]!, coords[at - 1]!, coords[at]!, coords[at + 1]!);
  return metres / 1000;
}

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

/** Where Vincenty's iteration surely settles, in five steps or so; degrees. It fails between antipodes alone. */
const NEAR_DEGREES = 45;
const SEMI_MINOR_M = SEMI_MAJOR_M * (1 - FLATTENING);

/** As far apart an arc is its chord, and what the curvature there adds; degrees. */
const CHORD_DEGREES = 0.2;

/**
 * The chord through the ellipsoid, made as long as the arc over it, a circle with the radius of curvature on the way
 * (Euler's theorem); the next term is below 1e-10 of the length within `CHORD_DEGREES`.
 */
function arcOfChord(dLon: number, lat1: number, lat2: number): number {
  const sin1 = Math.sin(lat1 * RADIANS);
  const sin2 = Math.sin(lat2 * RADIANS);
  const normal1 = SEMI_MAJOR_M / Math.sqrt(1 - ECCENTRICITY_SQUARED * sin1 * sin1);
  const normal2 = SEMI_MAJOR_M / Math.sqrt(1 - ECCENTRICITY_SQUARED * sin2 * sin2);
  const fromAxis1 = normal1 * Math.cos(lat1 * RADIANS);
  const fromAxis2 = normal2 * Math.cos(lat2 * RADIANS);
  const half = Math.sin((dLon * RADIANS) / 2);
  const up = (1 - ECCENTRICITY_SQUARED) * (normal2 * sin2 - normal1 * sin1);
  const out = fromAxis2 - fromAxis1;
  const east = 4 * fromAxis1 * fromAxis2 * half * half;
  const square = east + out * out + up * up;
  if (square === 0) return 0;
  const shareEast = east / square;
  const inMeridian = (1 - ECCENTRICITY_SQUARED * sin1 * sin2) / (1 - ECCENTRICITY_SQUARED);
  const curvature = (shareEast + (1 - shareEast) * inMeridian) / normal1;
  const turn = square * curvature * curvature;
  return Math.sqrt(square) * (1 + turn * (1 / 24 + (3 / 640) * turn));
}

/**
 * Geodesic distance on WGS 84 between two positions in degrees, metres, as `geodesicM` gives it within 1 µm + 1e-9 of the
 * length, many times faster where they are near each other, several times where they are less than 45° apart in longitude and in
 * latitude (Vincenty 1975, Survey Review 23(176), inverse formula); further ones go to `geodesicM`.
 */
export function shortGeodesicM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const dLon = lon2 - lon1;
  if (Math.abs(dLon) < CHORD_DEGREES && Math.abs(lat2 - lat1) < CHORD_DEGREES) return arcOfChord(dLon, lat1, lat2);
  if (!(Math.abs(dLon) < NEAR_DEGREES && Math.abs(lat2 - lat1) < NEAR_DEGREES)) return geodesicM(lon1, lat1, lon2, lat2);
  const tanU1 = (1 - FLATTENING) * Math.tan(lat1 * RADIANS);
  const tanU2 = (1 - FLATTENING) * Math.tan(lat2 * RADIANS);
  const cosU1 = 1 / Math.sqrt(1 + tanU1 * tanU1);
  const cosU2 = 1 / Math.sqrt(1 + tanU2 * tanU2);
  const sinU1 = tanU1 * cosU1;
  const sinU2 = tanU2 * cosU2;
  const difference = dLon * RADIANS;
  // sin(U2 − U1), from the tangents' difference: no digits are lost on short lines.
  const sinU21 = (cosU1 * cosU2 * (1 - FLATTENING) * Math.sin((lat2 - lat1) * RADIANS)) / (Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS));
  let lambda = difference;
  for (let step = 0; step < 20; step++) {
    const sinLambda = Math.sin(lambda);
    const half = Math.sin(lambda / 2);
    const across = cosU2 * sinLambda;
    const up = sinU21 + 2 * sinU1 * cosU2 * half * half;
    const sinSigma = Math.sqrt(across * across + up * up);
    if (sinSigma === 0) return 0;
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * (1 - 2 * half * half);
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cos2Alpha = 1 - sinAlpha * sinAlpha;
    const cos2SigmaM = cos2Alpha > 0 ? cosSigma - (2 * sinU1 * sinU2) / cos2Alpha : 0;
    const c = (FLATTENING / 16) * cos2Alpha * (4 + FLATTENING * (4 - 3 * cos2Alpha));
    const square = 2 * cos2SigmaM * cos2SigmaM - 1;
    const next = difference + (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * square));
    if (Math.abs(next - lambda) > 1e-11 * Math.abs(difference)) {
      lambda = next;
      continue;
    }
    const u2 = cos2Alpha * (SEMI_MAJOR_M ** 2 / SEMI_MINOR_M ** 2 - 1);
    const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
    const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
    const correction =
      b * sinSigma * (cos2SigmaM + (b / 4) * (cosSigma * square - (b / 6) * cos2SigmaM * (4 * sinSigma * sinSigma - 3) * (4 * cos2SigmaM * cos2SigmaM - 3)));
    return SEMI_MINOR_M * a * (sigma - correction);
  }
  return geodesicM(lon1, lat1, lon2, lat2);
}
