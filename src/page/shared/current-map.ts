import type { MapController, MapPadding } from '../../map/map-controller.ts';

let current: MapController | undefined;
let isNone = false;
const waiting = new Set<() => void>();

/** The map on the page, once it is there: what a component cannot pass down, such as a picture for the factsheet. */
export function currentMap(): MapController | undefined {
  return current;
}

/** @param none whether there will be no map, as in a browser without WebGL */
export function setCurrentMap(map: MapController | undefined, none = false): void {
  current = map;
  isNone = none;
  for (const tell of waiting) tell();
}

/** Whether the page has its map, or will have none. */
export function isMapSettled(): boolean {
  return isNone || current !== undefined;
}

/** Hear of every change of the page's map. @returns what ends it */
export function onCurrentMap(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

const EDGE_PX = 24;
/** Width from which the panel stands beside the map; narrower, it is a sheet from below (as in layout.css). */
export const WIDE = '(min-width: 720px)';

/**
 * The part of the map that the panel and the list of layers leave free.
 * @param dir direction of the page's text
 */
export function mapPadding(dir = document.documentElement.dir): MapPadding {
  const panel = document.querySelector('.panel')?.getBoundingClientRect();
  const list = document.querySelector('.layers-list:not([hidden])')?.getBoundingClientRect();
  const layers = list === undefined || list.width === 0 ? 0 : list.width + EDGE_PX / 2;
  const even = { top: EDGE_PX, right: EDGE_PX, bottom: EDGE_PX, left: EDGE_PX };
  // In the frame of another page there is a caption alone, at the top.
  if (!panel) return { ...even, top: (document.querySelector('.embed-caption')?.getBoundingClientRect().bottom ?? 0) + EDGE_PX };
  if (!matchMedia(WIDE).matches) return { ...even, bottom: Math.min(innerHeight / 2, Math.max(0, innerHeight - panel.top)) + EDGE_PX };
  // The panel stands beside the map, and the list of layers on it, at the far side.
  return dir === 'rtl' ? { ...even, left: layers + EDGE_PX } : { ...even, right: layers + EDGE_PX };
}
