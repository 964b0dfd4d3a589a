import type { Bbox } from '../../domain/catalog/fields.ts';
import type { MapController } from '../../map/map-controller.ts';
import { boxOnScreen } from '../../map/interaction/camera.ts';
import type { Camera } from '../../state/view.ts';
import { mapPadding } from '../shared/current-map.ts';

/** What a person sees of the map: the part of it that panel and list of layers leave free. */
export interface MapOnScreen {
  readonly camera: Camera;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** [west, south, east, north] degrees. */
  readonly box: Bbox;
}

/** A map so small that nothing is seen of it is taken for this much, CSS pixels. */
const LEAST = 200;

export function lookAtMap(map: MapController): MapOnScreen {
  const camera = map.getCamera();
  const { clientWidth = innerWidth, clientHeight = innerHeight } = document.querySelector('.map') ?? {};
  const { top, right, bottom, left } = mapPadding();
  const width = Math.max(LEAST, clientWidth - left - right);
  const height = Math.max(LEAST, clientHeight - top - bottom);
  return { camera, width, height, box: boxOnScreen(camera, width, height) };
}

/** The longest round length (1, 2 or 5 times a power of ten, metres) that is no longer than `most` metres. */
export function roundLength(most: number): number {
  const size = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((times) => times * size <= most) ?? 1) * size;
}
