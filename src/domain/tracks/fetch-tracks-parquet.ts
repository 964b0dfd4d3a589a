import { AtlasError } from '../errors.ts';
import { readTracksParquet } from './read-tracks-parquet.ts';
import type { Track } from './track.ts';

const loaded = new Map<string, Promise<Track[]>>();

/**
 * Tracks of a Parquet file at a URL, fetched once; a failure is forgotten, so that the next call tries again.
 * @param title names the layer in faults
 * @param advice what is safe and what to do when it cannot be fetched
 * @throws AtlasError naming the layer
 */
export function fetchTracksParquet(url: string, title: string, advice: string): Promise<Track[]> {
  const known = loaded.get(url);
  if (known) return known;
  const loading = fetchOnce(url, title, advice);
  loaded.set(url, loading);
  loading.catch(() => loaded.delete(url));
  return loading;
}

async function fetchOnce(url: string, title: string, advice: string): Promise<Track[]> {
  let bytes: ArrayBuffer;
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    bytes = await answer.arrayBuffer();
  } catch (error) {
    throw new AtlasError(`The layer “${title}” could not be fetched (${error instanceof Error ? error.message : String(error)}).`, advice, { layer: title, file: url });
  }
  return readTracksParquet(bytes, title);
}
