import { createStore } from 'zustand/vanilla';
import type { CorridorFeature, CorridorResult, MigrationSequence, SeasonPair } from '../domain/movement/types.ts';
import { selectFixes, type Track } from '../domain/tracks/track.ts';
import type { MigrationYearSummary } from '../domain/movement/sequences/describe-migration-years.ts';
import { type History, NO_HISTORY, recordStep, redoStep, undoStep } from './history.ts';
import { EMPTY_WORK, type ImportedWork, type TrackSettings, type TrackWork } from './track-work.ts';

export interface TracksState {
  readonly work: TrackWork;
  /** Individual that is looked at; undefined looks at all. */
  readonly individual: string | undefined;
  /** Of the sequences. */
  readonly history: History<readonly MigrationSequence[]>;
  /** The tracks as they are drawn: few enough fixes for the map to stay quick. */
  readonly shown: readonly Track[];
  /** Corridors of the sequences done so far, while they are being computed. */
  readonly partial: readonly CorridorFeature[];
  /** Why there are no corridors: none asked for yet, the work has changed since, or it comes from an earlier visit. */
  readonly missing: 'new' | 'changed' | 'restored';
  /** The work of the last corridors: an edit that is undone leads back to them. */
  readonly last: Pick<TrackWork, 'result' | 'sequences' | 'settings'> | undefined;
}

const START: TracksState = { work: EMPTY_WORK, individual: undefined, history: NO_HISTORY, shown: [], partial: [], missing: 'new', last: undefined };

/** By which setting sequences were found, edited since or not: an undone step leads back to it. */
const foundBy = new WeakMap<readonly MigrationSequence[], SeasonPair>();

export const tracksStore = createStore<TracksState>(() => START);

const { getState: get, setState: set } = tracksStore;

/** Fixes that a map draws without falling behind a finger. */
const MOST_DRAWN = 200_000;

function tracksToDraw(tracks: readonly Track[]): readonly Track[] {
  const fixes = tracks.reduce((sum, { time }) => sum + time.length, 0);
  const step = Math.ceil(fixes / MOST_DRAWN);
  if (step <= 1) return tracks;
  return tracks.map((track) => selectFixes(track, (index) => index % step === 0));
}

function change(work: Partial<TrackWork>): void {
  set({ work: { ...get().work, ...work } });
}

/** Put in place what the corridors follow from; those of before go, finished or not. */
function outdate(work: Partial<TrackWork>): void {
  const { result } = get().work;
  set({ work: { ...get().work, ...work, result: undefined }, partial: [], ...(result && { missing: 'changed' }) });
}

/** Put tracks in place of any earlier ones; what was made of those goes. */
export function keepImport(imported: ImportedWork, settings: TrackSettings): void {
  set({ ...START, work: { ...EMPTY_WORK, imported, settings }, shown: tracksToDraw(imported.tracks) });
}

/** Bring back work from an earlier visit. */
export function restoreWork(work: TrackWork): void {
  if (work.foundBy) foundBy.set(work.sequences, work.foundBy);
  set({ ...START, work, missing: 'restored', shown: tracksToDraw(work.imported?.tracks ?? []) });
}

export function forgetWork(): void {
  set(START);
}

/** Settings of the form; what the population is called changes no corridor. */
export function changeSettings(settings: Partial<TrackSettings>): void {
  const changed = { ...get().work.settings, ...settings };
  if (settings.method || settings.seasons) outdate({ settings: changed });
  else change({ settings: changed });
}

/** What the search for migrations found; it can be undone like any edit. */
export function keepFound(years: readonly MigrationYearSummary[], sequences: readonly MigrationSequence[]): void {
  foundBy.set(sequences, get().work.settings.seasons);
  change({ years });
  editSequences(sequences);
}

/** Replace the sequences by edited ones; the corridors made of the old ones go. */
export function editSequences(sequences: readonly MigrationSequence[]): void {
  const { work, history } = get();
  const before = foundBy.get(work.sequences);
  if (before && !foundBy.has(sequences)) foundBy.set(sequences, before);
  set({ history: recordStep(history, work.sequences) });
  outdate({ sequences, foundBy: foundBy.get(sequences) });
}

function moveTo(step: { readonly present: readonly MigrationSequence[]; readonly history: TracksState['history'] } | undefined): void {
  if (!step) return;
  set({ history: step.history });
  outdate({ sequences: step.present, foundBy: foundBy.get(step.present) });
  const { last, work } = get();
  const { method, seasons } = work.settings;
  if (last?.sequences === work.sequences && last.settings.method === method && last.settings.seasons === seasons) change({ result: last.result });
}

export function undoEdit(): void {
  moveTo(undoStep(get().history, get().work.sequences));
}

export function redoEdit(): void {
  moveTo(redoStep(get().history, get().work.sequences));
}

/** Look at one individual: its track alone is on the map; undefined shows all again. */
export function lookAt(individual: string | undefined): void {
  const tracks = get().work.imported?.tracks ?? [];
  set({ individual, shown: tracksToDraw(individual === undefined ? tracks : tracks.filter((track) => track.individual === individual)) });
}

export function keepPartial(partial: readonly CorridorFeature[]): void {
  set({ partial });
}

export function keepResult(result: CorridorResult): void {
  change({ result });
  const { sequences, settings } = get().work;
  set({ partial: [], last: { result, sequences, settings } });
}
