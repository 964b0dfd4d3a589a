import * as Comlink from 'comlink';
import sqliteUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { BARRIER_TYPE, type BarrierKind } from '../domain/catalog/layer-kinds.ts';
import type { Bbox } from '../domain/catalog/schema.ts';
import type { LonLat } from '../domain/crossings/types.ts';
import { AtlasError } from '../domain/errors.ts';
import type { AlignmentFile } from '../domain/lines/alignment.ts';
import { assessAlternative, type AssessedPopulation, type Assessment } from '../domain/assessment/assess-alternative.ts';
import { LINE_USES } from '../domain/lines/collect-alignments.ts';
import { type CorridorGrid, drawCorridorGrid } from '../domain/assessment/corridor-grid.ts';
import { createGeojsonSource } from '../domain/tiles/geojson-source.ts';
import type { TileLayer, TileSource } from '../domain/tiles/tile-source.ts';
import { fetchTracksParquet } from '../domain/tracks/read-tracks-parquet.ts';
import { answerJob, cancelJob } from './answer-jobs.ts';
import type { LayerReference, UserAreas } from './layer-reference.ts';
import { openLayerSource } from './open-layer-source.ts';

export interface PopulationReference {
  readonly population: AssessedPopulation;
  readonly corridors: LayerReference;
  readonly stopovers?: LayerReference;
  /** A Parquet file of tracks. */
  readonly tracks?: Pick<LayerReference, 'url' | 'title'>;
}

/** Layers of the atlas that lines may meet. */
export interface Surroundings {
  readonly populations: readonly PopulationReference[];
  readonly areas: readonly LayerReference[];
  readonly barriers: readonly (LayerReference & { readonly kind: BarrierKind })[];
}

export interface AssessRequest extends Surroundings {
  /** [lon, lat] in WGS 84 degrees. */
  readonly lines: readonly (readonly LonLat[])[];
  /** Ground on each side that the project affects, metres. */
  readonly bufferM: number;
  /** Those near the lines only: they are handed over with every request. */
  readonly userAreas: readonly UserAreas[];
}

/** A file as its user chose it; its bytes move to the worker. */
export interface AlignmentBytes {
  readonly name: string;
  readonly bytes: ArrayBuffer;
  /** What its lines are for; a project when left out. */
  readonly use?: keyof typeof LINE_USES;
}

/** Tiles of a person's own areas, about a metre a step. */
const USER_ZOOM = 12;
const sources = new Map<string, TileSource>();
const layers = new Map<string, TileLayer>();
const grids = new Map<TileLayer, Promise<CorridorGrid>>();

/** One source an address: its directory is read once, and layers of one archive are asked for together. */
function sourceOf(reference: LayerReference): TileSource {
  const { url, format, sourceLayer } = reference;
  const key = `${url} ${format === 'geojson' ? sourceLayer : ''}`;
  const source = sources.get(key) ?? openLayerSource(reference);
  sources.set(key, source);
  return source;
}

/** One layer an address and name, so that a corridor's grid is found again. */
function tileLayer(reference: LayerReference): TileLayer {
  const { url, title, sourceLayer, zoom, bbox, filter } = reference;
  const key = JSON.stringify([url, sourceLayer, zoom, filter]);
  const known = layers.get(key);
  if (known) return known;
  const layer = { source: sourceOf(reference), sourceLayer, zoom, bbox, title, filter };
  layers.set(key, layer);
  return layer;
}

/** A corridor's grid, drawn once; a failure is forgotten, so that the next call tries again. */
function gridOf(corridors: TileLayer): Promise<CorridorGrid> {
  const known = grids.get(corridors);
  if (known) return known;
  const drawing = drawCorridorGrid(corridors);
  grids.set(corridors, drawing);
  drawing.catch(() => grids.delete(corridors));
  return drawing;
}

function fetchTracks({ url, title }: Pick<LayerReference, 'url' | 'title'>): ReturnType<typeof fetchTracksParquet> {
  return fetchTracksParquet(url, title, ADVICE);
}

function userLayer({ id, title, collection }: UserAreas): TileLayer & { readonly layerId: string } {
  return {
    source: createGeojsonSource(collection.features, { sourceLayer: id, maxZoom: USER_ZOOM, extent: 8192 }),
    sourceLayer: id,
    zoom: USER_ZOOM,
    bbox: [-180, -85.06, 180, 85.06],
    title,
    layerId: id,
  };
}

const ADVICE = 'Your project is safe. Check the connection and assess it again.';

async function loadSqlite(): Promise<ArrayBuffer> {
  const answer = await fetch(sqliteUrl);
  if (!answer.ok)
    throw new AtlasError('The reader of GeoPackages could not be fetched.', 'Your project is safe. Check the connection, or export the line as GeoJSON.');
  return answer.arrayBuffer();
}

async function assess(request: AssessRequest, signal: AbortSignal, onProgress?: (done: number, total: number) => void): Promise<Assessment> {
  const populations = await Promise.all(
    request.populations.map(async ({ population, corridors, stopovers, tracks }) => ({
      population,
      corridors: tileLayer(corridors),
      ...(stopovers ? { stopovers: tileLayer(stopovers) } : {}),
      ...(tracks ? { tracks: await fetchTracks(tracks) } : {}),
    })),
  );
  signal.throwIfAborted();
  return assessAlternative(
    request.lines,
    {
      populations,
      areas: [...request.areas.map((layer) => ({ ...tileLayer(layer), layerId: layer.id })), ...request.userAreas.map(userLayer)],
      barriers: request.barriers.map((layer) => ({ ...tileLayer(layer), layerId: layer.id, type: BARRIER_TYPE[layer.kind] })),
    },
    { bufferM: request.bufferM, signal, ...(onProgress ? { onProgress } : {}), gridOf },
  );
}

/** A short line through the middle of a box. */
function lineThrough([west, south, east, north]: Bbox): LonLat[] {
  const width = west > east ? east + 360 - west : east - west;
  const [lon, lat] = [west + width / 2, (south + north) / 2];
  return [
    [lon - width / 20, lat],
    [lon + width / 20, lat],
  ];
}

const api = {
  cancel: cancelJob,
  assess: answerJob<AssessRequest, Assessment>(assess),
  prepare: answerJob<Surroundings, void>(async (surroundings, signal) => {
    // Nothing is read from another host before a line asks for it.
    const isOwn = ({ url }: Pick<LayerReference, 'url'>): boolean => new URL(url).origin === self.location.origin;
    const [areas, barriers] = [surroundings.areas.filter(isOwn), surroundings.barriers.filter(isOwn)];
    const populations = surroundings.populations.filter(({ corridors, tracks }) => isOwn(corridors) && (tracks === undefined || isOwn(tracks)));
    for (const { corridors, tracks } of populations) {
      await Promise.all([gridOf(tileLayer(corridors)), tracks && fetchTracks(tracks)]);
      signal.throwIfAborted();
    }
    // Any tile: the archive's directory comes with it.
    for (const layer of [...areas, ...barriers]) await tileLayer(layer).source.getTile({ z: 0, x: 0, y: 0 }, signal);
    // First lines are answered slowly, as the browser has yet to compile what answers them: here are some that nobody waits for.
    for (const population of populations)
      await assess({ lines: [lineThrough(population.corridors.bbox)], bufferM: 0, populations: [population], areas, barriers, userAreas: [] }, signal);
  }),
  outline: answerJob<Pick<AssessRequest, 'lines' | 'bufferM'>, LonLat[][][]>(async ({ lines, bufferM }) => {
    // Loaded when first needed: a line without ground has no outline.
    const { outlineBuffer } = await import('../domain/assessment/outline-buffer.ts');
    return outlineBuffer(lines, bufferM);
  }),
  readAlignment: answerJob<AlignmentBytes, AlignmentFile>(async ({ name, bytes, use = 'project' }, signal) => {
    // Loaded when first needed: a drawn line needs no reader of files.
    const { readAlignmentFile } = await import('../domain/lines/read-alignment-file.ts');
    signal.throwIfAborted();
    return readAlignmentFile({ name, bytes: new Uint8Array(bytes) }, loadSqlite, LINE_USES[use]);
  }),
};

export type ProjectWorkerApi = typeof api;

Comlink.expose(api);
