import type { TileId } from '../../tiles/tile-source.ts';

/** Deepest zoom whose ids stay exact in a double. */
const DEEPEST_ZOOM = 26;

/**
 * The PMTiles v3 id of a tile: the number of tiles on all shallower zooms, plus the tile's place on the
 * Hilbert curve of its own zoom. Throws RangeError for a tile outside the pyramid or deeper than zoom 26.
 */
export function hilbertTileId({ z, x, y }: TileId): number {
  const side = 2 ** z;
  const inside = Number.isInteger(z) && z >= 0 && z <= DEEPEST_ZOOM && Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0 && x < side && y < side;
  if (!inside) throw new RangeError(`There is no tile ${z}/${x}/${y}.`);
  let id = (side * side - 1) / 3;
  let column = x;
  let row = y;
  for (let half = side / 2; half >= 1; half /= 2) {
    const east = column >= half;
    const south = row >= half;
    const quadrant = east ? (south ? 2 : 3) : south ? 1 : 0;
    id += quadrant * half * half;
    if (east) column -= half;
    if (south) row -= half;
    // The curve's northern quadrants are its own mirror images: transposed, and in the east also turned.
    if (!south) {
      if (east) [column, row] = [half - 1 - row, half - 1 - column];
      else [column, row] = [row, column];
    }
  }
  return id;
}
