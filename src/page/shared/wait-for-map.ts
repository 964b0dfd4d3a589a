import type { MapController } from '../../map/map-controller.ts';
import { currentMap, isMapSettled, onCurrentMap } from './current-map.ts';

/** After so long without a map there is none, ms: its program may never come. */
const PATIENCE_MS = 30_000;

/**
 * The map on the page; while it is still being made, once it is there. Undefined where the browser cannot draw one.
 * @throws the signal's reason when cancelled
 */
export async function waitForCurrentMap(signal: AbortSignal, patienceMs = PATIENCE_MS): Promise<MapController | undefined> {
  signal.throwIfAborted();
  if (isMapSettled()) return currentMap();
  const late = AbortSignal.timeout(patienceMs);
  const either = AbortSignal.any([signal, late]);
  await new Promise<void>((resolve) => {
    const end = (): void => {
      if (!isMapSettled() && !either.aborted) return;
      stop();
      either.removeEventListener('abort', end);
      resolve();
    };
    const stop = onCurrentMap(end);
    either.addEventListener('abort', end);
  });
  signal.throwIfAborted();
  return currentMap();
}
