import type { Layer } from '../domain/catalog/fields.ts';
import { groundOf, type OpenEntry } from '../domain/catalog/open-entry.ts';
import { type AreaKind, isBarrierKind, userAreasLayer } from '../domain/catalog/layer-kinds.ts';
import type { EntryRow } from '../domain/catalog/index-schema.ts';
import type { BarrierEvents } from '../domain/crossing-events/find-barrier-events.ts';
import type { PartsJoined } from '../domain/crossing-events/parts-joined.ts';
import type { BarrierCrossing } from '../domain/crossings/types.ts';
import type { CoverageAnswer } from '../domain/coverage/area-share.ts';
import type { CorridorResult } from '../domain/movement/types.ts';
import { referToLayer } from '../domain/layers/layer-reference.ts';
import type { BarrierEventsRequest, CrossingsRequest } from '../workers/layers-requests.ts';
import { askForEvents, builtFor, passOverBuilt } from './figures-store.ts';
import type { StoredAreas } from './stored-areas.ts';
import { createJobShelf } from './job.ts';

/** Answers of the workers, kept while the page is open: each is asked for once. */
export const analyses = {
  /** By entry and barrier layer. */
  crossings: createJobShelf<readonly BarrierCrossing[]>(),
  /** By entry and layer of areas. */
  coverage: createJobShelf<CoverageAnswer>(),
  /** By tracks (an entry's, or a person's own) and barrier layer. */
  crossingEvents: createJobShelf<BarrierEvents>(),
  /** The same: which parts of their corridor each barrier that they met keeps apart. */
  partsJoined: createJobShelf<PartsJoined>(),
  /** By a person's own corridors and barrier layer. */
  userCrossings: createJobShelf<readonly BarrierCrossing[]>(),
} as const;

/** @param of what is analysed: an entry, or another name of what is */
export function analysisKey(of: { readonly id: string }, layer: string): string {
  return `${of.id}/${layer}`;
}

/** Find where a barrier layer crosses an entry's corridors, unless that is known or under way; what the build found is taken first. */
export async function findCrossings(entry: OpenEntry, barriers: Layer, catalogUrl: string): Promise<void> {
  const corridors = groundOf(entry.file);
  const { kind } = barriers;
  if (!corridors || !isBarrierKind(kind)) return;
  const key = analysisKey(entry.row, barriers.id);
  await analyses.crossings.ask(key, async (options) => {
    const built = (await builtFor(entry.row, key, catalogUrl))?.crossings[barriers.id];
    if (built) return built;
    options.signal.throwIfAborted();
    const worker = await import('../workers/layers-worker-client.ts');
    return worker.findCrossings({ corridors: referToLayer(corridors, catalogUrl), barriers: { ...referToLayer(barriers, catalogUrl), kind } }, options);
  });
}

/** Measure the share of an entry's corridors that a catalog layer of areas covers, unless that is known or under way; what the build found is taken first. */
export async function measureLayerCoverage(entry: OpenEntry, areas: Layer, catalogUrl: string): Promise<void> {
  const corridors = groundOf(entry.file);
  if (!corridors) return;
  const key = analysisKey(entry.row, areas.id);
  await analyses.coverage.ask(key, async (options) => {
    const built = (await builtFor(entry.row, key, catalogUrl))?.coverage[areas.id];
    if (built) return built;
    options.signal.throwIfAborted();
    const worker = await import('../workers/layers-worker-client.ts');
    return worker.measureCoverage({ corridors: referToLayer(corridors, catalogUrl), areas: referToLayer(areas, catalogUrl) }, options);
  });
}

/** Compute here what the build found of an entry and these layers. */
export function computeAnew(entry: OpenEntry, layers: readonly string[]): void {
  const keys = new Set(layers.map((layer) => analysisKey(entry.row, layer)));
  passOverBuilt([...keys]);
  analyses.crossings.forget((key) => keys.has(key));
  analyses.coverage.forget((key) => keys.has(key));
}

/**
 * Find what tracks have to do with a barrier layer, unless that is known or under way. What the build found of an entry's tracks at full rate is
 * taken first.
 * @param key from `analysisKey`: an entry's id, or another name of the tracks, and the layer's
 * @param row whose tracks they are
 */
export async function findBarrierEvents(
  key: string,
  tracks: BarrierEventsRequest['tracks'],
  barriers: Layer,
  catalogUrl: string,
  row: Pick<EntryRow, 'id' | 'events'>,
): Promise<void> {
  const { kind } = barriers;
  if (!isBarrierKind(kind)) return;
  await analyses.crossingEvents.ask(key, async (options) => {
    const built = (await askForEvents(row, catalogUrl))?.layers[barriers.id];
    if (built) return { ...built.events, atFullRate: true };
    options.signal.throwIfAborted();
    const worker = await import('../workers/layers-worker-client.ts');
    return worker.findBarrierEvents({ tracks, barriers: { ...referToLayer(barriers, catalogUrl), kind } }, options);
  });
}

/**
 * Find which parts of a corridor some barriers of a layer keep apart, unless that is known or under way.
 * @param key of the corridor and the layer, see `analysisKey`
 * @param of ids of the barriers
 */
export async function findPartsJoined(
  key: string,
  corridors: CrossingsRequest['corridors'],
  barriers: Layer,
  of: readonly string[],
  catalogUrl: string,
): Promise<void> {
  const { kind } = barriers;
  if (!isBarrierKind(kind)) return;
  await analyses.partsJoined.ask(key, async (options) => {
    const worker = await import('../workers/layers-worker-client.ts');
    return worker.findPartsJoined({ corridors, barriers: { ...referToLayer(barriers, catalogUrl), kind }, of }, options);
  });
}

/** The key under which the coverage by a person's own areas is kept: a new file is a new key. */
export function userAreasKey(kind: AreaKind, areas: StoredAreas): string {
  return `${userAreasLayer(kind)}-${areas.loadedAt}`;
}

/** The same for priority areas that a person loaded. */
export async function measureUserCoverage(entry: OpenEntry, kind: AreaKind, areas: StoredAreas, catalogUrl: string): Promise<void> {
  const corridors = groundOf(entry.file);
  if (!corridors) return;
  await analyses.coverage.ask(analysisKey(entry.row, userAreasKey(kind, areas)), async (options) => {
    const worker = await import('../workers/layers-worker-client.ts');
    const own = { id: userAreasLayer(kind), title: areas.fileName, features: areas.features };
    return worker.measureCoverage({ corridors: referToLayer(corridors, catalogUrl), areas: own }, options);
  });
}

/** One name for each result of a person's own tracks, so that the answers for it are not taken for those of another. */
const names = new WeakMap<CorridorResult, string>();
let results = 0;

export function nameCorridors(result: CorridorResult): string {
  const name = names.get(result) ?? `your-corridors-${(results += 1)}`;
  names.set(result, name);
  return name;
}

/** The key under which the crossings of a person's own corridors are kept: a new result is a new key. */
export function userCrossingsKey(result: CorridorResult, layer: string): string {
  return analysisKey({ id: nameCorridors(result) }, layer);
}

/** Find where a barrier layer crosses a person's own corridors, unless that is known or under way; what was found for other results is dropped. `title` names the corridors in faults, in the page's language. */
export async function crossUserCorridors(result: CorridorResult, title: string, barriers: Layer, catalogUrl: string): Promise<void> {
  const { kind } = barriers;
  if (!isBarrierKind(kind)) return;
  const own = analysisKey({ id: nameCorridors(result) }, '');
  analyses.userCrossings.forget((key) => !key.startsWith(own));
  await analyses.userCrossings.ask(userCrossingsKey(result, barriers.id), async (options) => {
    const worker = await import('../workers/layers-worker-client.ts');
    const corridors = { id: 'corridors', title, features: result.corridors };
    return worker.findCrossings({ corridors, barriers: { ...referToLayer(barriers, catalogUrl), kind } }, options);
  });
}
