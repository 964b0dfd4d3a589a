import styleUrl from 'maplibre-gl/dist/maplibre-gl.css?url';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { wearStyle } from '../shared/wear-style.ts';

/** Have a file on the way before what asks for it has come; where it does not arrive, that asks for it again. */
async function fetchAhead(url: string): Promise<void> {
  const response = await fetch(url, { priority: 'low' });
  await response.arrayBuffer();
}

/**
 * What makes maps, with all that it needs on the way at once: on a slow line each file asked for after another costs a second.
 * @throws TypeError where it does not arrive
 */
export async function fetchMap(): Promise<typeof import('../../map/map-controller.ts')> {
  const code = import('../../map/map-controller.ts');
  fetchAhead(workerUrl).catch(() => undefined);
  const [made] = await Promise.all([code, wearStyle(styleUrl)]);
  return made;
}
