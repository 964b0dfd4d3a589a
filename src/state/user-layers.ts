import { createStore } from 'zustand/vanilla';
import type { Layer } from '../domain/catalog/schema.ts';
import { loadUserLayers, type StoredLayer } from './user-layer-storage.ts';
import { describeError } from '../domain/errors.ts';
import { reportFault } from './atlas-store.ts';

export interface UserLayersState {
  /** Barrier layers that this person added; a file's address is one that only this page can read. */
  readonly layers: readonly Layer[];
}

export const userLayersStore = createStore<UserLayersState>(() => ({ layers: [] }));

export function showUserLayers(layers: readonly Layer[]): void {
  const known = userLayersStore.getState().layers;
  userLayersStore.setState({ layers: [...known.filter(({ id }) => !layers.some((layer) => layer.id === id)), ...layers] });
}

export function hideUserLayer(id: Layer['id']): void {
  userLayersStore.setState(({ layers }) => ({ layers: layers.filter((layer) => layer.id !== id) }));
}

/** A kept layer as the page uses it: the lines of a file get an address that only this page can read. */
export function revealUserLayer({ layer, text }: StoredLayer): Layer {
  return text === undefined ? layer : { ...layer, url: URL.createObjectURL(new Blob([text], { type: 'application/geo+json' })) };
}

/** Bring back the barrier layers that were added on an earlier visit to this machine. */
export async function restoreUserLayers(): Promise<void> {
  try {
    const { layers, unreadable } = await loadUserLayers();
    if (layers.length > 0) showUserLayers(layers.map(revealUserLayer));
    if (unreadable > 0) {
      reportFault({ message: `${unreadable} of the layers added on an earlier visit cannot be read.`, advice: 'Nothing else is affected. Add them again.' });
    }
  } catch (error) {
    reportFault(describeError(error));
  }
}
