import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Layer } from '../../domain/catalog/fields.ts';
import { layerOfKind } from '../../domain/catalog/open-entry.ts';
import type { Track } from '../../domain/tracks/track.ts';
import { tracksStore } from '../../state/tracks-store.ts';
import { entryOf } from '../../state/view.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';
import { useOpenEntry } from '../shared/use-entries.ts';
import { useJob } from '../shared/use-job.ts';

const NONE: readonly Track[] = [];

/** Tracks of a catalog layer, decoded by a worker; the code that asks it arrives when they are first switched on. */
async function loadTracks(layer: Layer, catalogUrl: string, signal: AbortSignal): Promise<readonly Track[]> {
  const { readTracks } = await import('../../workers/layers-worker-client.ts');
  return readTracks({ url: new URL(layer.url, catalogUrl).href, title: layer.title, bytes: layer.bytes, sha256: layer.sha256 }, { signal });
}

/** A person's own tracks while their page is open; else those of the chosen population, loaded while they are switched on. */
export function useTracks(): readonly Track[] {
  const { url } = useCatalog();
  const own = useStore(tracksStore, (state) => state.shown);
  const isOwn = useAtlas((state) => state.view.panel === 'tracks');
  const chosen = useAtlas((state) => entryOf(state.view));
  const on = useAtlas((state) => state.view.layers.includes('tracks'));
  const entry = useOpenEntry(chosen);
  const layer = on && !isOwn && entry ? layerOfKind(entry.file, 'tracks') : undefined;
  const { state, start, cancel } = useJob<{ readonly layer: Layer; readonly tracks: readonly Track[] }>();
  useEffect(() => {
    if (!layer) return undefined;
    void start(async ({ signal }) => ({ layer, tracks: await loadTracks(layer, url, signal) }));
    return cancel;
  }, [layer, url, start, cancel]);
  if (isOwn) return own;
  return state.status === 'done' && state.value.layer === layer ? state.value.tracks : NONE;
}
