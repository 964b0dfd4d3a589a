import { NEAR_M } from '../crossing-events/limits.ts';
import type { ToldEncounter } from '../crossing-events/told-encounters.ts';
import type { LonLat } from '../crossings/types.ts';
import { AtlasError } from '../errors.ts';
import { FEWEST_INDIVIDUALS } from '../movement/types.ts';
import { type Note, noteOf } from '../notes.ts';
import type { Track } from '../tracks/track.ts';
import { notesOf, profileRows, type ProfileRow, summariseUse, type UseSummary } from './describe-use.ts';
import { placeExcluded, placeExisting } from './match-to-line.ts';
import { errorAbove } from './positions.ts';
import type { Stretch } from './profile.ts';
import type { LineMemory } from './line-memory.ts';
import { cutIntoUse, type LineUse, readLineVisits } from './read-profile.ts';
import { cellOfSpan, checkSiting, type Siting, siteStructures } from './site-structures.ts';
import { READING_SHARE } from './siting-plan.ts';
import { shareDone } from '../share-done.ts';
import { prepareLine, type SitingLine } from './siting-line.ts';
import type { VisitLabour } from './visit-tracks.ts';

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
  /** The same as stretches along the line; what lies beyond its end is left out, with a note. */
  readonly closed?: readonly Stretch[] | undefined;
  /** Months to look at, 1–12; the whole year when left out. */
  readonly months?: readonly number[] | undefined;
  readonly bootstraps?: number | undefined;
  readonly seed?: number | undefined;
  /** Failed encounters with the line, found of the same animals' tracks at a finer rate than these: they count in place of those that these tell. */
  readonly told?: readonly ToldEncounter[] | undefined;
  /** Calls other threads to help with these tracks and this line, where there are any and it is worth it. */
  readonly hire?: ((asked: LineSitingRequest) => VisitLabour | undefined) | undefined;
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

/** Where most steps near a line are too long, what one or two animals did between the others places no structure. @throws AtlasError */
function refuseTooFew({ stepsNear: of, stepsNearTooLong: n }: LineUse, { individualsCrossed: crossed }: UseSummary, hours: number): void {
  if (2 * n > of && crossed < FEWEST_INDIVIDUALS) throw new AtlasError('siting.tooFewSteps', { n, of, hours, crossed });
}

/** Positions known less well than a structure serves tell nothing of where it would; nor, without a crossing, those known less well than what is near. @throws AtlasError */
function refuseInaccurate(error: number | undefined, spanM: number, isCrossed: boolean): void {
  if (error === undefined) return;
  if (error > spanM) throw new AtlasError('siting.positions', { error: Math.round(error), span: Math.round(spanM) });
  if (!isCrossed) throw new AtlasError('siting.positionsNear', { error: Math.round(error) });
}

/**
 * Where along a line tracked animals cross, and where structures serve most of it.
 * @param memory of the line that was asked about before, so that the same is not read again
 * @throws AtlasError for whatever cannot be answered; AbortError when aborted
 */
export async function siteLine(request: LineSitingRequest, memory?: LineMemory): Promise<LineSiting> {
  const { structures, spanM, stepM, accuracyM, existing = [], excluded = [], closed = [], months, bootstraps, seed, signal, onProgress } = request;
  const known = memory?.recall(request);
  // They make the line ready while this thread does.
  const labour = known ? undefined : request.hire?.(request);
  const line = prepareLine(request.lines);
  checkSiting(line.lengthM, { structures, spanM, accuracyM });
  const error = errorAbove(request.tracks, request.locationErrorM, Math.min(NEAR_M, spanM));
  refuseInaccurate(error, spanM, true);
  const cellM = cellOfSpan(spanM, line.lengthM);
  const standing = placeExisting(line, existing, spanM / 2);
  const shut = [
    ...placeExcluded(line, excluded, spanM / 2, Math.max(cellM / 2, line.lengthM / 50_000)),
    ...closed.flatMap(({ fromM, toM }) => (fromM < toM && fromM < line.lengthM ? [{ fromM, toM: Math.min(toM, line.lengthM) }] : [])),
  ];
  const visits =
    known ??
    (await readLineVisits({
      ...request,
      line,
      withFailed: true,
      labour,
      onProgress: (done, total) => onProgress?.(READING_SHARE * shareDone(done, total)),
    }));
  if (!known) memory?.keep(request, visits);
  // Who came within a distance of a line that may lie farther off came to it or not.
  const isTooFarOff = accuracyM !== undefined && accuracyM >= NEAR_M;
  const use = cutIntoUse(isTooFarOff ? { ...visits, failed: undefined } : visits, cellM, months);
  const siting = await siteStructures({
    use,
    structures,
    spanM,
    existing: standing,
    excluded: shut,
    ...(bootstraps === undefined ? {} : { bootstraps }),
    ...(seed === undefined ? {} : { seed }),
    ...(signal ? { signal } : {}),
    onProgress: (done, total) => onProgress?.(READING_SHARE + (1 - READING_SHARE) * shareDone(done, total)),
  });
  const summary = summariseUse(use, spanM);
  refuseTooFew(use, summary, request.maxLagHours);
  refuseInaccurate(error, spanM, visits.passages.length > 0);
  const beyond = closed.filter(({ fromM }) => fromM >= line.lengthM).length;
  const notes = [...notesOf(use, summary, siting, { ...request, errorM: error }), ...(beyond > 0 ? [noteOf('siting.closedBeyond', { n: beyond })] : [])];
  return { line, use, profile: profileRows(use, stepM ?? cellM), summary, siting, notes };
}
