import { Map as MapLibreMap, type MapOptions } from 'maplibre-gl';
import type { Bbox } from '../domain/catalog/fields.ts';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import type { Camera } from '../state/view.ts';
import { applyStyle, type ComposedStyle, sameStyle, toStyle } from './style/apply-style.ts';
import { LAYOUT_WIDTH, SNAPSHOT_PADDING, SNAPSHOT_ZOOM } from './snapshot-frame.ts';
import { drawn, readPicture } from './read-picture.ts';
import { guardEdges } from './style/guard-edges.ts';
import { supplyHatches } from './style/hatch-patterns.ts';
import { unwrapBbox } from './interaction/camera.ts';

const LONGEST_SIDE = 8192;
/** Of the map while its tiles arrive, each of which has it drawn anew: what takes its time on the CPU is drawn large once. */
const SMALL = 0.25;

/** A map off the screen that takes a picture. */
interface Studio {
  readonly map: MapLibreMap;
  /** Draw from now on: while its tiles arrive, each of which would have all of it drawn anew, it does not. */
  readonly draw: () => void;
  /** Draw no longer. */
  readonly rest: () => void;
  readonly close: () => void;
}

/** A studio whose tiles are there before its picture is asked for: one at a time. */
interface ReadyStudio extends Studio {
  readonly key: string;
  readonly style: ComposedStyle;
  /** Once its style can be changed. */
  readonly styled: Promise<unknown>;
  /** What it was made ready for, once its tiles are there; of another style it is drawn anew. */
  picture?: Promise<string>;
}

let ready: ReadyStudio | undefined;
/** Pictures that are being taken: nothing is made ready beside them. */
let taking = 0;

const keyOf = (view: Bbox | Camera, width: number, height: number): string => JSON.stringify([view, width, height]);
const ratioOf = (width: number, height: number): number => (width / LAYOUT_WIDTH) * Math.min(1, LONGEST_SIDE / Math.max(width, height));

function openStudio(style: ComposedStyle, view: Bbox | Camera, width: number, height: number): Studio {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', left: '-20000px', top: '0', width: `${LAYOUT_WIDTH}px`, height: `${(LAYOUT_WIDTH * height) / width}px` });
  container.setAttribute('aria-hidden', 'true');
  document.body.append(container);
  try {
    const map = new MapLibreMap({
      container,
      style: toStyle(style, 'flat'),
      ...frame(view),
      interactive: false,
      attributionControl: false,
      fadeDuration: 0,
      renderWorldCopies: true,
      pixelRatio: Math.min(SMALL, ratioOf(width, height)),
      maxCanvasSize: [LONGEST_SIDE, LONGEST_SIDE],
      canvasContextAttributes: { preserveDrawingBuffer: true, antialias: false },
    });
    supplyHatches(map);
    map.once('style.load', () => guardEdges(map));
    // A layer that fails is named by the map on the screen already; the picture is taken without it.
    map.on('error', () => undefined);
    const { painter } = map;
    const render = painter.render.bind(painter);
    const rest = (): void => {
      painter.render = () => undefined;
    };
    rest();
    const draw = (): void => {
      painter.render = render;
    };
    const close = (): void => {
      map.remove();
      container.remove();
    };
    return { map, draw, rest, close };
  } catch (error) {
    container.remove();
    throw error;
  }
}

/** The studio that was made ready for this picture, if it still draws, and none if it does not. */
function takeReady(key: string): ReadyStudio | undefined {
  if (ready?.key !== key) return undefined;
  const taken = ready;
  ready = undefined;
  if (taken.map.getCanvas().getContext('webgl2')?.isContextLost() === false) return taken;
  taken.close();
  return undefined;
}

/**
 * Have a picture drawn that may be asked for, and keep its studio, whose programs and tiles take most of the time, for another of the same
 * place. Where the processor draws it costs what the map on the screen does when it is moved once.
 * @param signal gives it up
 * @throws the signal's reason when cancelled, or Error when the graphics card gives up
 */
export async function readySnapshot(style: ComposedStyle, view: Bbox | Camera, width: number, height: number, signal: AbortSignal): Promise<void> {
  const key = keyOf(view, width, height);
  if (taking > 0 || ready?.key === key) return;
  ready?.close();
  const studio = openStudio(style, view, width, height);
  const mine: ReadyStudio = { ...studio, key, style, styled: studio.map.once('style.load') };
  ready = mine;
  const giveUp = (): void => {
    if (ready !== mine) return;
    ready = undefined;
    mine.close();
  };
  signal.addEventListener('abort', giveUp, { once: true });
  await idle(mine.map, signal);
  if (ready !== mine) return;
  mine.picture = drawLarge(mine, width, height, signal);
  try {
    await mine.picture;
  } catch {
    // Whoever asks for it has it drawn anew.
    delete mine.picture;
  } finally {
    // Unless somebody draws another picture with it.
    if (ready === mine) {
      mine.rest();
      mine.map.setPixelRatio(Math.min(SMALL, ratioOf(width, height)));
    }
  }
}

/** The picture of a studio whose tiles are there, as a PNG of a data URL. */
async function drawLarge({ map, draw }: Studio, width: number, height: number, signal: AbortSignal | undefined): Promise<string> {
  // A canvas that changes its size waits for all that is drawn yet, and the page with it.
  await drawn(map.getCanvas(), signal);
  const large = idle(map, signal);
  map.setPixelRatio(ratioOf(width, height));
  draw();
  // At once: the page may be busy with the document, and have no frame for long.
  map.redraw();
  await large;
  return await addressOf(await readPicture(map.getCanvas(), signal));
}

/** The picture that was drawn before it was asked for, if it is of the same style. */
async function findDrawn(key: string, style: ComposedStyle): Promise<string | undefined> {
  if (ready?.key !== key || !ready.picture || !sameStyle(ready.style, style)) return undefined;
  try {
    return await ready.picture;
  } catch {
    return undefined;
  }
}

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
  let studio: Studio | undefined;
  taking += 1;
  try {
    const before = await findDrawn(keyOf(view, width, height), style);
    signal?.throwIfAborted();
    if (before !== undefined) {
      onHandedOver?.();
      return before;
    }
    const known = takeReady(keyOf(view, width, height));
    studio = known ?? openStudio(style, view, width, height);
    const { map } = studio;
    if (known) {
      await known.styled;
      applyStyle(map, known.style, style);
      map.triggerRepaint();
    }
    await idle(map, signal);
    onHandedOver?.();
    return await drawLarge(studio, width, height, signal);
  } catch (error) {
    if (error instanceof AtlasError || signal?.aborted === true) throw error;
    throw new AtlasError('map.noPicture', { detail: reasonOf(error) });
  } finally {
    taking -= 1;
    studio?.close();
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
