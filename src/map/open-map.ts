import { AttributionControl, GPUInitializationError, Map as MapLibreMap, NavigationControl, ScaleControl, type StyleSpecification } from 'maplibre-gl';
import { AtlasError } from '../domain/errors.ts';
import type { MapOptions } from './map-types.ts';
import { prepareMapLibre } from './prepare-maplibre.ts';
import { supplyHatches } from './supply-hatches.ts';

const WHOLE_WORLD = { zoom: 1.4, lat: 24, lon: 8 };

/**
 * A map with its controls, north up and seen from above: zoom and centre say all there is about its camera.
 * @throws AtlasError where the browser cannot draw with WebGL
 */
export function openMap(container: HTMLElement, style: StyleSpecification, options: MapOptions): MapLibreMap {
  prepareMapLibre();
  const camera = options.camera ?? WHOLE_WORLD;
  let map: MapLibreMap;
  try {
    map = new MapLibreMap({
      container,
      style,
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      ...(options.locale === undefined ? {} : { locale: { ...options.locale } }),
    });
  } catch (error) {
    container.replaceChildren();
    if (!(error instanceof GPUInitializationError)) throw error;
    throw new AtlasError(
      'The map cannot be drawn: this browser has no WebGL 2, or it is switched off.',
      'Texts, tables and figures work without the map. Switch on hardware acceleration in the browser, or open the atlas in another one.',
    );
  }
  supplyHatches(map);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  if (options.padding !== undefined) map.setPadding({ ...options.padding });
  map.addControl(new AttributionControl({ compact: true }), 'bottom-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-right');
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  return map;
}
