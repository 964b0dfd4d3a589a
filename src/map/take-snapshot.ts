import { Map as MapLibreMap, type MapOptions } from 'maplibre-gl';
import type { Bbox } from '../domain/catalog/fields.ts';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import type { Camera } from '../state/view.ts';
import { type ComposedStyle, toStyle } from './style/apply-style.ts';
import { LAYOUT_WIDTH, SNAPSHOT_PADDING, SNAPSHOT_ZOOM } from './snapshot-frame.ts';
import { drawn, readPicture } from './read-picture.ts';
import { supplyHatches } from './style/hatch-patterns.ts';
import { unwrapBbox } from './interaction/camera.ts';

const LONGEST_SIDE = 8192;
/** Of the map while its tiles arrive, each of which has it drawn anew: what takes its time on the CPU is drawn large once. */
const SMALL = 0.25;

/**
 * Draw a style on a map of its own, off the screen, and wait until every tile and label is there.
 * @param view a bbox [west, south, east, north] in degrees, or a camera
 * @param width of the picture in its own pixels; `height` likewise
 * @param onHandedOver hears that every tile is there: from then on the page has little to do for it but to wait for the graphics card
 * @returns a PNG as a data URL
 * @throws AtlasError when the browser cannot draw it
 */
export async function takeSnapshot(
  style: ComposedStyle,
  view: Bbox | Camera,
  width: number,
  height: number,
  signal?: AbortSignal,
  onHandedOver?: () => void,
): Promise<string> {
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const pixelRatio = (width * shrink) / LAYOUT_WIDTH;
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', left: '-20000px', top: '0', width: `${LAYOUT_WIDTH}px`, height: `${(LAYOUT_WIDTH * height) / width}px` });
  container.setAttribute('aria-hidden', 'true');
  document.body.append(container);
  let map: MapLibreMap | undefined;
  try {
    map = new MapLibreMap({
      container,
      style: toStyle(style, 'flat'),
      ...frame(view),
      interactive: false,
      attributionControl: false,
      fadeDuration: 0,
      renderWorldCopies: true,
      pixelRatio: Math.min(SMALL, pixelRatio),
      maxCanvasSize: [LONGEST_SIDE, LONGEST_SIDE],
      canvasContextAttributes: { preserveDrawingBuffer: true, antialias: false },
    });
    supplyHatches(map);
    // A layer that fails is named by the map on the screen already; the picture is taken without it.
    map.on('error', () => undefined);
    await idle(map, signal);
    onHandedOver?.();
    // A canvas that changes its size waits for all that is drawn yet, and the page with it.
    await drawn(map.getCanvas(), signal);
    const large = idle(map, signal);
    map.setPixelRatio(pixelRatio);
    // At once: the page may be busy with the document, and have no frame for long.
    map.redraw();
    await large;
    return await addressOf(await readPicture(map.getCanvas(), signal));
  } catch (error) {
    if (error instanceof AtlasError || signal?.aborted === true) throw error;
    throw new AtlasError('map.noPicture', { detail: reasonOf(error) });
  } finally {
    map?.remove();
    container.remove();
  }
}

/** Until every tile and label is drawn. */
function idle(map: MapLibreMap, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason instanceof Error ? signal.reason : new Error('Cancelled'));
    if (signal?.aborted === true) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    map.once('webglcontextlost', () => reject(new Error('the graphics card gave up')));
    map.once('idle', () => resolve());
    return undefined;
  });
}

function addressOf(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
}

function frame(view: Bbox | Camera): Pick<MapOptions, 'center' | 'zoom' | 'bounds' | 'fitBoundsOptions'> {
  if ('zoom' in view) return { center: [view.lon, view.lat], zoom: view.zoom };
  return { bounds: unwrapBbox(view), fitBoundsOptions: { padding: SNAPSHOT_PADDING, maxZoom: SNAPSHOT_ZOOM } };
}
