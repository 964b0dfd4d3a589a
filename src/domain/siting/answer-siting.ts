import type { Note } from '../notes.ts';
import { medianIntervalHours, type Track } from '../tracks/track.ts';
import type { LineMemory } from './line-memory.ts';
import { profileOf, ratesOf, sumUp } from './profile.ts';
import { type LineSitingRequest, siteLine } from './site-line.ts';
import { describeSiting, type SitingDescription } from './siting-files.ts';
import type { SitingLine } from './siting-line.ts';

/** What a page shows of siting: plain figures, which pass from a worker, and the sums that answer a structure that is moved. */
export interface SitingAnswer extends SitingDescription {
  readonly notes: readonly Note[];
  readonly line: Pick<SitingLine, 'parts' | 'lengthM'>;
  /** Measures of the edges of cells along the line, metres, and the crossings a year below each. */
  readonly edges: Float64Array;
  readonly sums: Float64Array;
  /** Median time between fixes, hours. */
  readonly intervalHours: number;
}

/**
 * Where a line is crossed and where structures would serve, for a page.
 * @throws AtlasError for whatever cannot be answered; AbortError when aborted
 */
export async function answerSiting(request: LineSitingRequest, memory?: LineMemory): Promise<SitingAnswer> {
  const result = await siteLine(request, memory);
  const { use, line, notes } = result;
  const { cells, crossed, effort, individuals } = use;
  return {
    ...describeSiting(result, request),
    notes,
    line: { parts: line.parts, lengthM: line.lengthM },
    edges: cells.edges,
    sums: sumUp(profileOf(crossed, ratesOf(effort, new Float64Array(individuals.length).fill(1)), cells)),
    intervalHours: intervalOf(request.tracks),
  };
}

/** Of tracks that are asked about again and again. */
const intervals = new WeakMap<readonly Track[], number>();

function intervalOf(tracks: readonly Track[]): number {
  const known = intervals.get(tracks);
  if (known !== undefined) return known;
  const hours = medianIntervalHours(tracks);
  intervals.set(tracks, hours);
  return hours;
}
