import { ARGOS_ERROR_M, type DropReason } from './judge-fix.ts';
import type { MovebankColumns } from './movebank-table.ts';

/** Where a fix's location error comes from; `argos` is an Argos position without class and ellipse, `stated` an error of its own. */
export const SENSOR_KINDS = ['gps', 'argos-ellipse', 'argos-class', 'argos', 'stated', 'unstated'] as const;
export type SensorKind = (typeof SENSOR_KINDS)[number];

/** Stands for the error of an Argos position that states none, until all fixes are read: see `settleErrors`. */
export const ARGOS_UNSTATED = -1;

/** Error of an Argos position without class and ellipse: that of class A, as good as any guess and not too good. Metres. */
export const ARGOS_WITHOUT_CLASS_M = ARGOS_ERROR_M['A']!;

/**
 * Location error of a row of a Movebank table, one standard deviation on each axis in metres: of its Argos error ellipse,
 * whose axes are √2 standard deviations (McClintock et al. 2015, doi:10.1111/2041-210X.12311), else of its Argos class.
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
  const sensor = cell(at.sensor).toLowerCase();
  if (argosClass === 'G' || sensor.startsWith('gps')) return { error: defaultErrorM, sensor: 'gps' };
  const [major, minor, radius] = [length(at.semiMajor), length(at.semiMinor), length(at.errorRadius)];
  if (major > 0 && minor > 0) return { error: Math.hypot(major, minor) / 2, sensor: 'argos-ellipse' };
  if (radius > 0) return { error: radius / Math.SQRT2, sensor: 'argos-ellipse' };
  const known = ARGOS_ERROR_M[argosClass];
  if (known !== undefined) return { error: known, sensor: 'argos-class' };
  if (sensor.startsWith('argos')) return { error: defaultErrorM > 0 ? defaultErrorM : ARGOS_UNSTATED, sensor: 'argos' };
  return { error: defaultErrorM, sensor: 'unstated' };
}

/** Location error of a GPS fix, metres, as in Migration Mapper (Merkle et al. 2022, doi:10.1111/2041-210X.13976). */
export const GPS_ERROR_M = 20;

/** What a fix without an error of its own is taken to have, metres: that of GPS, or, where all such fixes are Argos, that of class A. */
export function errorWhereNone({ gps = 0, unstated = 0, argos = 0 }: SensorCounts): number {
  return gps + unstated === 0 && argos > 0 ? ARGOS_WITHOUT_CLASS_M : GPS_ERROR_M;
}

/** How many of the fixes kept come from which sensor. */
export type SensorCounts = { readonly [Kind in SensorKind]?: number | undefined };

/**
 * Location errors once all files are read, in place: where every fix that states none is Argos, the population's error is
 * theirs (0 here); beside GPS they get their own.
 */
export function settleErrors(errors: Float32Array, sensors: SensorCounts): void {
  const own = (sensors.gps ?? 0) + (sensors.unstated ?? 0) > 0 ? ARGOS_WITHOUT_CLASS_M : 0;
  for (let i = 0; i < errors.length; i++) if (errors[i]! < 0) errors[i] = own;
}
