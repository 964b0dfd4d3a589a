import type { BarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/schema.ts';
import { switchLayers } from '../../state/atlas-store.ts';
import { revealUserLayer } from '../../state/reveal-user-layer.ts';
import { saveUserLayer, type StoredLayer } from '../../state/user-layer-storage.ts';
import { showUserLayers } from '../../state/user-layers-store.ts';

export type NewLayer = Omit<Layer, 'id' | 'kind' | 'citation' | 'accessed'>;

/**
 * Put a person's layer of barriers on the map and keep it on this machine for the next visit.
 * @param text the lines of a file, as GeoJSON
 * @throws AtlasError when the browser does not keep it; it is on the map all the same
 */
export async function addUserLayer(kind: BarrierKind, about: NewLayer, text?: string): Promise<void> {
  const now = new Date();
  const id = `user-${kind}-${now.getTime().toString(36)}${Math.floor(Math.random() * 36 ** 3).toString(36)}`;
  const layer: Layer = { ...about, id, kind, citation: about.title, accessed: now.toISOString().slice(0, 10) };
  const stored: StoredLayer = { layer, ...(text === undefined ? {} : { text }) };
  showUserLayers([revealUserLayer(stored)]);
  switchLayers([kind], true);
  await saveUserLayer(stored);
}
