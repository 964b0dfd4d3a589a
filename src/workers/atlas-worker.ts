import * as Comlink from 'comlink';
import type { AreaSet } from '../domain/areas/area-set.ts';
import type { CoverageAnswer } from '../domain/coverage/area-share.ts';
import { measureCoverage } from '../domain/coverage/measure-coverage.ts';
import { BARRIER_TYPE, type BarrierKind } from '../domain/catalog/layer-kinds.ts';
import type { Bbox } from '../domain/catalog/schema.ts';
import { type CorridorCrossingsRequest, findCorridorCrossings } from '../domain/crossings/find-corridor-crossings.ts';
import { locateCountries } from '../domain/coverage/locate-countries.ts';
import type { BarrierCrossing, LonLat } from '../domain/crossings/types.ts';
import { createGeojsonSource } from '../domain/tiles/geojson-source.ts';
import type { ArchiveNote } from '../domain/tiles/describe-archive.ts';
import type { TileLayer, TileSource } from '../domain/tiles/tile-source.ts';
import { answerJob, cancelJob } from './answer-jobs.ts';
import type { LayerReference, UserAreas } from './layer-reference.ts';
import { openLayerSource } from './open-layer-source.ts';
import { tileUserCorridors, type UserCorridors } from './user-corridors.ts';

export interface CrossingsRequest {
  readonly corridors: LayerReference;
  readonly barriers: LayerReference & { readonly kind: BarrierKind };
}

export interface CoverageRequest {
  readonly corridors: LayerReference;
  /** Exactly one of the two: a built-in layer or a user's areas. */
  readonly layer?: LayerReference;
  readonly user?: UserAreas;
}

export interface UserCrossingsRequest {
  readonly corridors: UserCorridors;
  readonly barriers: LayerReference & { readonly kind: BarrierKind };
}

export interface UserCoverageRequest {
  readonly corridors: UserCorridors;
  /** Exactly one of the two: a built-in layer or a user's areas. */
  readonly layer?: LayerReference;
  readonly user?: UserAreas;
}

/** A file of priority areas as its user chose it; its bytes move to the worker. */
export interface AreasFile {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

export interface CountriesRequest {
  readonly positions: readonly LonLat[];
  /** Address of the base map's archive, whose layer `countries` has the property iso3. */
  readonly baseMapUrl: string;
}

/** The base map's deepest zoom, where borders are least simplified. */
const BASE_MAP_ZOOM = 7;

const sources = new Map<string, TileSource>();

/** One source an address: its directory is read once. */
function sourceOf(layer: LayerReference): TileSource {
  const key = `${layer.url} ${layer.format === 'geojson' ? layer.sourceLayer : ''}`;
  const known = sources.get(key);
  if (known) return known;
  const source = openLayerSource(layer);
  sources.set(key, source);
  return source;
}

function tileLayer(layer: LayerReference): TileLayer {
  const { sourceLayer, zoom, bbox, title, filter } = layer;
  return { source: sourceOf(layer), sourceLayer, zoom, bbox, title, filter };
}

/** A user's areas as tiles, at the corridor's own analysis zoom. */
function userLayer(areas: UserAreas, zoom: number): TileLayer {
  return {
    source: createGeojsonSource(areas.collection.features, { sourceLayer: areas.id, maxZoom: zoom, extent: 8192 }),
    sourceLayer: areas.id,
    zoom,
    bbox: [-180, -85.06, 180, 85.06],
    title: areas.title,
  };
}

/** Title of a user's corridors in messages. */
const YOUR_CORRIDORS = 'your corridors';

function areaLayers({ layer, user }: Pick<CoverageRequest, 'layer' | 'user'>, zoom: number): TileLayer[] {
  return [...(layer ? [tileLayer(layer)] : []), ...(user ? [userLayer(user, zoom)] : [])];
}

function barrierLayer(barriers: CrossingsRequest['barriers']): CorridorCrossingsRequest['barriers'] {
  return { ...tileLayer(barriers), layerId: barriers.id, type: BARRIER_TYPE[barriers.kind] };
}

const api = {
  cancel: cancelJob,
  findCrossings: answerJob<CrossingsRequest, BarrierCrossing[]>(async (request, signal, onProgress) => {
    const { corridors, barriers } = request;
    return findCorridorCrossings({
      corridors: tileLayer(corridors),
      barriers: barrierLayer(barriers),
      signal,
      onProgress,
    });
  }),
  locateCountries: answerJob<CountriesRequest, (string | undefined)[]>(({ positions, baseMapUrl }, signal) => {
    const bbox: Bbox = [-180, -85.06, 180, 85.06];
    return locateCountries(
      positions,
      tileLayer({ id: 'base-map', title: 'Base map', url: baseMapUrl, format: 'pmtiles', sourceLayer: 'countries', zoom: BASE_MAP_ZOOM, bbox }),
      signal,
    );
  }),
  measureCoverage: answerJob<CoverageRequest, CoverageAnswer>(async (request, signal, onProgress) => {
    const corridors = tileLayer(request.corridors);
    return measureCoverage({ corridors, areas: areaLayers(request, corridors.zoom), signal, onProgress });
  }),
  crossUserCorridors: answerJob<UserCrossingsRequest, BarrierCrossing[]>(async ({ corridors, barriers }, signal, onProgress) =>
    findCorridorCrossings({ corridors: tileUserCorridors(corridors, YOUR_CORRIDORS), barriers: barrierLayer(barriers), signal, onProgress }),
  ),
  measureUserCorridorCoverage: answerJob<UserCoverageRequest, CoverageAnswer>(async (request, signal, onProgress) => {
    const corridors = tileUserCorridors(request.corridors, YOUR_CORRIDORS);
    return measureCoverage({ corridors, areas: areaLayers(request, corridors.zoom), signal, onProgress });
  }),
  describeArchive: answerJob<string, ArchiveNote>(async (url, signal) => {
    // Loaded when first needed, as the next is.
    const { describeArchive } = await import('../domain/tiles/describe-archive.ts');
    return describeArchive(url, signal);
  }),
  readAreas: answerJob<AreasFile, AreaSet>(async ({ name, bytes }, signal) => {
    // Loaded when first needed: unpacking and projections are no part of a map without a user's own areas.
    const { readAreasFile } = await import('../domain/areas/read-areas-file.ts');
    signal.throwIfAborted();
    return readAreasFile({ name, bytes: new Uint8Array(bytes) });
  }),
};

export type AtlasWorkerApi = typeof api;

Comlink.expose(api);
