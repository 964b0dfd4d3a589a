/** How features are cut into tiles. Lengths are in grid cells of a tile. */
export interface TileGrid {
  readonly extent: number;
  readonly buffer: number;
  /** What is simplified above `maxZoom`. */
  readonly tolerance: number;
  readonly maxZoom: number;
  /** The unit of positions: so many to the width of the world. */
  readonly width: number;
  /** The share of the world that lies west, and north, of their origin. */
  readonly origin: number;
  /** Whether positions are whole, each a cell of the deepest zoom. */
  readonly isWhole: boolean;
}

/** What says how a layer is cut; see `LayerToTile`. */
export interface GridOptions {
  readonly maxZoom: number;
  readonly extent?: number | undefined;
  readonly tolerance?: number | undefined;
  readonly buffer?: number | undefined;
}

/** Cells round the world that 32 bits number. */
const MOST_WHOLE = 2 ** 32;

export function gridOf({ maxZoom, extent = 4096, tolerance = (3 * extent) / 4096, buffer = (64 * extent) / 4096 }: GridOptions): TileGrid {
  const side = 2 ** maxZoom;
  const isWhole = (extent + 2 * buffer) * side < MOST_WHOLE;
  return { extent, buffer, tolerance, maxZoom, width: isWhole ? extent * side : 1, origin: isWhole ? 0.5 : 0, isWhole };
}
