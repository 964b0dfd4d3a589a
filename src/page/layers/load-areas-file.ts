import type { AreaKind } from '../../domain/catalog/layer-kinds.ts';
import { saveAreas } from '../../state/area-storage.ts';
import { keepUserAreas, switchLayers } from '../../state/atlas-store.ts';
import { readAreas } from '../../workers/atlas-worker-client.ts';

/**
 * Read a provider's file in the worker, put its areas on the map and keep them on this machine for the next visit.
 * What was loaded before stays until the new file is read.
 * @throws AtlasError for a file that cannot be used, or when the browser does not keep it; the signal's reason when aborted
 */
export async function loadAreasFile(kind: AreaKind, file: File, signal: AbortSignal): Promise<void> {
  const bytes = await file.arrayBuffer();
  const set = await readAreas({ name: file.name, bytes }, { signal });
  const areas = { ...set, fileName: file.name, loadedAt: Date.now() };
  keepUserAreas(kind, areas);
  switchLayers([kind], true);
  await saveAreas(kind, areas);
}
