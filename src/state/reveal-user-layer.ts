import type { Layer } from '../domain/catalog/schema.ts';
import type { StoredLayer } from './user-layer-storage.ts';

/** A kept layer as the page uses it: the lines of a file get an address that only this page can read. */
export function revealUserLayer({ layer, text }: StoredLayer): Layer {
  return text === undefined ? layer : { ...layer, url: URL.createObjectURL(new Blob([text], { type: 'application/geo+json' })) };
}
