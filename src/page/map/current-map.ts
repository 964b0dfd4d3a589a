import type { MapController } from '../../map/map-controller.ts';

let current: MapController | undefined;

/** The map on the page, once it is there: what a component cannot pass down, such as a picture for the factsheet. */
export function currentMap(): MapController | undefined {
  return current;
}

export function setCurrentMap(map: MapController | undefined): void {
  current = map;
}
