import type { NestedNote } from '../../errors.ts';
import type { NoteCode } from '../../notes.ts';
import type { DropCounts } from '../track.ts';

/** Why a row of a tracking file is left out, for the import report. */
export type DropReason = NoteCode;

export const OUT_OF_RANGE: DropReason = 'dropped.placeOutOfRange';

/**
 * The place two cells name, WGS 84 degrees, or why it is none: by Movebank's rules blank cells, (0, 0) and impossible
 * coordinates are no places.
 */
export function judgePlace(lonText: string, latText: string): { lon: number; lat: number } | DropReason {
  if (lonText === '' || latText === '') return 'dropped.noPlace';
  return judgeCoordinates(Number(lonText), Number(latText));
}

/** As `judgePlace`, of numbers. */
export function judgeCoordinates(lon: number, lat: number): { lon: number; lat: number } | DropReason {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'dropped.placeNotNumbers';
  if (lon === 0 && lat === 0) return 'dropped.placeZero';
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return OUT_OF_RANGE;
  return { lon, lat };
}

/**
 * 68th percentile of the distance between Argos and GPS positions by location class, metres (Costa et al. 2010,
 * doi:10.1371/journal.pone.0008677). Class Z is no position and has no entry.
 */
const ARGOS_PERCENTILE_M = { '3': 490, '2': 1010, '1': 1200, '0': 4180, A: 6190, B: 10280 } as const;
/** Distance that 68 % of a circular bivariate normal lies within, in standard deviations of an axis: √(−2 ln 0.32). */
const PERCENTILE_SD = 1.51;

/**
 * Location error of each Argos class as the bridges take it: one standard deviation on each axis, whole metres. The 68th
 * percentile of the distance, taken for it, would make the error half as large again.
 */
export const ARGOS_ERROR_M: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(ARGOS_PERCENTILE_M).map(([name, metres]) => [name, Math.round(metres / PERCENTILE_SD)]),
);

const FIRST_ROWS_KEPT = 5;

/** Counts of rows left out by reason, with the first row numbers of each. */
export class DropTally {
  private readonly counts = new Map<DropReason, number>();
  private readonly rows = new Map<DropReason, number[]>();

  add(reason: DropReason, row: number, n = 1): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + n);
    const rows = this.rows.get(reason);
    if (!rows) return void this.rows.set(reason, [row]);
    if (rows.length === FIRST_ROWS_KEPT && row > rows.at(-1)!) return;
    // Points of one line of XML share it. What is found animal by animal comes in no order of rows.
    if (rows.includes(row)) return;
    rows.push(row);
    rows.sort((a, b) => a - b);
    if (rows.length > FIRST_ROWS_KEPT) rows.pop();
  }

  get dropped(): DropCounts {
    return Object.fromEntries(this.counts);
  }

  get firstRows(): Record<string, number[]> {
    return Object.fromEntries(this.rows);
  }

  /** Each reason with its count, as notes of the fault that nothing is left. */
  get reasons(): NestedNote[] {
    return [...this.counts].map(([code, n]) => ({ code: 'dropped.counted', values: { n, reason: { code, values: {} } } }));
  }
}
