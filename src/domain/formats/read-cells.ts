import type { NoteCode } from '../notes.ts';
import { parseCoordinate } from '../tracks/import/parse-place.ts';

/** No number of a table is longer, however many decimals a program gave it. */
const LONGEST_NUMBER = 60;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** A cell (trimmed) as a number, with as many decimals as it has and an exponent if it has one; NaN where it is none. */
export function readAmount(cell: string): number {
  if (cell.length > LONGEST_NUMBER || !NUMBER.test(cell)) return Number.NaN;
  const value = Number(cell);
  return Number.isFinite(value) ? value : Number.NaN;
}

/**
 * A place [lon, lat] in degrees on WGS 84 of two cells (trimmed), each as `parseCoordinate` reads it, or why it is none.
 * Longitudes up to 360 run on round the globe.
 */
export function readLonLat(lonCell: string, latCell: string): [number, number] | NoteCode {
  const [east, north] = [parseCoordinate(lonCell), parseCoordinate(latCell)];
  if (!east || !north || east.axis === 'lat' || north.axis === 'lon') return 'dropped.placeNotNumbers';
  const [lon, lat] = [east.value, north.value];
  if (lon === 0 && lat === 0) return 'dropped.placeZero';
  if (Math.abs(lat) > 90 || lon < -180 || lon > 360) return 'dropped.placeOutOfRange';
  return [lon > 180 ? lon - 360 : lon, lat];
}

/** Whether a row says something beyond the columns of its header: blank cells at its end, as spreadsheets write them, say nothing. */
export function isTooWide(cells: readonly string[], columns: number): boolean {
  return cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== '');
}
