/** A Helmert transformation as EPSG has it, in metres, radians and unity. */
export interface EpsgHelmert {
  readonly method: number;
  readonly translation: readonly number[];
  readonly rotation: readonly number[];
  readonly scale: number;
  readonly pivot: readonly number[];
}

const COORDINATE_FRAME = new Set([9607, 1032, 9636]);
const POSITION_VECTOR = new Set([9603, 1031, 9606, 1033, 1061, 1063]);
const PIVOTED = new Set([9636, 1061, 1063]);
const ARC_SECONDS = (180 * 3600) / Math.PI;

/**
 * As dx, dy, dz (metres), rx, ry, rz (arc seconds) and ds (parts per million) in the position vector convention of
 * `+towgs84`; undefined for other methods. Rotations are small angles, as in EPSG Guidance Note 7-2. A pivot (Molodensky-Badekas)
 * is worked into the translations: T' = T + P − (1 + s) R P.
 */
export function toPositionVector({ method, translation, rotation, scale, pivot }: EpsgHelmert): number[] | undefined {
  if (!COORDINATE_FRAME.has(method) && !POSITION_VECTOR.has(method)) return undefined;
  const sign = COORDINATE_FRAME.has(method) ? -1 : 1;
  const [rx = 0, ry = 0, rz = 0] = rotation.map((value) => sign * value);
  let [dx = 0, dy = 0, dz = 0] = translation;
  if (PIVOTED.has(method)) {
    const [x = 0, y = 0, z = 0] = pivot;
    dx += x - (1 + scale) * (x - rz * y + ry * z);
    dy += y - (1 + scale) * (rz * x + y - rx * z);
    dz += z - (1 + scale) * (-ry * x + rx * y + z);
  }
  return [dx, dy, dz, rx * ARC_SECONDS, ry * ARC_SECONDS, rz * ARC_SECONDS, scale * 1e6].map((value) => (value === 0 ? 0 : value));
}
