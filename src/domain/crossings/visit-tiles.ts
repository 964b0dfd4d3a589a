import { hilbertTileId } from '../tiles/hilbert-tile-id.ts';
import type { TileId } from '../tiles/tile-source.ts';
import { runBounded } from './run-bounded.ts';

/**
 * Tiles asked for at once. So many reads that lie side by side in an archive come in a few requests (`coalesceReads`), and
 * an answer takes a few turns of the network, not one for every eighth tile.
 */
const TILES_AT_ONCE = 64;

/** Runs `work` over tiles of one zoom in the order archives keep them; the first failure ends the run and is thrown. */
export function visitTiles(tiles: readonly TileId[], work: (tile: TileId) => Promise<void>): Promise<void> {
  const inOrder = tiles.map((tile) => ({ tile, order: hilbertTileId(tile) })).sort((a, b) => a.order - b.order);
  return runBounded(inOrder, TILES_AT_ONCE, ({ tile }) => work(tile));
}
