const WGS84 = { a: 6_378_137, rf: 298.257223563 };
const ARC_SECOND = Math.PI / (180 * 3600);
const DEGREE = Math.PI / 180;

export interface Ellipsoid {
  readonly a: number;
  /** Inverse flattening; 0 for a sphere. */
  readonly rf: number;
}

/**
 * A place on the ellipsoid of a datum as a place on WGS 84, by a shift of three or seven parameters in the position vector
 * convention (EPSG methods 9603 and 9606, Guidance Note 7-2). Heights are taken as 0 on both, as maps do.
 * @param parameters dx, dy, dz (metres), rx, ry, rz (arc seconds), ds (parts per million)
 * @param lon degrees, east of Greenwich
 */
export function shiftDatum(lon: number, lat: number, ellipsoid: Ellipsoid, parameters: readonly number[]): readonly [lon: number, lat: number] {
  const [x, y, z] = toGeocentric(lon * DEGREE, lat * DEGREE, ellipsoid);
  const [dx = 0, dy = 0, dz = 0, rotX = 0, rotY = 0, rotZ = 0, ds = 0] = parameters;
  const [rx, ry, rz] = [rotX * ARC_SECOND, rotY * ARC_SECOND, rotZ * ARC_SECOND];
  const scale = 1 + ds * 1e-6;
  return toGeodetic(dx + scale * (x - rz * y + ry * z), dy + scale * (rz * x + y - rx * z), dz + scale * (-ry * x + rx * y + z));
}

function toGeocentric(lon: number, lat: number, { a, rf }: Ellipsoid): readonly [number, number, number] {
  const f = rf === 0 ? 0 : 1 / rf;
  const e2 = f * (2 - f);
  const n = a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
  return [n * Math.cos(lat) * Math.cos(lon), n * Math.cos(lat) * Math.sin(lon), n * (1 - e2) * Math.sin(lat)];
}

/** On WGS 84, degrees. Each turn takes the error down by its square of the eccentricity: five are within a micrometre. */
function toGeodetic(x: number, y: number, z: number): readonly [number, number] {
  const f = 1 / WGS84.rf;
  const e2 = f * (2 - f);
  const p = Math.hypot(x, y);
  let lat = Math.atan2(z, p * (1 - e2));
  for (let turn = 0; turn < 5; turn++) {
    const n = WGS84.a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
    lat = Math.atan2(z + e2 * n * Math.sin(lat), p);
  }
  return [Math.atan2(y, x) / DEGREE, lat / DEGREE];
}
