import { AREA_KINDS } from '../domain/catalog/layer-kinds.ts';
import { describeError } from '../domain/errors.ts';
import { loadAllAreas } from './area-storage.ts';
import { keepUserAreas, reportFault } from './atlas-store.ts';

/** Bring back the priority areas that were loaded on an earlier visit to this machine. */
export async function restoreUserAreas(): Promise<void> {
  try {
    const { areas, unreadable } = await loadAllAreas();
    for (const kind of AREA_KINDS) if (areas[kind]) keepUserAreas(kind, areas[kind]);
    for (const kind of unreadable) {
      reportFault({
        message: `The areas kept on an earlier visit (${kind}) cannot be read.`,
        advice: "Nothing else is affected. Load the provider's file again to replace them.",
      });
    }
  } catch (error) {
    reportFault(describeError(error));
  }
}
