import * as Comlink from 'comlink';
import sqliteUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import type { BarrierKind } from '../domain/catalog/layer-kinds.ts';
import { BARRIER_TYPE } from '../domain/catalog/layer-kinds.ts';
import type { LonLat } from '../domain/crossings/types.ts';
import { AtlasError } from '../domain/errors.ts';
import type { AlignmentFile } from '../domain/project/alignment.ts';
import { assessAlternative, type AssessedPopulation, type Assessment } from '../domain/project/assess-alternative.ts';
import { LINE_USES } from '../domain/project/collect-alignments.ts';
import type { CorridorGrid } from '../domain/project/corridor-grid.ts';
import { createGeojsonSource } from '../domain/tiles/geojson-source.ts';
import type { TileLayer } from '../domain/tiles/tile-source.ts';
import { fetchTracksParquet } from '../domain/tracks/fetch-tracks-parquet.ts';
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

export interface AssessRequest {
  /** [lon, lat] in WGS 84 degrees. */
  readonly lines: readonly (readonly LonLat[])[];
  readonly populations: readonly PopulationReference[];
  readonly areas: readonly LayerReference[];
  /** Those near the lines only: they are handed over with every request. */
  readonly userAreas: readonly UserAreas[];
  readonly barriers: readonly (LayerReference & { readonly kind: BarrierKind })[];
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
const layers = new Map<string, TileLayer>();
const grids = new Map<TileLayer, CorridorGrid>();

/** One layer an address: its directory is read once, and a corridor's grid is found again. */
function tileLayer(reference: LayerReference): TileLayer {
  const { url, title, sourceLayer, zoom, bbox, filter } = reference;
  const key = JSON.stringify([url, sourceLayer, zoom, filter]);
  const known = layers.get(key);
  if (known) return known;
  const layer = { source: openLayerSource(reference), sourceLayer, zoom, bbox, title, filter };
  layers.set(key, layer);
  return layer;
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
  if (!answer.ok) throw new AtlasError('The reader of GeoPackages could not be fetched.', 'Your project is safe. Check the connection, or export the line as GeoJSON.');
  return answer.arrayBuffer();
}

const api = {
  cancel: cancelJob,
  assess: answerJob<AssessRequest, Assessment>(async (request, signal, onProgress) => {
    const populations = await Promise.all(request.populations.map(async ({ population, corridors, stopovers, tracks }) => ({
      population,
      corridors: tileLayer(corridors),
      ...(stopovers ? { stopovers: tileLayer(stopovers) } : {}),
      ...(tracks ? { tracks: await fetchTracksParquet(tracks.url, tracks.title, ADVICE) } : {}),
    })));
    signal.throwIfAborted();
    return assessAlternative(request.lines, {
      populations,
      areas: [...request.areas.map((layer) => ({ ...tileLayer(layer), layerId: layer.id })), ...request.userAreas.map(userLayer)],
      barriers: request.barriers.map((layer) => ({ ...tileLayer(layer), layerId: layer.id, type: BARRIER_TYPE[layer.kind] })),
    }, { signal, onProgress, grids });
  }),
  readAlignment: answerJob<AlignmentBytes, AlignmentFile>(async ({ name, bytes, use = 'project' }, signal) => {
    // Loaded when first needed: a drawn line needs no reader of files.
    const { readAlignmentFile } = await import('../domain/project/read-alignment-file.ts');
    signal.throwIfAborted();
    return readAlignmentFile({ name, bytes: new Uint8Array(bytes) }, loadSqlite, LINE_USES[use]);
  }),
};

export type ProjectWorkerApi = typeof api;

Comlink.expose(api);
