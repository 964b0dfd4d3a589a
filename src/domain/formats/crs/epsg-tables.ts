/** A shift from a datum to WGS 84, from the EPSG dataset. */
export interface Shift {
  /** EPSG's code of the transformation. */
  readonly code: number;
  /** Metres, as EPSG states it (`UNSTATED` where it does not); more where it leads by way of a frame that is like WGS 84. */
  readonly accuracyM: number;
  /** Where it holds: west, south, east, north, degrees; west > east across the antimeridian. */
  readonly box: readonly [number, number, number, number];
  /** dx, dy, dz (metres), and where there are rotations rx, ry, rz (arc seconds, position vector) and ds (parts per million). */
  readonly parameters: readonly number[];
}

export interface Datum {
  /** EPSG's code. */
  readonly code: number;
  /** Its own name first, then what others call it and its geographic systems. */
  readonly names: readonly string[];
  /** Of its ellipsoid, metres. */
  readonly a: number;
  /** Inverse flattening; 0 for a sphere. */
  readonly rf: number;
  /** Degrees of its prime meridian, east of Greenwich. */
  readonly meridian: number;
  readonly shifts: readonly Shift[];
}

/** Metres that stand for an accuracy that EPSG does not state. */
export const UNSTATED = 9999;
/** WGS 84 itself. */
export const WGS84_DATUM = 6326;

let datums: Promise<readonly Datum[]> | undefined;
let systems: Promise<string> | undefined;

/** EPSG's datums; loaded when first asked for. */
export function loadDatums(): Promise<readonly Datum[]> {
  datums ??= import('./epsg-datums.json', { with: { type: 'json' } }).then(({ default: table }) => table.datums.split('\n').map(parseDatum));
  return datums;
}

/** A system of EPSG's: a proj string without figure of the Earth and datum (`+degrees=` is the size of other units of angle), and its datum's code. Undefined where it is not in the table. */
export async function findSystem(code: number): Promise<{ readonly definition: string; readonly datum: number } | undefined> {
  systems ??= import('./epsg-systems.json', { with: { type: 'json' } }).then(({ default: table }) => `\n${table.systems}\n`);
  const text = await systems;
  const at = text.indexOf(`\n${code}|`);
  if (at < 0) return undefined;
  const [, datum, definition = ''] = text.slice(at + 1, text.indexOf('\n', at + 1)).split('|');
  return { definition, datum: Number(datum) };
}

function parseDatum(line: string): Datum {
  const [code, a, rf, meridian, names = '', shifts = ''] = line.split('|');
  return {
    code: Number(code),
    a: Number(a),
    rf: Number(rf),
    meridian: Number(meridian),
    names: names.split(';'),
    shifts: shifts === '' ? [] : shifts.split(';').map(parseShift),
  };
}

function parseShift(text: string): Shift {
  const [code = 0, accuracyM = 0, west = 0, south = 0, east = 0, north = 0, ...parameters] = text.split(',').map(Number);
  return { code, accuracyM, box: [west, south, east, north], parameters };
}
