import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { isBarrierKind } from '../domain/catalog/layer-kinds.ts';
import { LayerSchema, type Layer } from '../domain/catalog/schema.ts';
import { AtlasError } from '../domain/errors.ts';

/** A person's layer as it is kept between visits, on this machine only. */
export interface StoredLayer {
  /** Its address is the archive's; that of a file is only its name. */
  readonly layer: Layer;
  /** The lines of a file, as GeoJSON. */
  readonly text?: string;
}

const StoredLayerSchema = v.pipe(
  v.object({ layer: LayerSchema, text: v.exactOptional(v.string()) }),
  v.check(({ layer, text }) => isBarrierKind(layer.kind) && (layer.format === 'geojson') === (text !== undefined), 'neither an archive nor a file of barriers'),
);

let opened: UseStore | undefined;

function openStore(): UseStore {
  opened ??= createStore('atlas-of-animal-migration-layers', 'barriers');
  return opened;
}

/**
 * Keep a layer for the next visit.
 * @throws AtlasError when the browser has no room for it or keeps nothing (private windows)
 */
export async function saveUserLayer(stored: StoredLayer): Promise<void> {
  try {
    await set(stored.layer.id, stored, openStore());
  } catch (error) {
    throw new AtlasError(
      `The browser did not keep the layer “${stored.layer.title}” for the next visit (${reasonOf(error)}).`,
      "It is on the map until the page is closed. Free some of the browser's storage, or add it again next time.",
      { layer: stored.layer.title },
    );
  }
}

/**
 * Every layer kept on earlier visits, and the number of those that cannot be read; they are left where they are.
 * @throws AtlasError when the browser's storage cannot be opened
 */
export async function loadUserLayers(): Promise<{ layers: StoredLayer[]; unreadable: number }> {
  try {
    const layers: StoredLayer[] = [];
    let unreadable = 0;
    for (const key of await keys<string>(openStore())) {
      const parsed = v.safeParse(StoredLayerSchema, await get<unknown>(key, openStore()));
      if (parsed.success) layers.push(parsed.output);
      else unreadable += 1;
    }
    return { layers, unreadable };
  } catch (error) {
    throw new AtlasError(`The layers kept on earlier visits cannot be read (${reasonOf(error)}).`, 'The rest of the atlas works. Add them again.');
  }
}

/**
 * Remove a layer from this machine.
 * @throws AtlasError when the browser's storage cannot be opened
 */
export async function forgetUserLayer(id: Layer['id']): Promise<void> {
  try {
    await del(id, openStore());
  } catch (error) {
    throw new AtlasError(
      `The layer could not be removed from this machine (${reasonOf(error)}).`,
      "Clear this site's data in the browser's settings to remove it.",
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
