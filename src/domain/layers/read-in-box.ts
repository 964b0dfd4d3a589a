import type { Feature, Position } from 'geojson';
import type { Bbox } from '../catalog/fields.ts';
import { cutBox } from '../geometry/boxes.ts';
import { type CellBounds, clipLine } from '../geometry/plane/clip-line.ts';
import { clipPolygons, doubleArea, type PlaneBox } from '../geometry/plane/clip-polygons.ts';
import { PLANE_SIDE, planeBoxOf, planePolygons } from '../geometry/plane/plane-polygons.ts';
import { lonLatToTile, tilesInBbox, tileToLonLat } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';
import { readFeatures, type Shape } from './read-features.ts';

/** Tiles read for one file: at the analysis zoom a few counties of roads, and half a minute on a slow line. */
const MOST_TILES = 100;
/** Decimals of a degree that are written, about a centimetre. */
const ROUND = 1e7;
const WORLD: TileId = { z: 0, x: 0, y: 0 };

export interface InBox {
  /** WGS 84 [lon, lat]; what runs over several tiles is one feature of several parts. */
  readonly features: readonly Feature[];
  /** Zoom at which tiles were read, and the analysis zoom: only there is nothing simplified. */
  readonly zoom: number;
  readonly analysisZoom: number;
}

interface InBoxOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  readonly mostTiles?: number;
}

/** Tiles of a zoom that a box touches, or one row or column more: a box of the world has too many to be listed. */
export function countTiles([west, south, east, north]: Readonly<Bbox>, zoom: number): number {
  const [left, top] = lonLatToTile(WORLD, 2 ** zoom, west, north);
  const [right, bottom] = lonLatToTile(WORLD, 2 ** zoom, east, south);
  return (Math.floor(right) - Math.floor(left) + 1) * (Math.floor(bottom) - Math.floor(top) + 1);
}

/** What of a tile lies in a box, in the tile's grid: min x, min y, max x, max y; undefined where nothing does. */
function boundsIn(tile: TileId, extent: number, [west, south, east, north]: Bbox): CellBounds | undefined {
  const [left, top] = lonLatToTile(tile, extent, west, north);
  const [right, bottom] = lonLatToTile(tile, extent, east, south);
  const bounds: CellBounds = [Math.max(0, left), Math.max(0, top), Math.min(extent, right), Math.min(extent, bottom)];
  return bounds[0] < bounds[2] && bounds[1] < bounds[3] ? bounds : undefined;
}

/**
 * The features of a layer inside a box [west, south, east, north] in degrees (west beyond east crosses the antimeridian), cut at
 * its edge. They are read at the layer's analysis zoom where that takes few enough tiles, else at the deepest that does.
 * Features alike in all that tiles say of them are one.
 * @throws AtlasError naming the layer where it cannot be read; the signal's reason when aborted
 */
export async function readInBox(layer: TileLayer, shape: Shape, box: Bbox, { signal, onProgress, mostTiles = MOST_TILES }: InBoxOptions = {}): Promise<InBox> {
  const boxes = cutBox(box);
  let { zoom } = layer;
  while (zoom > 0 && boxes.reduce((sum, part) => sum + countTiles(part, zoom), 0) > mostTiles) zoom -= 1;
  const found = new Map<string, { readonly properties: Feature['properties']; readonly parts: Position[][][] }>();
  const asked = boxes.map((part) => ({ part, tiles: tilesInBbox(part, zoom) }));
  const of = asked.reduce((sum, { tiles }) => sum + tiles.length, 0);
  let done = 0;
  for (const { part, tiles } of asked) {
    await visitTiles(tiles, async (tile) => {
      const read = await readFeatures(layer, tile, shape, signal);
      done += 1;
      onProgress?.(done, of);
      const bounds = read && boundsIn(tile, read.extent, part);
      if (!bounds) return;
      const place = (flat: ArrayLike<number>): Position[] =>
        Array.from({ length: flat.length >> 1 }, (_, i) => roundPlace(tileToLonLat(tile, read.extent, flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0)));
      for (const { id, properties, geometry } of read.features) {
        const parts =
          shape === 'lines'
            ? geometry.flatMap((line) => clipLine(line, bounds)).map((line) => [place(line)])
            : cutPolygons(geometry, tile, read.extent, bounds);
        if (parts.length === 0) continue;
        const key = `${id}\n${JSON.stringify(properties)}`;
        const known = found.get(key);
        if (known) known.parts.push(...parts);
        else found.set(key, { properties, parts });
      }
    });
  }
  const features = [...found.values()].map(({ properties, parts }): Feature => ({
    type: 'Feature',
    properties,
    geometry: shape === 'lines' ? { type: 'MultiLineString', coordinates: parts.flat() } : { type: 'MultiPolygon', coordinates: parts },
  }));
  return { features, zoom, analysisZoom: layer.zoom };
}

/** A tile's polygons inside bounds of its grid, rings as RFC 7946 has them: outer ones counter-clockwise with north up. */
function cutPolygons(rings: readonly ArrayLike<number>[], tile: TileId, extent: number, bounds: CellBounds): Position[][][] {
  const [left, top] = planeBoxOf(tile);
  const cell = PLANE_SIDE / 2 ** tile.z / extent;
  const box: PlaneBox = [left + bounds[0] * cell, top + bounds[1] * cell, left + bounds[2] * cell, top + bounds[3] * cell];
  return clipPolygons(planePolygons(rings, tile, extent), box).map((polygon) =>
    polygon.map((ring, at) => {
      const placed = ring.map(([x, y]) => roundPlace(tileToLonLat(WORLD, PLANE_SIDE, x, y)));
      return doubleArea(ring) > 0 === (at === 0) ? placed.toReversed() : placed;
    }),
  );
}

function roundPlace(place: Position): Position {
  return place.map((degrees) => Math.round(degrees * ROUND) / ROUND);
}
