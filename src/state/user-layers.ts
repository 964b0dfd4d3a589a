import * as v from 'valibot';
import { isBarrierKind } from '../domain/catalog/layer-kinds.ts';
import { LayerSchema, type Layer } from '../domain/catalog/fields.ts';
import { AtlasError, describeError } from '../domain/errors.ts';
import { blobOf, packTextBitByBit, type TextOrBlob } from '../domain/lines/large-text.ts';
import { atlasStore, keepUserLayers, reportFault } from './atlas-store.ts';
import { kept } from './kept.ts';
import type { Reading } from './kept-types.ts';
import { describeUnreadable, faultsOf } from './kept-faults.ts';
import { noteOf } from '../domain/notes.ts';

/** A person's layer as it is kept between visits, on this machine only. */
export interface StoredLayer {
  /** Its address is the archive's; that of a file is only its name. */
  readonly layer: Layer;
  /** The lines of a file, as GeoJSON; an atlas of version 1 kept a long text, too, as it is. */
  readonly text?: TextOrBlob;
}

const StoredLayerSchema: v.GenericSchema<unknown, StoredLayer> = v.pipe(
  v.object({ layer: LayerSchema, text: v.exactOptional(v.union([v.string(), v.blob()])) }),
  v.check(({ layer, text }) => isBarrierKind(layer.kind) && (layer.format === 'geojson') === (text !== undefined), 'neither an archive nor a file of barriers'),
);

/** The barrier layers that a person added, by their ids, kept on this machine only. */
const keptLayers = kept<StoredLayer>({
  database: 'atlas-of-animal-migration-layers',
  store: 'barriers',
  schema: StoredLayerSchema,
  version: 2,
  faults: faultsOf(
    'layers',
    ({ layer: { title } }) => noteOf('kept.layer', { title }),
    ({ layer: { title } }) => ({ layer: title }),
  ),
});

/** What an entry that cannot be read was called, as far as that is known. */
function nameUnreadable(entry: unknown, id: string): string {
  const titled = v.object({ layer: v.object({ title: v.string() }) });
  const parsed = v.safeParse(
    v.union([
      titled,
      v.pipe(
        v.object({ value: titled }),
        v.transform(({ value }) => value),
      ),
    ]),
    entry,
  );
  return parsed.success ? parsed.output.layer.title : id;
}

/** A kept layer as the page uses it: the lines of a file get an address that only this page can read. */
function reveal({ layer, text }: StoredLayer): Layer {
  return text === undefined ? layer : { ...layer, url: URL.createObjectURL(blobOf(text)) };
}

function showUserLayers(stored: readonly StoredLayer[]): void {
  if (stored.length === 0) return;
  const others = atlasStore.getState().userLayers.filter(({ id }) => !stored.some(({ layer }) => layer.id === id));
  keepUserLayers([...others, ...stored.map(reveal)]);
}

function hideUserLayer(id: Layer['id']): void {
  const { userLayers } = atlasStore.getState();
  const hidden = userLayers.find((layer) => layer.id === id);
  if (!hidden) return;
  keepUserLayers(userLayers.filter((layer) => layer !== hidden));
  if (hidden.url.startsWith('blob:')) URL.revokeObjectURL(hidden.url);
}

/**
 * Put a layer on the map and keep it for the next visit; other tabs show it at once.
 * @throws AtlasError when the browser has no room for it or keeps nothing (private windows); it is on the map all the same
 */
export async function saveUserLayer(stored: StoredLayer): Promise<void> {
  showUserLayers([stored]);
  await keptLayers.save(stored.layer.id, stored);
}

/**
 * Remove a layer from this machine and from the map.
 * @throws AtlasError when the browser's storage cannot be opened; it is off the map all the same
 */
export async function forgetUserLayer(id: Layer['id']): Promise<void> {
  try {
    // Gone from the map means gone from the machine: a page that is closed at once must not bring it back.
    await keptLayers.forget(id);
  } finally {
    hideUserLayer(id);
  }
}

async function takeReading(id: Layer['id'], reading: Reading<StoredLayer>): Promise<StoredLayer[]> {
  if (reading.status === 'kept') {
    const { layer, text } = reading.value;
    if (text === undefined) return [reading.value];
    const packed = { layer, text: await packTextBitByBit(text) };
    // Such a text takes long to read, too: once. Where it cannot be written it stays as it lies there.
    if (packed.text !== text) keptLayers.repack(id, packed).catch(() => undefined);
    return [packed];
  }
  if (reading.status === 'unreadable') {
    reportFault(new AtlasError(...describeUnreadable(reading, 'layers', nameUnreadable(reading.entry, id))));
  }
  return [];
}

/** Bring back the barrier layers that were added on an earlier visit to this machine, and follow what other tabs add and remove. */
export async function restoreUserLayers(): Promise<void> {
  const report = (error: unknown): void => reportFault(describeError(error));
  const restore = async (): Promise<void> => {
    const readings = await keptLayers.readAll();
    const taken = await Promise.all([...readings].map(([id, reading]) => takeReading(id, reading)));
    showUserLayers(taken.flat());
  };
  const follow = async (id: string): Promise<void> => {
    const reading = await keptLayers.read(id);
    if (reading.status === 'absent') hideUserLayer(id);
    else showUserLayers(await takeReading(id, reading));
  };
  // One after another: a layer that is slow to come must not come after it was removed.
  let restored = restore().catch(report);
  keptLayers.watch((id) => void (restored = restored.then(() => follow(id)).catch(report)));
  await restored;
}
