import { ARGOS_ERROR_M } from './argos-error.ts';
import { judgePlace, type DropReason } from './judge-place.ts';
import type { MovebankColumns } from './locate-movebank-columns.ts';
import { parseUtcTime } from './parse-utc-time.ts';

/** One located position: time in ms since 1970 UTC, WGS 84 degrees, location error in metres. */
export interface Fix {
  readonly individual: string;
  readonly time: number;
  readonly lon: number;
  readonly lat: number;
  readonly error: number;
}

export const UNKNOWN_TIME: DropReason = 'time not in the form YYYY-MM-DD HH:MM:SS';

const isTrue = (text: string | undefined): boolean => text !== undefined && /^(true|1)$/i.test(text);

/**
 * Movebank's rules for one row: the animal is the individual, never the tag; rows that are not visible or marked as
 * outliers, rows without place or time, (0, 0), impossible coordinates and Argos class Z are left out.
 * @param defaultErrorM location error of a fix without an Argos class, metres
 * @returns the fix, or the reason why the row is left out
 */
export function judgeMovebankRow(cells: readonly string[], at: MovebankColumns, defaultErrorM: number): Fix | DropReason {
  const cell = (column: keyof MovebankColumns): string | undefined => {
    const index = at[column];
    return index === undefined ? undefined : cells[index]?.trim();
  };
  const individual = cell('individual') ?? '';
  if (individual === '') return cell('tag') ? 'tag without an animal' : 'no animal';
  const visible = cell('visible');
  if (visible !== undefined && /^(false|0)$/i.test(visible)) return 'not visible';
  if (isTrue(cell('manualOutlier'))) return 'marked as outlier by hand';
  if (isTrue(cell('importOutlier'))) return 'marked as outlier at import';
  if (isTrue(cell('algorithmOutlier'))) return 'marked as outlier by algorithm';
  const timeText = cell('time') ?? '';
  if (timeText === '') return 'no time';
  const time = parseUtcTime(timeText);
  if (time === undefined) return UNKNOWN_TIME;
  const place = judgePlace(cell('lon') ?? '', cell('lat') ?? '');
  if (typeof place === 'string') return place;
  const argosClass = cell('argosClass')?.toUpperCase();
  if (argosClass === 'Z') return 'Argos class Z';
  const error = (argosClass === undefined ? undefined : ARGOS_ERROR_M[argosClass]) ?? defaultErrorM;
  return { individual, time, lon: place.lon, lat: place.lat, error };
}
