import { clipList } from './clip-features.ts';
import type { FlatFeatures, Mark } from './flat-features.ts';
import type { FlatLayer } from './flatten-layer.ts';
import type { TileGrid } from './tile-grid.ts';
import type { TileId } from './tile-source.ts';

/** A tile with its features, from where to where in `flat.lists`. */
export interface CutTile extends TileId {
  readonly from: number;
  readonly to: number;
}

/** A tile some of whose quarters have been gone through. */
interface Way {
  readonly tile: CutTile;
  /** What is used when nothing has been cut of it. */
  readonly mark: Mark;
  /** Quarters that are done: of the western half the northern and the southern, then of the eastern. */
  done: number;
  half: { readonly from: number; readonly to: number; readonly mark: Mark };
}

/**
 * The tiles that features reach into, with their buffers, down to the deepest zoom, a quarter of the world after the other.
 * What was cut for a tile is forgotten after its last quarter: no more is held than on the way from the world to one tile.
 * The features of a tile are there until the next one is asked for.
 */
export function* walkTiles({ flat, grid }: FlatLayer): Generator<CutTile> {
  const ways: Way[] = [];
  let next: CutTile | undefined = { z: 0, x: 0, y: 0, from: 0, to: flat.listed };
  for (;;) {
    if (next) {
      yield next;
      if (next.z < grid.maxZoom) {
        const mark = flat.mark();
        ways.push({ tile: next, mark, done: 0, half: { from: 0, to: 0, mark } });
      }
    }
    const way = ways.at(-1);
    if (!way) return;
    if (way.done === 4) {
      ways.pop();
      next = undefined;
    } else next = takeQuarter(flat, grid, way);
  }
}

/** The next quarter of a tile; undefined where nothing reaches into it. */
function takeQuarter(flat: FlatFeatures, grid: TileGrid, way: Way): CutTile | undefined {
  const { x, y, z, from, to } = way.tile;
  const right = way.done >> 1;
  const down = way.done & 1;
  way.done += 1;
  if (down === 0) {
    flat.reset(way.mark);
    const [low, high] = edgesOf(grid, z, x, right);
    clipList(flat, from, to, low, high, 0);
    const mark = flat.mark();
    way.half = { from: way.mark.listed, to: mark.listed, mark };
  } else flat.reset(way.half.mark);
  if (way.half.from === way.half.to) return undefined;
  const [low, high] = edgesOf(grid, z, y, down);
  clipList(flat, way.half.from, way.half.to, low, high, 1);
  const start = way.half.mark.listed;
  return flat.listed === start ? undefined : { z: z + 1, x: 2 * x + right, y: 2 * y + down, from: start, to: flat.listed };
}

/** Where the first or second half of a tile begins and ends with its buffer, on one axis, in the units of positions. */
function edgesOf({ width, origin, buffer, extent }: TileGrid, zoom: number, tile: number, half: number): [number, number] {
  const side = 2 ** zoom;
  const step = width / side;
  const start = (tile / side - origin) * width;
  const edge = (0.5 * buffer * width) / (side * extent);
  return half === 0 ? [start - edge, start + step / 2 + edge] : [start + step / 2 - edge, start + step + edge];
}

/** The four quarters of a tile whose features are the list of `flat`, each with its own alone. */
export function cutQuarters(flat: FlatFeatures, grid: TileGrid, tile: TileId): (TileId & { readonly flat: FlatFeatures })[] {
  const mark = flat.mark();
  const way: Way = { tile: { ...tile, from: 0, to: flat.listed }, mark, done: 0, half: { from: 0, to: 0, mark } };
  const quarters: (TileId & { readonly flat: FlatFeatures })[] = [];
  while (way.done < 4) {
    const quarter = takeQuarter(flat, grid, way);
    if (quarter) quarters.push({ z: quarter.z, x: quarter.x, y: quarter.y, flat: flat.takeOut(quarter.from, quarter.to) });
  }
  flat.reset(mark);
  return quarters;
}
