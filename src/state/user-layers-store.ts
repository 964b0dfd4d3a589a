import { createStore } from 'zustand/vanilla';
import type { Layer } from '../domain/catalog/schema.ts';

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
