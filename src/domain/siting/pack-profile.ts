import type { SitingDescription } from './siting-files.ts';

type Rows = SitingDescription['profile'];

/** Figures of a row: its two ends, crossings a year and a km and year, animals, failed encounters, and the twelve months. */
const COLUMNS = 18;

/** A profile in one column, row by row, NaN for what is not known: a browser takes longer to pass thousands of rows from a thread. */
export function packProfile(rows: Rows): Float64Array {
  const packed = new Float64Array(COLUMNS * rows.length);
  let at = 0;
  for (const { fromM, toM, crossingsPerYear, crossingsPerKmYear, individuals, failedPerYear, byMonth } of rows) {
    packed[at] = fromM;
    packed[at + 1] = toM;
    packed[at + 2] = crossingsPerYear;
    packed[at + 3] = crossingsPerKmYear;
    packed[at + 4] = individuals;
    packed[at + 5] = failedPerYear ?? Number.NaN;
    for (let month = 0; month < 12; month++) packed[at + 6 + month] = byMonth[month] ?? Number.NaN;
    at += COLUMNS;
  }
  return packed;
}

export function unpackProfile(packed: Float64Array): Rows {
  const known = (at: number): number | null => (Number.isNaN(packed[at]!) ? null : packed[at]!);
  return Array.from({ length: packed.length / COLUMNS }, (_, row) => {
    const at = COLUMNS * row;
    return {
      fromM: packed[at]!,
      toM: packed[at + 1]!,
      crossingsPerYear: packed[at + 2]!,
      crossingsPerKmYear: packed[at + 3]!,
      byMonth: Array.from({ length: 12 }, (_unused, month) => known(at + 6 + month)),
      individuals: packed[at + 4]!,
      failedPerYear: known(at + 5),
    };
  });
}
