import type { Track } from '../tracks/track.ts';
import type { ToldEncounter } from '../crossing-events/told-encounters.ts';
import { AtlasError } from '../errors.ts';
import { type CellShares, cutIntoCells, type LineCells, sharesOf } from './cells.ts';
import { measureOfTold } from './failed-encounters.ts';
import type { Passage, PossiblePassage } from './find-passages.ts';
import { countsInMonth, type Effort, type LineEvent } from './profile.ts';
import type { SitingLine } from './siting-line.ts';
import { stretchAt } from './stretch-at.ts';
import type { PassageOptions } from './track-on-line.ts';
import { trackVisitor, type VisitLabour, visitTracks, type WidePassage } from './visit-tracks.ts';

/** What tracks tell of a line before it is cut into cells: neither span, structures nor exclusions change it. */
export interface LineVisits {
  readonly line: SitingLine;
  /** Names of the animals that were tracked, in the order of `effort`. */
  readonly individuals: readonly string[];
  readonly effort: Effort;
  readonly passages: readonly WidePassage[];
  /** The animal of each passage, by its place in `individuals`. */
  readonly animals: readonly number[];
  readonly possible: readonly PossiblePassage[];
  /** Failed encounters with the place of the line nearest to each; undefined where nobody can tell. */
  readonly failed: readonly { readonly animal: number; readonly month: number; readonly measure: number }[] | undefined;
  readonly stepsNear: number;
  readonly stepsNearTooLong: number;
  /** Those of the others of which an end may lie on either side. */
  readonly stepsNearUnsure: number;
}

/** What tracked animals had to do with a line, from which profiles and structures are made. */
export interface LineUse extends Omit<LineVisits, 'animals' | 'failed'> {
  readonly cells: LineCells;
  /** The passages of animals that count in their month, by cell. */
  readonly crossed: readonly LineEvent[];
  /** The same of the whole year, where only some months are looked at. */
  readonly crossedInYear: readonly LineEvent[];
  /** The months that are looked at, 1–12; undefined for the whole year. */
  readonly months: readonly number[] | undefined;
  /** Encounters that failed, each in its cell; undefined where fixes lie too far apart to tell of any. */
  readonly failed: readonly LineEvent[] | undefined;
}

export interface LineVisitsRequest extends PassageOptions {
  readonly tracks: readonly Track[];
  readonly line: SitingLine;
  /** Whether animals that came near and turned back are looked for, too. */
  readonly withFailed?: boolean;
  /** Such animals, as a table tells them of tracks that are finer than these: instead of what these tell. */
  readonly told?: readonly ToldEncounter[] | undefined;
  /** Other threads that help. */
  readonly labour?: VisitLabour | undefined;
  readonly signal?: AbortSignal;
  /** Tracks done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface LineUseRequest extends LineVisitsRequest {
  /** Length of a cell, metres. */
  readonly cellM: number;
}

/** Longest it is deaf to a cancellation, but for one animal's track, ms. */
const TURN_MS = 40;

/**
 * Where and when tracked animals crossed a line, or failed to, with the effort behind it.
 * @throws AtlasError where none came near, or where all steps are too long to tell; AbortError when aborted
 */
export async function readLineUse({ cellM, ...request }: LineUseRequest): Promise<LineUse> {
  return cutIntoUse(await readLineVisits(request), cellM);
}

/**
 * What tracks tell of a line, by its cells.
 * @param cellM length of a cell, metres
 * @param months to look at, 1–12; the whole year when left out
 * @throws AtlasError where no animal was tracked in any of them
 */
export function cutIntoUse({ animals, failed, ...visits }: LineVisits, cellM: number, months?: readonly number[]): LineUse {
  const cells = cutIntoCells(visits.line, cellM);
  const isIn = Array.from({ length: 12 }, (_, month) => months === undefined || months.includes(month + 1));
  if (visits.effort.days.every((days, i) => days === 0 || !isIn[i % 12])) throw new AtlasError('siting.monthsWithoutTracks');
  const seen = visits.passages.map((passage, i) => ({ animal: animals[i]!, month: monthOf(passage), passage }));
  const counts = countsInMonth(visits.effort);
  const counted = seen.filter(({ animal, month }) => counts(animal, month));
  const crossedInYear = counted.map(({ animal, month, passage }): LineEvent => ({ animal, month, ...sharesOf(passage, cells) }));
  return {
    ...visits,
    cells,
    months,
    crossed: months ? crossedInYear.filter(({ month }) => isIn[month]) : crossedInYear,
    crossedInYear,
    passages: months ? seen.flatMap(({ month, passage }) => (isIn[month] ? [passage] : [])) : visits.passages,
    possible: months ? visits.possible.filter((each) => isIn[monthOf(each)]) : visits.possible,
    failed: failed?.flatMap(({ animal, month, measure }): LineEvent[] => {
      if (!isIn[month]) return [];
      const shares: CellShares = { first: stretchAt(cells.edges, measure), shares: Float32Array.of(1) };
      return [{ animal, month, ...shares }];
    }),
  };
}

/** See `readLineUse`, which throws the same. */
export async function readLineVisits(request: LineVisitsRequest): Promise<LineVisits> {
  const { tracks, line, withFailed = false, told, labour, signal, onProgress } = request;
  const names = new Map<string, number>();
  for (const { individual, time } of tracks) if (time.length > 1 && !names.has(individual)) names.set(individual, names.size);
  signal?.throwIfAborted();
  let [done, last] = [0, performance.now()];
  const visits = await visitTracks(tracks, trackVisitor(line, request, withFailed && !told), labour, () => {
    signal?.throwIfAborted();
    onProgress?.((done += 1), tracks.length);
    if (labour || performance.now() - last < TURN_MS) return undefined;
    // Lets a cancellation in.
    return new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
      last = performance.now();
      signal?.throwIfAborted();
    });
  });
  signal?.throwIfAborted();
  const days = new Float64Array(12 * names.size);
  const passages: WidePassage[] = [];
  const possible: PossiblePassage[] = [];
  const animals: number[] = [];
  let [stepsNear, stepsNearTooLong, stepsNearUnsure, steps, stepsTooLong] = [0, 0, 0, 0, 0];
  let failed: { animal: number; month: number; measure: number }[] | undefined;
  for (const [number, found] of visits.entries()) {
    if (found.failed) failed ??= [];
    const animal = names.get(tracks[number]!.individual);
    if (animal === undefined) continue;
    for (const each of found.failed ?? []) failed?.push({ animal, ...each });
    if (tracks[number]!.time.length < 2) continue;
    for (let month = 0; month < 12; month++) days[12 * animal + month] = days[12 * animal + month]! + found.days[month]!;
    for (const passage of found.passages) {
      passages.push(passage);
      animals.push(animal);
    }
    for (const one of found.possible) possible.push(one);
    stepsNear += found.stepsNear;
    stepsNearTooLong += found.stepsNearTooLong;
    stepsNearUnsure += found.stepsNearUnsure;
    steps += found.steps;
    stepsTooLong += found.stepsTooLong;
  }
  if (told) {
    failed = told.flatMap((encounter) => {
      const [animal, measure] = [names.get(encounter.individual), measureOfTold(line, encounter)];
      return animal === undefined || measure === undefined ? [] : [{ animal, month: new Date(encounter.start).getUTCMonth(), measure }];
    });
  }
  // Numbers are said with one decimal: a minute would be 0 h.
  const hours = request.maxLagHours < 1 ? String(Number(request.maxLagHours.toPrecision(2))) : request.maxLagHours;
  if (steps > 0 && stepsTooLong === steps) throw new AtlasError('siting.stepsTooLong', { hours, n: steps });
  if (stepsNear === stepsNearTooLong && passages.length === 0 && !(failed && failed.length > 0)) {
    if (stepsNear > 0) throw new AtlasError('siting.stepsTooLong', { hours, n: stepsNear });
    throw new AtlasError('siting.neverNear', { individuals: names.size });
  }
  const effort = { animals: names.size, days };
  return { line, individuals: [...names.keys()], effort, passages, animals, possible, failed, stepsNear, stepsNearTooLong, stepsNearUnsure };
}

function monthOf({ from, to }: Pick<Passage, 'from' | 'to'>): number {
  return new Date((from + to) / 2).getUTCMonth();
}
