import type { FeatureCollection, Point } from 'geojson';
import type { Map as MapLibreMap, PaddingOptions } from 'maplibre-gl';
import type { DataSpec } from './data-spec.ts';

export const FURNITURE_SOURCE = 'furniture';
/** Name of the picture without anything in it, and its side, CSS pixels. */
const EMPTY = 'furniture/empty';
const SIDE_PX = 64;
/** What stands at the edge of a map that nothing covers, CSS pixels: such a strip keeps no names away. */
const NARROWEST_PX = 60;
/** A place on the screen that lies beside the globe comes back as another one, CSS pixels. */
const SAME_PX = 3;

export const NOTHING_COVERED: FeatureCollection<Point> = { type: 'FeatureCollection', features: [] };

/**
 * Where the list of layers covers the map, as places on it, [lon, lat]: MapLibre draws its names over the whole canvas, and a
 * name that runs under the list is half a name.
 */
export function findCovered(map: MapLibreMap, { left = 0, right = 0 }: PaddingOptions): FeatureCollection<Point> {
  const { clientWidth, clientHeight } = map.getContainer();
  const [from, to] = right > left ? [clientWidth - right, clientWidth] : [0, left];
  if (to - from < NARROWEST_PX) return NOTHING_COVERED;
  const features: FeatureCollection<Point>['features'] = [];
  for (let x = from + SIDE_PX / 2; x < to; x += SIDE_PX) {
    for (let y = SIDE_PX / 2; y < clientHeight; y += SIDE_PX) {
      const place = map.unproject([x, y]);
      const back = map.project(place);
      if (Math.hypot(back.x - x, back.y - y) > SAME_PX) continue;
      features.push({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [place.lng, place.lat] } });
    }
  }
  return { type: 'FeatureCollection', features };
}

/** Pictures without anything in them, placed before any name, so that no name is placed there. */
export function buildFurniture(covered: FeatureCollection<Point>): DataSpec {
  return {
    id: FURNITURE_SOURCE,
    title: FURNITURE_SOURCE,
    source: { type: 'geojson', data: covered },
    layers: [
      {
        // Names are placed from the top layer down.
        slot: 'chosen-nodes',
        spec: {
          id: `${FURNITURE_SOURCE}/empty`,
          type: 'symbol',
          source: FURNITURE_SOURCE,
          layout: { 'icon-image': EMPTY, 'icon-allow-overlap': true, 'icon-padding': 0 },
        },
      },
    ],
  };
}

/** The picture without anything in it, when the map asks for it by name. */
export function drawEmpty(name: string): ImageData | undefined {
  return name === EMPTY ? new ImageData(SIDE_PX, SIDE_PX) : undefined;
}
