import { addProtocol, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';

let prepared = false;

/** Tell MapLibre, once a page, where its worker is and how PMTiles are read. */
export function prepareMapLibre(): void {
  if (prepared) return;
  setWorkerUrl(workerUrl);
  addProtocol('pmtiles', new Protocol().tile);
  prepared = true;
}
