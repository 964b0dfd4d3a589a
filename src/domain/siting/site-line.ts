import type { LonLat } from '../crossings/types.ts';
import type { Note } from '../notes.ts';
import type { Track } from '../tracks/track.ts';
import { notesOf, profileRows, type ProfileRow, summariseUse, type UseSummary } from './describe-use.ts';
import { findFailedEncounters } from './failed-encounters.ts';
import { placeExcluded, placeExisting } from './match-to-line.ts';
import { type LineUse, readLineUse } from './read-profile.ts';
import { cellOfSpan, checkSiting, type Siting, siteStructures } from './site-structures.ts';
import { prepareLine, type SitingLine } from './siting-line.ts';

/** Length of a line that a structure serves where nobody says, metres: the one found to serve best by Loraamm & Downs 2016 (doi:10.1080/13658816.2015.1083995). */
export const DEFAULT_SPAN_M = 2_000;

export interface LineSitingRequest {
  readonly tracks: readonly Track[];
  /** [lon, lat] degrees. */
  readonly lines: readonly (readonly LonLat[])[];
  readonly structures: number;
  readonly spanM: number;
  /** Length of the stretches of the profile; a twentieth of the span when left out. */
  readonly stepM?: number | undefined;
  readonly locationErrorM: number;
  readonly maxLagHours: number;
  /** How far the line may lie off, metres, where it is known. */
  readonly accuracyM?: number | undefined;
  /** Structures that stand already. */
  readonly existing?: readonly LonLat[] | undefined;
  /** Lines along which nothing can be built. */
  readonly excluded?: readonly (readonly LonLat[])[] | undefined;
  readonly bootstraps?: number | undefined;
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal;
  /** Work done, 0–1. */
  readonly onProgress?: (done: number) => void;
}

/** Where a line is crossed and where structures would serve. */
export interface LineSiting {
  readonly line: SitingLine;
  readonly use: LineUse;
  readonly profile: readonly ProfileRow[];
  readonly summary: UseSummary;
  readonly siting: Siting;
  readonly notes: readonly Note[];
}

/** Share of the work that reading the tracks is. */
const READING = 0.4;

/**
 * Where along a line tracked animals cross, and where structures serve most of it.
 * @throws AtlasError for whatever cannot be answered; AbortError when aborted
 */
export async function siteLine(request: LineSitingRequest): Promise<LineSiting> {
  const { tracks, structures, spanM, stepM, accuracyM, existing = [], excluded = [], bootstraps, seed, signal, onProgress } = request;
  const line = prepareLine(request.lines);
  checkSiting(line.lengthM, { structures, spanM, accuracyM });
  const cellM = cellOfSpan(spanM, line.lengthM);
  const standing = placeExisting(line, existing, spanM / 2);
  const closed = placeExcluded(line, excluded, spanM / 2, Math.max(cellM / 2, line.lengthM / 50_000));
  const use = await readLineUse({
    ...request,
    line,
    cellM,
    failed: findFailedEncounters(tracks, line),
    onProgress: (done, total) => onProgress?.((READING * done) / total),
  });
  const siting = await siteStructures({
    use,
    structures,
    spanM,
    existing: standing,
    excluded: closed,
    ...(bootstraps === undefined ? {} : { bootstraps }),
    ...(seed === undefined ? {} : { seed }),
    ...(signal ? { signal } : {}),
    onProgress: (done, total) => onProgress?.(READING + ((1 - READING) * done) / total),
  });
  const summary = summariseUse(use, spanM);
  return { line, use, profile: profileRows(use, stepM ?? cellM), summary, siting, notes: notesOf(use, summary, siting, structures, request.maxLagHours) };
}
