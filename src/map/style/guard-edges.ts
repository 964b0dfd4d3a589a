import type { Feature, Point } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';

const ID = 'edge-guards';
/** Side of a guard, and how far one stands from the next, CSS pixels: no label fits between two. */
const SIDE = 8;
const STEP = 10;

/** Places along the edges of a picture, a pixel inside it, [x, y] CSS pixels. */
export function placesAlongEdges(width: number, height: number): [number, number][] {
  const along = (length: number): number[] => Array.from({ length: Math.ceil((length - 2) / STEP) + 1 }, (_, index) => Math.min(length - 1, 1 + index * STEP));
  return [
    ...along(width).flatMap((x): [number, number][] => [
      [x, 1],
      [x, height - 1],
    ]),
    ...along(height).flatMap((y): [number, number][] => [
      [1, y],
      [width - 1, y],
    ]),
  ];
}

/** Keep names off the edges of a still map, which would cut them: what is not seen stands there first, and takes their room. */
export function guardEdges(map: MapLibreMap): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const features = placesAlongEdges(clientWidth, clientHeight).map((place): Feature<Point> => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates: map.unproject(place).toArray() },
  }));
  const lons = features.map(({ geometry }) => geometry.coordinates[0] ?? 0);
  // Where the world is seen more than once, a guard would stand in the midst of the picture, too.
  if (Math.max(...lons) - Math.min(...lons) > 360) return;
  map.addImage(ID, { width: SIDE, height: SIDE, data: new Uint8ClampedArray(SIDE * SIDE * 4) });
  map.addSource(ID, { type: 'geojson', data: { type: 'FeatureCollection', features } });
  map.addLayer({ id: ID, type: 'symbol', source: ID, layout: { 'icon-image': ID, 'icon-allow-overlap': true } });
}
