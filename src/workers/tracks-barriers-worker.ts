import * as Comlink from 'comlink';
import { BARRIER_TYPE, type BarrierKind } from '../domain/catalog/layer-kinds.ts';
import { type BarrierEvents, findBarrierEvents } from '../domain/crossing-events/find-barrier-events.ts';
import { openPmtilesSource } from '../domain/tiles/pmtiles-source.ts';
import type { TileSource } from '../domain/tiles/tile-source.ts';
import { fetchTracksParquet } from '../domain/tracks/read-tracks-parquet.ts';
import type { Track } from '../domain/tracks/track.ts';
import { answerJob, cancelJob } from './answer-jobs.ts';
import type { LayerReference } from './layer-reference.ts';

/** A Parquet file of tracks. */
export type TracksReference = Pick<LayerReference, 'url' | 'title'>;

export interface BarrierEventsJob {
  /** A population's tracks by their address, or a person's own. */
  readonly tracks: TracksReference | readonly Track[];
  readonly barriers: LayerReference & { readonly kind: BarrierKind };
}

const sources = new Map<string, TileSource>();

/** One source an address: its directory is read once. */
function sourceOf({ url, title }: LayerReference): TileSource {
  const source = sources.get(url) ?? openPmtilesSource(url, title);
  sources.set(url, source);
  return source;
}

const ADVICE = 'What animals did at barriers is left out; the rest of the atlas keeps working. Check the connection and try again.';

const api = {
  cancel: cancelJob,
  findBarrierEvents: answerJob<BarrierEventsJob, BarrierEvents>(async ({ tracks, barriers }, signal, onProgress) => {
    const { sourceLayer, zoom, bbox, title, id, kind } = barriers;
    const fixes = 'url' in tracks ? await fetchTracksParquet(tracks.url, tracks.title, ADVICE) : tracks;
    signal.throwIfAborted();
    const layer = { source: sourceOf(barriers), sourceLayer, zoom, bbox, title, layerId: id, type: BARRIER_TYPE[kind] };
    return findBarrierEvents({ tracks: fixes, barriers: layer, signal, onProgress });
  }),
};

export type TracksBarriersWorkerApi = typeof api;

Comlink.expose(api);
