import type { Map as MapLibreMap } from 'maplibre-gl';
import { BASE_SOURCE } from '../style/base-style.ts';
import { wait } from './watch-busy.ts';

/** What waits for the land comes all the same after this long, ms. */
const LONGEST_MS = 20_000;

/** Settles once the base map's tiles in view are there, or the map rests without them; after 20 s in any case. */
export function waitForLand(map: MapLibreMap): Promise<void> {
  const there = new Promise<void>((resolve) => {
    const look = (event: { readonly sourceId?: string; readonly isSourceLoaded?: boolean; readonly tile?: unknown }): void => {
      if (event.sourceId !== BASE_SOURCE || !event.isSourceLoaded || event.tile === undefined) return;
      map.off('sourcedata', look);
      resolve();
    };
    map.on('sourcedata', look);
    void map.once('idle', () => resolve());
    void map.once('webglcontextlost', () => resolve());
  });
  return Promise.race([there, wait(LONGEST_MS)]);
}
