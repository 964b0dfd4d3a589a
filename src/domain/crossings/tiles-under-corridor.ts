import { tileBounds } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { boxesMeet } from '../geometry/plane/box-pairs.ts';
import { containsPoint, type PreparedPolygon } from '../geometry/plane/prepare-polygon.ts';
import { WORLD_WIDTH, worldBounds } from '../tiles/world-grid.ts';
import { columnsByRow } from '../crossing-events/barriers-near-tracks.ts';
import type { UseClassPolygons } from './use-class-polygons.ts';

type Box = readonly [number, number, number, number];

/**
 * The tiles of a barrier layer that the corridor in one of its own tiles touches, at the barriers' zoom. Where that is the
 * deeper one, a tile that merely lies in the corridor's box is not among them.
 */
export function tilesUnderCorridor(
  { z, x, y }: TileId,
  { classes, box }: { readonly classes: UseClassPolygons; readonly box: Box },
  { zoom, bbox }: Pick<TileLayer, 'zoom' | 'bbox'>,
): TileId[] {
  const meets = (tile: TileId): boolean => boxesMeet(tileBounds(tile), bbox);
  if (zoom <= z) {
    const scale = 2 ** (z - zoom);
    const tile = { z: zoom, x: Math.floor(x / scale), y: Math.floor(y / scale) };
    return meets(tile) && overlap(box, worldBounds({ z, x, y })) ? [tile] : [];
  }
  const scale = 2 ** (zoom - z);
  const width = WORLD_WIDTH / 2 ** zoom;
  // A corridor may reach beyond its tile by a buffer; that ground is its neighbour's.
  const within = (value: number, from: number): number => Math.min(from * scale + scale - 1, Math.max(from * scale, Math.floor(value / width)));
  const [left, top, right, bottom] = [within(box[0], x), within(box[1], y), within(box[2], x), within(box[3], y)];
  const passed = tilesOfOutline(classes.low, width);
  const tiles: TileId[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const isTouched = passed.has(row * 2 ** zoom + column) || containsPoint(classes.low, (column + 0.5) * width, (row + 0.5) * width);
      const tile = { z: zoom, x: column, y: row };
      if (isTouched && meets(tile)) tiles.push(tile);
    }
  }
  return tiles;
}

/** Numbers (row by row) of the tiles that a polygon's outline passes; any other lies wholly inside or outside. */
function tilesOfOutline({ edges }: PreparedPolygon, width: number): ReadonlySet<number> {
  const side = WORLD_WIDTH / width;
  const passed = new Set<number>();
  for (let i = 0; i + 3 < edges.length; i += 4) {
    for (const [from, to, row] of columnsByRow(edges[i]! / width, edges[i + 1]! / width, edges[i + 2]! / width, edges[i + 3]! / width)) {
      for (let column = from; column <= to; column++) passed.add(row * side + column);
    }
  }
  return passed;
}

function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
