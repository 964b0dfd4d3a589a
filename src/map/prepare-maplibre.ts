import { addProtocol, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { PMTiles, Protocol } from 'pmtiles';
import { openArchiveSource } from '../domain/tiles/open-archive-source.ts';

let prepared = false;

/** `pmtiles://ADDRESS` or `pmtiles://ADDRESS/z/x/y` → ADDRESS. */
function addressOf(url: string): string {
  return url.slice('pmtiles://'.length).replace(/\/\d+\/\d+\/\d+$/, '');
}

/** Tell MapLibre, once a page, where its worker is and how PMTiles are read: by the same sources as the calculations. */
export function prepareMapLibre(): void {
  if (prepared) return;
  setWorkerUrl(workerUrl);
  const protocol = new Protocol();
  addProtocol('pmtiles', async (request, abort) => {
    const address = addressOf(request.url);
    if (!protocol.tiles.has(address)) protocol.add(new PMTiles(openArchiveSource(address)));
    try {
      return await protocol.tile(request, abort);
    } catch (error) {
      // The archive keeps failed answers for good; a new one lets the next call try again.
      if (!abort.signal.aborted) protocol.tiles.delete(address);
      throw error;
    }
  });
  prepared = true;
}
