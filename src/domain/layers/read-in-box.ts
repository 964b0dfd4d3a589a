import type { Feature, Position } from 'geojson';
import type { Bbox } from '../catalog/fields.ts';
import { clipLine } from '../geometry/plane/clip-line.ts';
import { clipRing, signedArea } from '../geometry/plane/clip-ring.ts';
import { lonLatToTile, tilesInBbox, tileToLonLat } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';
import { readFeatures, type Shape } from './read-features.ts';

/** Tiles read for one file: at the analysis zoom a few counties of roads, and half a minute on a slow line. */
const MOST_TILES = 100;
/** Decimals of a degree that are written, about a centimetre. */
const ROUND = 1e7;

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

/** A box that crosses the antimeridian is two. */
function splitBox([west, south, east, north]: Bbox): Bbox[] {
  return west <= east
    ? [[west, south, east, north]]
    : [
        [west, south, 180, north],
        [-180, south, east, north],
      ];
}

/** Tiles of a zoom that a box touches, or one row or column more: a box of the world has too many to be listed. */
function countTiles([west, south, east, north]: Bbox, zoom: number): number {
  const world = { z: 0, x: 0, y: 0 };
  const [left, top] = lonLatToTile(world, 2 ** zoom, west, north);
  const [right, bottom] = lonLatToTile(world, 2 ** zoom, east, south);
  return (Math.floor(right) - Math.floor(left) + 1) * (Math.floor(bottom) - Math.floor(top) + 1);
}

/** What of a tile lies in a box, in the tile's grid: min x, min y, max x, max y; undefined where nothing does. */
function boundsIn(tile: TileId, extent: number, [west, south, east, north]: Bbox): [number, number, number, number] | undefined {
  const [left, top] = lonLatToTile(tile, extent, west, north);
  const [right, bottom] = lonLatToTile(tile, extent, east, south);
  const bounds: [number, number, number, number] = [Math.max(0, left), Math.max(0, top), Math.min(extent, right), Math.min(extent, bottom)];
  return bounds[0] < bounds[2] && bounds[1] < bounds[3] ? bounds : undefined;
}

/**
 * The features of a layer inside a box [west, south, east, north] in degrees (west beyond east crosses the antimeridian), cut at
 * its edge. They are read at the layer's analysis zoom where that takes few enough tiles, else at the deepest that does.
 * Features alike in all that tiles say of them are one.
 * @throws AtlasError naming the layer where it cannot be read; the signal's reason when aborted
 */
export async function readInBox(layer: TileLayer, shape: Shape, box: Bbox, { signal, onProgress, mostTiles = MOST_TILES }: InBoxOptions = {}): Promise<InBox> {
  const boxes = splitBox(box);
  let { zoom } = layer;
  while (zoom > 0 && boxes.reduce((sum, part) => sum + countTiles(part, zoom), 0) > mostTiles) zoom -= 1;
  const found = new Map<string, { readonly properties: Feature['properties']; readonly parts: Position[][][] }>();
  const jobs = boxes.flatMap((part) => tilesInBbox(part, zoom).map((tile) => ({ tile, part })));
  let done = 0;
  for (const part of boxes) {
    await visitTiles(
      jobs.filter((job) => job.part === part).map(({ tile }) => tile),
      async (tile) => {
        const read = await readFeatures(layer, tile, shape, signal);
        done += 1;
        onProgress?.(done, jobs.length);
        const bounds = read && boundsIn(tile, read.extent, part);
        if (!bounds) return;
        const place = (flat: ArrayLike<number>): Position[] =>
          Array.from({ length: flat.length >> 1 }, (_, i) =>
            tileToLonLat(tile, read.extent, flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0).map((degrees) => Math.round(degrees * ROUND) / ROUND),
          );
        for (const { id, properties, geometry } of read.features) {
          const parts =
            shape === 'lines' ? geometry.flatMap((line) => clipLine(line, bounds)).map((line) => [place(line)]) : cutPolygons(geometry, bounds, place);
          if (parts.length === 0) continue;
          const key = `${id}\n${JSON.stringify(properties)}`;
          const known = found.get(key);
          if (known) known.parts.push(...parts);
          else found.set(key, { properties, parts });
        }
      },
    );
  }
  const features = [...found.values()].map(({ properties, parts }): Feature => ({
    type: 'Feature',
    properties,
    geometry: shape === 'lines' ? { type: 'MultiLineString', coordinates: parts.flat() } : { type: 'MultiPolygon', coordinates: parts },
  }));
  return { features, zoom, analysisZoom: layer.zoom };
}

/** Polygons of a tile's rings inside bounds: outer rings, which run clockwise on screen, each with the holes that follow it. */
function cutPolygons(
  rings: readonly ArrayLike<number>[],
  bounds: readonly [number, number, number, number],
  place: (flat: ArrayLike<number>) => Position[],
): Position[][][] {
  const polygons: Position[][][] = [];
  let current: Position[][] | undefined;
  for (const ring of rings) {
    const isOuter = signedArea(ring) > 0;
    const cut = clipRing(ring, bounds);
    if (isOuter) current = undefined;
    if (cut.length < 8) continue;
    // With north up the same ring runs the other way than RFC 7946 asks.
    const placed = place(cut).toReversed();
    if (isOuter) polygons.push((current = [placed]));
    else current?.push(placed);
  }
  return polygons;
}
