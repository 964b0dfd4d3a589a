import { addProtocol, type AddProtocolAction, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';
import { checkTile } from '../domain/tiles/check-tile.ts';
import { openArchive } from '../domain/tiles/open-archive.ts';
import { openArchiveSource } from '../domain/tiles/open-archive-source.ts';
import { readGeojsonAddress } from './layers/data-spec.ts';

let prepared = false;

/** `pmtiles://ADDRESS` or `pmtiles://ADDRESS/z/x/y` → ADDRESS. */
function addressOf(url: string): string {
  return url.slice('pmtiles://'.length).replace(/\/\d+\/\d+\/\d+$/, '');
}

/** Tell MapLibre, once a page, where its worker is and how PMTiles and GeoJSON are read: by the same code as in the calculations. */
export function prepareMapLibre(): void {
  if (prepared) return;
  setWorkerUrl(workerUrl);
  const protocol = new Protocol();
  addProtocol('pmtiles', async (request, abort) => {
    const address = addressOf(request.url);
    if (!protocol.tiles.has(address)) protocol.add(openArchive(openArchiveSource(address)));
    try {
      const answer: Awaited<ReturnType<AddProtocolAction>> = await protocol.tile(request, abort);
      // MapLibre's worker would work on a damaged one without an end, and no other tile be drawn.
      if (answer.data instanceof Uint8Array) checkTile(answer.data);
      return answer;
    } catch (error) {
      // The archive keeps failed answers for good; a new one lets the next call try again.
      if (!abort.signal.aborted) protocol.tiles.delete(address);
      throw error;
    }
  });
  addProtocol('geojson', async ({ url }) => {
    const { readTile } = await import('../workers/layers-worker-client.ts');
    // It is not cancelled: a thread that reads a large file does not listen, would be ended, and would begin anew.
    return { data: (await readTile(readGeojsonAddress(url))) ?? new Uint8Array() };
  });
  prepared = true;
}
