/**
 * One individual's fixes in time order, as columns of equal length.
 * Coordinates are WGS 84 degrees; times are milliseconds since 1970-01-01 UTC;
 * `error` is the location error of each fix in metres (one standard deviation on each axis).
 */
export interface Track {
  readonly individual: string;
  readonly time: Float64Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly error: Float32Array;
}

/** Why rows of a tracking file were not used: reason → number of rows. */
export type DropCounts = Record<string, number>;

/** What an import read and what it left out. `firstRows` holds the first row numbers per reason (header = row 1). */
export interface ImportReport {
  readonly rowsRead: number;
  readonly fixesKept: number;
  readonly dropped: DropCounts;
  readonly firstRows: Record<string, number[]>;
}
