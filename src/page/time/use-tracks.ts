import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { findPopulation } from '../../domain/catalog/find-in-catalog.ts';
import type { Layer } from '../../domain/catalog/schema.ts';
import { AtlasError, describeError } from '../../domain/errors.ts';
import type { Track } from '../../domain/tracks/track.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { tracksStore } from '../../state/tracks-store.ts';
import { useAtlas, useCatalog } from '../use-atlas.ts';

const loaded = new Map<string, Promise<readonly Track[]>>();
const NONE: readonly Track[] = [];

async function fetchTracks(layer: Layer, catalogUrl: string): Promise<readonly Track[]> {
  const url = new URL(layer.url, catalogUrl).href;
  let bytes: ArrayBuffer;
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    bytes = await answer.arrayBuffer();
  } catch (error) {
    throw new AtlasError(
      `The layer “${layer.title}” could not be fetched (${error instanceof Error ? error.message : String(error)}).`,
      'The rest of the atlas keeps working. Check the connection, and switch the tracks off and on to try again.',
      { layer: layer.title, file: url },
    );
  }
  const { readTracksParquet } = await import('../../domain/tracks/read-tracks-parquet.ts');
  return readTracksParquet(bytes, layer.title);
}

/** Tracks of a catalog layer, fetched once; a failure is forgotten, so that the next call tries again. */
function loadTracks(layer: Layer, catalogUrl: string): Promise<readonly Track[]> {
  const known = loaded.get(layer.id);
  if (known) return known;
  const loading = fetchTracks(layer, catalogUrl);
  loaded.set(layer.id, loading);
  loading.catch(() => loaded.delete(layer.id));
  return loading;
}

/** A person's own tracks while their page is open; else those of the chosen population, loaded while they are switched on. */
export function useTracks(): readonly Track[] {
  const { catalog, url } = useCatalog();
  const own = useStore(tracksStore, (state) => state.shown);
  const isOwn = useAtlas((state) => state.view.panel === 'tracks');
  const chosen = useAtlas((state) => state.view.population);
  const on = useAtlas((state) => state.view.layers.includes('tracks'));
  const layer = on && !isOwn && chosen !== undefined ? findPopulation(catalog, chosen)?.population.layers.find(({ kind }) => kind === 'tracks') : undefined;
  const [arrived, setArrived] = useState<{ readonly layer: Layer; readonly tracks: readonly Track[] } | undefined>();
  useEffect(() => {
    if (!layer) return undefined;
    let wanted = true;
    loadTracks(layer, url).then(
      (tracks) => {
        if (wanted) setArrived({ layer, tracks });
      },
      (error: unknown) => reportFault(describeError(error)),
    );
    return () => {
      wanted = false;
    };
  }, [layer, url]);
  if (isOwn) return own;
  return arrived !== undefined && arrived.layer === layer ? arrived.tracks : NONE;
}
