import type { FeatureCollection } from 'geojson';
import type { Bbox } from '../domain/catalog/schema.ts';
import { MERCATOR_LATITUDE, lonLatToTile } from '../domain/tiles/tile-geometry.ts';
import { createGeojsonSource } from '../domain/tiles/geojson-source.ts';
import type { TileLayer } from '../domain/tiles/tile-source.ts';
import type { CorridorFeature } from '../domain/movement/types.ts';

/** Corridors that a user computed: they exist on this machine only. */
export type UserCorridors = FeatureCollection<CorridorFeature['geometry'], CorridorFeature['properties']>;

/** Deep enough that a tile's cells are of about a metre, finer than any outline. */
const ZOOM = 12;
const EXTENT = 8192;
/** Tiles of a range that spans an ocean would be millions at that zoom. */
const MOST_TILES = 16_384;

/** [west, south, east, north] degrees; west beyond east where the corridors were cut at the antimeridian. */
function bboxOf(corridors: UserCorridors): Bbox {
  let [south, north] = [90, -90];
  const spans: [number, number][] = [];
  for (const { geometry } of corridors.features) {
    for (const [outer = []] of geometry.coordinates) {
      const span: [number, number] = [180, -180];
      for (const [lon = 0, lat = 0] of outer) {
        span[0] = Math.min(span[0], lon);
        span[1] = Math.max(span[1], lon);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
      spans.push(span);
    }
  }
  const west = Math.min(...spans.map(([from]) => from));
  const east = Math.max(...spans.map(([, to]) => to));
  const [min, max] = [Math.max(south, -MERCATOR_LATITUDE), Math.min(north, MERCATOR_LATITUDE)];
  if (west > -180 || east < 180) return [west, min, east, max];
  // Cut there: the widest gap that no polygon spans is the outside.
  const sorted = spans.toSorted((a, b) => a[0] - b[0]);
  let reach = -180;
  let gap = { width: 0, from: 180, to: -180 };
  for (const [from, to] of sorted) {
    if (from - reach > gap.width) gap = { width: from - reach, from: reach, to: from };
    reach = Math.max(reach, to);
  }
  return gap.width > 0 ? [gap.to, min, gap.from, max] : [-180, min, 180, max];
}

function zoomFor([west, south, east, north]: Bbox): number {
  const world = { z: 0, x: 0, y: 0 };
  let zoom = ZOOM;
  for (; zoom > 0; zoom--) {
    const [left, top] = lonLatToTile(world, 2 ** zoom, west, north);
    const [right, bottom] = lonLatToTile(world, 2 ** zoom, east < west ? east + 360 : east, south);
    if ((right - left + 2) * (bottom - top + 2) <= MOST_TILES) break;
  }
  return zoom;
}

/** A user's corridors as tiles of zoom 12, or of a lower one where their range is that of an ocean. */
export function tileUserCorridors(corridors: UserCorridors, title: string): TileLayer {
  if (corridors.features.every(({ geometry }) => geometry.coordinates.length === 0)) {
    return { source: { getTile: () => Promise.resolve(undefined) }, sourceLayer: 'corridors', zoom: 0, bbox: [0, 0, 0, 0], title };
  }
  const bbox = bboxOf(corridors);
  const zoom = zoomFor(bbox);
  const source = createGeojsonSource(corridors.features, { sourceLayer: 'corridors', maxZoom: zoom, extent: EXTENT });
  return { source, sourceLayer: 'corridors', zoom, bbox, title };
}
