import { AttributionControl, GPUInitializationError, Map as MapLibreMap, NavigationControl, ScaleControl, type StyleSpecification } from 'maplibre-gl';
import { AtlasError } from '../domain/errors.ts';
import { WORLD_PX } from './interaction/camera.ts';
import type { ControlTexts, MapOptions } from './map-types.ts';
import { prepareMapLibre } from './prepare-maplibre.ts';
import { supplyHatches } from './style/hatch-patterns.ts';

/** Share of the free map that the globe fills. */
const GLOBE_SHARE = 0.88;

/** The zoom at which the whole world fills the part of the map that is free. */
export function worldZoom(container: HTMLElement, { padding, projection }: Pick<MapOptions, 'padding' | 'projection'>): number {
  const width = container.clientWidth - (padding?.left ?? 0) - (padding?.right ?? 0);
  const height = container.clientHeight - (padding?.top ?? 0) - (padding?.bottom ?? 0);
  if (projection === 'flat') return Math.max(0, Math.log2(Math.max(1, width) / WORLD_PX));
  // A globe's outline is π times smaller than the world's width.
  return Math.max(0, Math.log2((Math.max(1, Math.min(width, height)) * GLOBE_SHARE * Math.PI) / WORLD_PX));
}

/** Each map's bar of scale, which is worded anew with its other controls. */
const scales = new WeakMap<MapLibreMap, ScaleControl>();

/** Fold the credits as soon as MapLibre has unfolded its first ones. */
function foldCredits(map: MapLibreMap, container: HTMLElement): void {
  const fold = (): void => {
    const credits = container.querySelector('.maplibregl-compact-show');
    if (!credits) return;
    credits.classList.remove('maplibregl-compact-show');
    credits.removeAttribute('open');
    map.off('sourcedata', fold);
  };
  map.on('sourcedata', fold);
}

/**
 * A map with its controls, north up and seen from above: zoom and centre say all there is about its camera.
 * @throws AtlasError where the browser cannot draw with WebGL
 */
export function openMap(container: HTMLElement, style: StyleSpecification, options: MapOptions): MapLibreMap {
  prepareMapLibre();
  const camera = options.camera ?? { ...options.centre, zoom: worldZoom(container, options) };
  let map: MapLibreMap;
  try {
    map = new MapLibreMap({
      container,
      style,
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      attributionControl: false,
      // A frame or two: every further one redraws the whole map.
      fadeDuration: 100,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
    });
  } catch (error) {
    container.replaceChildren();
    if (!(error instanceof GPUInitializationError)) throw error;
    throw new AtlasError('map.noWebgl');
  }
  // The region around it is the landmark; a second one of the same name would be two maps.
  map.getCanvas().setAttribute('role', 'application');
  supplyHatches(map);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  if (options.padding !== undefined) map.setPadding({ ...options.padding });
  // Credits are lines of text on the map: they open by their button.
  map.addControl(new AttributionControl({ compact: true }), 'bottom-right');
  foldCredits(map, container);
  const scale = new ScaleControl({ unit: 'metric' });
  map.addControl(scale, 'bottom-left');
  scales.set(map, scale);
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  wordControls(map, options.texts);
  return map;
}

/** Name a map's controls. MapLibre takes its texts at the start alone; a page that changes its language keeps its map. */
export function wordControls(map: MapLibreMap, { map: name, zoomIn, zoomOut, attribution, km, metres }: ControlTexts): void {
  // The table that MapLibre has made of its option; the scale takes its units from there each time it is drawn.
  Object.assign(map._locale, { 'ScaleControl.Kilometers': km, 'ScaleControl.Meters': metres });
  scales.get(map)?.setUnit('metric');
  map.getCanvas().setAttribute('aria-label', name);
  const titles = { 'ctrl-zoom-in': zoomIn, 'ctrl-zoom-out': zoomOut, 'ctrl-attrib-button': attribution };
  for (const [part, title] of Object.entries(titles)) {
    const control = map.getContainer().querySelector(`.maplibregl-${part}`);
    control?.setAttribute('title', title);
    control?.setAttribute('aria-label', title);
  }
}
