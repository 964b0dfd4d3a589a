// The peer of the Lighthouse comparison: MapLibre, the atlas's base map archive, one fill layer.
import 'maplibre-gl/dist/maplibre-gl.css';
import { addProtocol, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';

setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol().tile);
const archive = new URL('atlas/base-map.pmtiles', document.baseURI).href;
const map = new MapLibreMap({
  container: 'map',
  center: [0, 20],
  zoom: 1.5,
  style: {
    version: 8,
    sources: { base: { type: 'vector', url: `pmtiles://${archive}` } },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': '#dfe9ee' } },
      { id: 'land', type: 'fill', source: 'base', 'source-layer': 'land', paint: { 'fill-color': '#f6f3ec' } },
    ],
  },
});
map.once('idle', () => document.body.setAttribute('data-idle', 'true'));
