import type { Bbox } from '../../domain/catalog/fields.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { FactsheetMap } from '../../factsheet/factsheet-input.ts';
import { buildDataLayers, type DataLayersInput } from '../../map/layers/data-layers.ts';
import type { DataSpec } from '../../map/layers/data-spec.ts';
import type { MapController } from '../../map/map-controller.ts';
import { MAP_THEMES } from '../../map/style/theme.ts';
import type { PageCatalog } from '../../state/entry-store.ts';
import { DEFAULT_TOGGLES } from '../../state/view.ts';
import { furnishMap, readyFurniture } from './furnish-map.ts';
import { waitForCurrentMap } from './wait-for-map.ts';

/** Pixels: 170 mm at 300 dots an inch. */
const WIDTH = 2008;
/** The same at 225 dots, which print as sharply to the eye: a processor that draws in a graphics card's place needs half the time. */
const WIDTH_ON_PROCESSOR = 1506;
/** Populations of a place that are drawn from their own archives; of more, the overview of all is enough. */
const MOST_DRAWN = 6;

type Shown = Pick<DataLayersInput, 'entries' | 'on' | 'chosen' | 'hidden' | 'around' | 'markers' | 'lang'>;

/**
 * The layers of a picture that is taken away: in the light colours, whatever the screen has, and without the overview's credit, which
 * is printed beside it. Markers find a population on a map of the world: they are drawn where they are asked for.
 */
export function layersOnPaper({ catalog, url, layers }: PageCatalog, shown: Shown): DataSpec[] {
  return buildDataLayers({ markers: false, ...shown, catalog, catalogUrl: url, layers, theme: MAP_THEMES.light, overviewCredit: '' });
}

/** What draws the map of a document, fetched before it is asked for. */
export async function readyToDraw(page: PageCatalog): Promise<void> {
  await Promise.all([import('../../map/take-snapshot.ts'), readyFurniture(page)]);
}

/** Of the picture of a document, pixels. */
function sizeOn(map: MapController, shape: number): { readonly width: number; readonly height: number } {
  const width = map.drawsOnProcessor() ? WIDTH_ON_PROCESSOR : WIDTH;
  return { width, height: Math.round(width * shape) };
}

/**
 * Have the map that `drawSheetMap` draws of the same box and shape drawn before it is asked for; with other layers it is drawn anew, and sooner all the same.
 * @param leaving gives it up
 */
export async function readySheetMap(box: Bbox, shape: number, specs: readonly DataSpec[], leaving: AbortSignal): Promise<void> {
  const map = await waitForCurrentMap(leaving);
  if (!map) return;
  const { width, height } = sizeOn(map, shape);
  await map.readySnapshot(box, width, height, specs, leaving);
}

/**
 * The picture of the map on a document, as wide as the paper's text; undefined where the browser cannot draw one at all. When this returns
 * the graphics card still draws it, and the document is planned meanwhile: sooner, the page's thread is what the map waits for. Its `png` is rejected with an AtlasError when it cannot be drawn.
 * @param shape height of the picture, of its width
 * @throws the signal's reason when cancelled
 */
export async function drawSheetMap(
  page: PageCatalog,
  box: Bbox,
  shape: number,
  specs: readonly DataSpec[],
  signal: AbortSignal,
): Promise<FactsheetMap | undefined> {
  const map = await waitForCurrentMap(signal);
  if (!map) return undefined;
  const size = sizeOn(map, shape);
  let handOver = (): void => undefined;
  const handedOver = new Promise<void>((resolve) => (handOver = resolve));
  const png = map.snapshot(box, size.width, size.height, signal, specs, handOver);
  // Whoever lays it out is told when it fails.
  png.catch(handOver);
  const [furniture] = await Promise.all([furnishMap(page, box, size), handedOver]);
  return { png, ...size, attribution: page.catalog.baseMap.attribution, furniture };
}

interface OfPlace {
  readonly entries: readonly OpenEntry[];
  readonly lang: string;
  /** Ids of entries that are left out of the overview. */
  readonly hidden?: ReadonlySet<string> | undefined;
}

/** Height of the picture of a place, of its width. */
const PLACE_SHAPE = 1 / 2;

function layersOfPlace(page: PageCatalog, { entries, lang, hidden }: OfPlace): DataSpec[] {
  return layersOnPaper(page, { entries: entries.slice(0, MOST_DRAWN), on: DEFAULT_TOGGLES, chosen: undefined, hidden, lang });
}

/**
 * Have the picture that `drawPlaceMap` draws of the same drawn before it is asked for.
 * @param leaving gives it up
 */
export async function readyPlaceMap(page: PageCatalog, box: Bbox | undefined, of: OfPlace, leaving: AbortSignal): Promise<void> {
  if (box) await readySheetMap(box, PLACE_SHAPE, layersOfPlace(page, of), leaving);
}

/**
 * The picture of a place with its populations; undefined where there is nothing to show. Where it cannot be drawn `withoutFailedMap` leaves it out.
 * @param box [west, south, east, north] degrees
 * @throws the signal's reason when cancelled
 */
export async function drawPlaceMap(page: PageCatalog, box: Bbox | undefined, of: OfPlace, signal: AbortSignal): Promise<FactsheetMap | undefined> {
  return box && (await drawSheetMap(page, box, PLACE_SHAPE, layersOfPlace(page, of), signal));
}

/**
 * A document with the map of a place, or without it, which it says, where that could not be drawn.
 * @throws whatever else keeps it from being built; the signal's reason when cancelled
 */
export async function withoutFailedMap<Input extends { readonly map: FactsheetMap | undefined }>(
  input: Input,
  build: (input: Input) => Promise<Blob>,
  signal: AbortSignal,
): Promise<Blob> {
  try {
    return await build(input);
  } catch (error) {
    signal.throwIfAborted();
    if (await isDrawn(input.map)) throw error;
    return await build({ ...input, map: undefined });
  }
}

/** Whether a document's map could be drawn, once that is known. */
export async function isDrawn(map: FactsheetMap | undefined): Promise<boolean> {
  try {
    await map?.png;
    return true;
  } catch {
    return false;
  }
}
