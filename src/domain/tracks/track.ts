import { type CountsByCode, noteCounts } from '../notes.ts';

/**
 * One individual's fixes in time order, as columns of equal length.
 * Coordinates are WGS 84 degrees; times are milliseconds since 1970-01-01 UTC;
 * `error` is the location error of each fix in metres (one standard deviation on each axis); 0 where the file states none,
 * and the population's counts.
 */
export interface Track {
  readonly individual: string;
  readonly time: Float64Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly error: Float32Array;
}

/** Why rows of a tracking file were not used: code of the reason → number of rows. */
export type DropCounts = CountsByCode;

/** What an import read and what it left out. `firstRows` holds the first row numbers per reason (header = row 1). */
export interface ImportReport {
  readonly rowsRead: number;
  readonly fixesKept: number;
  readonly dropped: DropCounts;
  readonly firstRows: Readonly<Record<string, number[]>>;
  /** Where fixes were left out for the speed they would need, that limit, km/h. */
  readonly topSpeedKmh?: number | undefined;
}

/** The reasons for which rows were left out, each with the number of rows as the value `n`. */
export function describeDropped({ dropped, topSpeedKmh = 0 }: Pick<ImportReport, 'dropped' | 'topSpeedKmh'>): ReturnType<typeof noteCounts> {
  return noteCounts(dropped).map((reason) => (reason.code === 'dropped.tooFast' ? { ...reason, values: { ...reason.values, kmh: topSpeedKmh } } : reason));
}

/** A fix that stands in two files is left out once, and lost nowhere. */
const NO_LOSS = 'dropped.duplicateInFiles';

/** The reasons for which rows are lost, as `describeDropped`, and how many rows there are of all of them. */
export function describeLosses(report: Pick<ImportReport, 'dropped' | 'topSpeedKmh'>): { n: number; reasons: ReturnType<typeof describeDropped> } {
  const reasons = describeDropped(report).filter(({ code }) => code !== NO_LOSS);
  return { n: reasons.reduce((sum, { values }) => sum + values.n, 0), reasons };
}

/** Whether more than a thousandth of the rows is lost: then it is said without being asked for. */
export function isLossOpen(report: Pick<ImportReport, 'dropped' | 'rowsRead'>): boolean {
  return describeLosses(report).n * 1000 > report.rowsRead;
}

/** The fixes of a track for which `keep` holds, by index. */
export function selectFixes(track: Track, keep: (index: number) => boolean): Track {
  return {
    individual: track.individual,
    time: track.time.filter((_, i) => keep(i)),
    lon: track.lon.filter((_, i) => keep(i)),
    lat: track.lat.filter((_, i) => keep(i)),
    error: track.error.filter((_, i) => keep(i)),
  };
}

/** First index of a track's times (ascending) that is not before `time`; their number where all are. */
export function firstAtOrAfter(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Median time between successive fixes, hours, all tracks pooled; 0 when there is no step. */
export function medianIntervalHours(tracks: readonly Track[]): number {
  const steps = new Float64Array(tracks.reduce((sum, { time }) => sum + Math.max(0, time.length - 1), 0));
  let at = 0;
  for (const { time } of tracks) for (let i = 1; i < time.length; i++) steps[at++] = time[i]! - time[i - 1]!;
  steps.sort();
  if (steps.length === 0) return 0;
  const middle = steps.length >> 1;
  const median = steps.length % 2 === 1 ? steps[middle]! : (steps[middle - 1]! + steps[middle]!) / 2;
  return median / 3_600_000;
}
