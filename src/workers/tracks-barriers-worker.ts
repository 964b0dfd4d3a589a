import * as Comlink from 'comlink';
import type { BarrierKind } from '../domain/catalog/layer-kinds.ts';
import { BARRIER_TYPE } from '../domain/catalog/layer-kinds.ts';
import { meetBarriers, type BarrierMeetings } from '../domain/crossings/meet-barriers.ts';
import { AtlasError } from '../domain/errors.ts';
import { openPmtilesSource } from '../domain/tiles/pmtiles-source.ts';
import type { TileSource } from '../domain/tiles/tile-source.ts';
import { readTracksParquet } from '../domain/tracks/read-tracks-parquet.ts';
import type { Track } from '../domain/tracks/track.ts';
import { answerJob, cancelJob } from './answer-jobs.ts';
import type { LayerReference } from './layer-reference.ts';

/** A Parquet file of tracks. */
export type TracksReference = Pick<LayerReference, 'url' | 'title'>;

export interface MeetBarriersJob {
  /** A population's tracks by their address, or a person's own. */
  readonly tracks: TracksReference | readonly Track[];
  readonly barriers: LayerReference & { readonly kind: BarrierKind };
}

const sources = new Map<string, TileSource>();
const loaded = new Map<string, Promise<readonly Track[]>>();

/** One source an address: its directory is read once. */
function sourceOf({ url, title }: LayerReference): TileSource {
  const source = sources.get(url) ?? openPmtilesSource(url, title);
  sources.set(url, source);
  return source;
}

async function fetchTracks({ url, title }: TracksReference): Promise<readonly Track[]> {
  let bytes: ArrayBuffer;
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    bytes = await answer.arrayBuffer();
  } catch (error) {
    throw new AtlasError(
      `The layer “${title}” could not be fetched (${error instanceof Error ? error.message : String(error)}).`,
      'What animals did at barriers is left out; the rest of the atlas keeps working. Check the connection and try again.',
      { layer: title, file: url },
    );
  }
  return readTracksParquet(bytes, title);
}

/** Tracks of an address, fetched once; a failure is forgotten, so that the next call tries again. */
function loadTracks(reference: TracksReference): Promise<readonly Track[]> {
  const known = loaded.get(reference.url);
  if (known) return known;
  const loading = fetchTracks(reference);
  loaded.set(reference.url, loading);
  loading.catch(() => loaded.delete(reference.url));
  return loading;
}

const api = {
  cancel: cancelJob,
  meetBarriers: answerJob<MeetBarriersJob, BarrierMeetings>(async ({ tracks, barriers }, signal, onProgress) => {
    const { sourceLayer, zoom, bbox, title, id, kind } = barriers;
    const fixes = 'url' in tracks ? await loadTracks(tracks) : tracks;
    signal.throwIfAborted();
    const layer = { source: sourceOf(barriers), sourceLayer, zoom, bbox, title, layerId: id, type: BARRIER_TYPE[kind] };
    return meetBarriers({ tracks: fixes, barriers: layer, signal, onProgress });
  }),
};

export type TracksBarriersWorkerApi = typeof api;

Comlink.expose(api);
