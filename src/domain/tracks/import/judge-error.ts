import { ARGOS_ERROR_M, type DropReason } from './judge-fix.ts';
import type { MovebankColumns } from './movebank-table.ts';

/**
 * Where a fix's location error comes from; `argos` is an Argos position without class and ellipse, `geolocator` one by light,
 * `stated` an error of its own, `other` a sensor that is named and whose error nobody has told.
 */
export const SENSOR_KINDS = ['gps', 'argos-ellipse', 'argos-class', 'argos', 'geolocator', 'stated', 'other', 'unstated'] as const;
export type SensorKind = (typeof SENSOR_KINDS)[number];

/** Stand for the error of an Argos position that states none, and of one by light, until all fixes are read: see `settleErrors`. */
export const ARGOS_UNSTATED = -1;
export const GEOLOCATOR_UNSTATED = -2;

/** Error of an Argos position without class and ellipse: that of class A, as good as any guess and not too good. Metres. */
export const ARGOS_WITHOUT_CLASS_M = ARGOS_ERROR_M['A']!;

/** Mean distance between positions by light and by satellite, metres (Phillips et al. 2004, doi:10.3354/meps266265). */
const GEOLOCATOR_MEAN_M = 186_000;
/** One standard deviation on each axis of a position by light, metres: the mean distance of a circular normal is √(π/2) of them. */
export const GEOLOCATOR_M = Math.round(GEOLOCATOR_MEAN_M / Math.sqrt(Math.PI / 2) / 1000) * 1000;

/** Whether a cell may be an Argos class, G (GPS) and Z (no position) among them, or is blank; a FastGPS position has the number of its satellites there. */
export const isArgosClass = (cell: string): boolean => /^(?:L?[0-3ABGZ])?$|^[4-9]$|^1\d$/i.test(cell.trim());

/** The error of a fix by its sensor alone, where neither class, ellipse nor error is stated. */
export function errorOfSensor(sensor: 'gps' | 'argos' | 'geolocator' | 'other' | 'unstated', defaultErrorM: number): { error: number; sensor: SensorKind } {
  if (defaultErrorM > 0 || (sensor !== 'argos' && sensor !== 'geolocator')) return { error: defaultErrorM, sensor };
  return { error: sensor === 'argos' ? ARGOS_UNSTATED : GEOLOCATOR_UNSTATED, sensor };
}

/** A sensor by Movebank's names and by those of the Seabird Tracking Database. */
export function recogniseSensor(name: string): 'gps' | 'argos' | 'geolocator' | 'other' | 'unstated' {
  const words = name.trim().toLowerCase();
  if (words === '') return 'unstated';
  if (/^(fast(loc)?[- ]?)?gps/.test(words)) return 'gps';
  if (/^(argos|ptt)/.test(words)) return 'argos';
  return /^(solar[- ]geolocat|geolocat|gls|light)/.test(words) ? 'geolocator' : 'other';
}

/**
 * Location error of a row of a Movebank table, one standard deviation on each axis in metres: of its Argos error ellipse,
 * whose axes are √2 standard deviations (McClintock et al. 2015, doi:10.1111/2041-210X.12311), else of its Argos class, else
 * the row's own estimate (`location-error-numerical`), else that of its sensor. GPS has that of the population.
 * @param defaultErrorM what a fix gets that states none; 0 leaves it to the population
 * @returns the reason why the row is left out: Argos class Z
 */
export function judgeError(cells: readonly string[], at: MovebankColumns, defaultErrorM: number): { error: number; sensor: SensorKind } | DropReason {
  const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index]?.trim() ?? ''));
  const length = (index: number | undefined): number => {
    const metres = Number(cell(index));
    return cell(index) !== '' && Number.isFinite(metres) && metres > 0 ? metres : 0;
  };
  // Some tables write L3 for class 3.
  const argosClass = cell(at.argosClass)
    .toUpperCase()
    .replace(/^L(?=[0-3ABZ]$)/, '');
  if (argosClass === 'Z') return 'dropped.argosZ';
  const sensor = argosClass === 'G' ? 'gps' : recogniseSensor(cell(at.sensor));
  if (sensor === 'gps') return { error: defaultErrorM, sensor };
  const [major, minor, radius] = [length(at.semiMajor), length(at.semiMinor), length(at.errorRadius)];
  if (major > 0 && minor > 0) return { error: Math.hypot(major, minor) / 2, sensor: 'argos-ellipse' };
  if (radius > 0) return { error: radius / Math.SQRT2, sensor: 'argos-ellipse' };
  const known = ARGOS_ERROR_M[argosClass];
  if (known !== undefined) return { error: known, sensor: 'argos-class' };
  const stated = length(at.statedError);
  return stated > 0 ? { error: stated, sensor: 'stated' } : errorOfSensor(sensor, defaultErrorM);
}

/** Location error of a GPS fix, metres, as in Migration Mapper (Merkle et al. 2022, doi:10.1111/2041-210X.13976). */
export const GPS_ERROR_M = 20;

/** The sensor of all fixes that state no error of their own, where it is one and coarser than GPS. */
export function soleCoarseSensor({ gps = 0, unstated = 0, other = 0, argos = 0, geolocator = 0 }: SensorCounts): 'argos' | 'geolocator' | undefined {
  if (gps + unstated + other > 0 || argos > 0 === geolocator > 0) return undefined;
  return argos > 0 ? 'argos' : 'geolocator';
}

/**
 * What a fix without an error of its own is taken to have, metres: that of GPS, or, where all such fixes are Argos, that of
 * class A, and where all are by light, that of light.
 */
export function errorWhereNone(sensors: SensorCounts): number {
  const sole = soleCoarseSensor(sensors);
  if (sole === undefined) return GPS_ERROR_M;
  return sole === 'argos' ? ARGOS_WITHOUT_CLASS_M : GEOLOCATOR_M;
}

/** How many of the fixes kept come from which sensor. */
export type SensorCounts = { readonly [Kind in SensorKind]?: number | undefined };

/**
 * Location errors once all files are read, in place: where every fix that states none is Argos, or by light, the population's
 * error is theirs (0 here); beside others they get their own.
 */
export function settleErrors(errors: Float32Array, sensors: SensorCounts): void {
  const isSole = soleCoarseSensor(sensors) !== undefined;
  for (let i = 0; i < errors.length; i++) {
    if (errors[i]! >= 0) continue;
    if (isSole) errors[i] = 0;
    else errors[i] = errors[i] === GEOLOCATOR_UNSTATED ? GEOLOCATOR_M : ARGOS_WITHOUT_CLASS_M;
  }
}
