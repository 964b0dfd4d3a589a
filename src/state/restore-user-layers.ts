import { describeError } from '../domain/errors.ts';
import { reportFault } from './atlas-store.ts';
import { revealUserLayer } from './reveal-user-layer.ts';
import { loadUserLayers } from './user-layer-storage.ts';
import { showUserLayers } from './user-layers-store.ts';

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
