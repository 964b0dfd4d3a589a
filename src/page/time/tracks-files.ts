import type { Layer } from '../../domain/catalog/fields.ts';
import type { Track } from '../../domain/tracks/track.ts';

/** Of how many files the tracks are kept: those on the map, and those of the page before. */
const MOST_KEPT = 2;
const kept = new Map<string, Promise<readonly Track[]>>();

/**
 * Tracks of a catalog layer, decoded by a worker; the code that asks it arrives when they are first wanted. Map, time bar and
 * figures ask for the same file at about the same time: it is read once.
 */
export function loadTracks(layer: Layer, catalogUrl: string): Promise<readonly Track[]> {
  const url = new URL(layer.url, catalogUrl).href;
  const known = kept.get(url);
  if (known) return known;
  const reading = import('../../workers/layers-worker-client.ts').then(({ readTracks }) =>
    readTracks({ url, title: layer.title, bytes: layer.bytes, sha256: layer.sha256 }),
  );
  kept.set(url, reading);
  // One that failed is asked for again.
  reading.catch(() => kept.delete(url));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return reading;
}
