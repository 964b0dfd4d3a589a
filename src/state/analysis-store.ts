import { createStore } from 'zustand/vanilla';
import type { Layer, Population } from '../domain/catalog/schema.ts';
import { isBarrierKind } from '../domain/catalog/layer-kinds.ts';
import type { BarrierEvents } from '../domain/crossing-events/find-barrier-events.ts';
import type { BarrierCrossing } from '../domain/crossings/types.ts';
import type { CoverageAnswer } from '../domain/coverage/area-share.ts';
import { describeError } from '../domain/errors.ts';
import { referToLayer } from '../domain/layers/layer-reference.ts';
import type { BarrierEventsRequest } from '../workers/layers-worker.ts';
import { reportFault } from './atlas-store.ts';
import type { StoredAreas } from './area-storage.ts';

/** One calculation: under way, done, stopped by the person, or failed (an alert says why). */
export type Calculation<T> =
  | { readonly status: 'running'; readonly done: number; readonly total: number }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'stopped' }
  | { readonly status: 'failed'; readonly message: string };

export interface AnalysisState {
  /** By population and barrier layer. */
  readonly crossings: Readonly<Record<string, Calculation<readonly BarrierCrossing[]>>>;
  /** By population and layer of areas. */
  readonly coverage: Readonly<Record<string, Calculation<CoverageAnswer>>>;
  /** By tracks (a population's, or a person's own) and barrier layer. */
  readonly encounters: Readonly<Record<string, Calculation<BarrierEvents>>>;
}

/** Answers of the workers, kept while the page is open: each is asked for once. */
export const analysisStore = createStore<AnalysisState>(() => ({ crossings: {}, coverage: {}, encounters: {} }));

const running = new Map<string, AbortController>();

export function analysisKey(population: Pick<Population, 'id'>, layer: string): string {
  return `${population.id}/${layer}`;
}

type Branch = keyof AnalysisState;

/** One kind of answer in the store: how to read and write it. */
interface Shelf<T> {
  readonly branch: Branch;
  read(key: string): Calculation<T> | undefined;
  write(key: string, calculation: Calculation<T> | undefined): void;
}

function without<T>(calculations: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(calculations).filter(([known]) => known !== key));
}

const crossingsShelf: Shelf<readonly BarrierCrossing[]> = {
  branch: 'crossings',
  read: (key) => analysisStore.getState().crossings[key],
  write: (key, calculation) =>
    analysisStore.setState(({ crossings }) => ({ crossings: calculation === undefined ? without(crossings, key) : { ...crossings, [key]: calculation } })),
};

const coverageShelf: Shelf<CoverageAnswer> = {
  branch: 'coverage',
  read: (key) => analysisStore.getState().coverage[key],
  write: (key, calculation) =>
    analysisStore.setState(({ coverage }) => ({ coverage: calculation === undefined ? without(coverage, key) : { ...coverage, [key]: calculation } })),
};

const crossingEventsShelf: Shelf<BarrierEvents> = {
  branch: 'encounters',
  read: (key) => analysisStore.getState().encounters[key],
  write: (key, calculation) =>
    analysisStore.setState(({ encounters }) => ({ encounters: calculation === undefined ? without(encounters, key) : { ...encounters, [key]: calculation } })),
};

interface WorkOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Do a piece of work once a key, and keep its progress and its answer on a shelf. */
async function calculate<T>(shelf: Shelf<T>, key: string, work: (options: WorkOptions) => Promise<T>): Promise<void> {
  if (shelf.read(key) !== undefined) return;
  const job = `${shelf.branch}:${key}`;
  const controller = new AbortController();
  running.set(job, controller);
  shelf.write(key, { status: 'running', done: 0, total: 0 });
  try {
    const value = await work({
      signal: controller.signal,
      onProgress: (done, total) => {
        if (running.get(job) === controller) shelf.write(key, { status: 'running', done, total });
      },
    });
    running.delete(job);
    shelf.write(key, { status: 'done', value });
  } catch (error) {
    running.delete(job);
    if (controller.signal.aborted) {
      shelf.write(key, { status: 'stopped' });
      return;
    }
    const fault = describeError(error);
    reportFault(fault);
    shelf.write(key, { status: 'failed', message: fault.message });
  }
}

function corridorLayer(population: Population): Layer | undefined {
  return population.layers.find((layer) => layer.kind === 'corridors');
}

/** Find where a barrier layer crosses a population's corridors, unless that is known or under way. */
export async function findCrossings(population: Population, barriers: Layer, catalogUrl: string): Promise<void> {
  const corridors = corridorLayer(population);
  const { kind } = barriers;
  if (!corridors || !isBarrierKind(kind)) return;
  await calculate(crossingsShelf, analysisKey(population, barriers.id), async (options) => {
    const worker = await import('../workers/layers-worker-client.ts');
    return worker.findCrossings({ corridors: referToLayer(corridors, catalogUrl), barriers: { ...referToLayer(barriers, catalogUrl), kind } }, options);
  });
}

/** Measure the share of a population's corridors that a catalog layer of areas covers, unless that is known or under way. */
export async function measureLayerCoverage(population: Population, areas: Layer, catalogUrl: string): Promise<void> {
  const corridors = corridorLayer(population);
  if (!corridors) return;
  await calculate(coverageShelf, analysisKey(population, areas.id), async (options) => {
    const worker = await import('../workers/layers-worker-client.ts');
    return worker.measureCoverage({ corridors: referToLayer(corridors, catalogUrl), areas: referToLayer(areas, catalogUrl) }, options);
  });
}

/**
 * Find what tracks have to do with a barrier layer, unless that is known or under way.
 * @param key from `analysisKey`: a population's id, or another name of the tracks, and the layer's
 */
export async function findBarrierEvents(key: string, tracks: BarrierEventsRequest['tracks'], barriers: Layer, catalogUrl: string): Promise<void> {
  const { kind } = barriers;
  if (!isBarrierKind(kind)) return;
  await calculate(crossingEventsShelf, key, async (options) => {
    const worker = await import('../workers/layers-worker-client.ts');
    return worker.findBarrierEvents({ tracks, barriers: { ...referToLayer(barriers, catalogUrl), kind } }, options);
  });
}

/** The key under which the coverage by a person's own areas is kept: a new file is a new key. */
export function userAreasKey(kind: string, areas: StoredAreas): string {
  return `user-${kind}-${areas.loadedAt}`;
}

/** The same for priority areas that a person loaded. */
export async function measureUserCoverage(population: Population, kind: string, areas: StoredAreas, catalogUrl: string): Promise<void> {
  const corridors = corridorLayer(population);
  if (!corridors) return;
  await calculate(coverageShelf, analysisKey(population, userAreasKey(kind, areas)), async (options) => {
    const worker = await import('../workers/layers-worker-client.ts');
    const own = { id: `user-${kind}`, title: areas.fileName, features: areas.features };
    return worker.measureCoverage({ corridors: referToLayer(corridors, catalogUrl), areas: own }, options);
  });
}

/** Stop calculations that are under way. */
export function stopCalculations(branch: Branch): void {
  for (const [job, controller] of running) if (job.startsWith(`${branch}:`)) controller.abort();
}

/** Let calculations that were stopped or failed be asked for again. */
export function forgetUnfinished(branch: Branch): void {
  const shelf = { crossings: crossingsShelf, coverage: coverageShelf, encounters: crossingEventsShelf }[branch];
  for (const [key, { status }] of Object.entries(analysisStore.getState()[branch])) {
    if (status === 'stopped' || status === 'failed') shelf.write(key, undefined);
  }
}
