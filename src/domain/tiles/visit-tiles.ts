import { zxyToTileId } from 'pmtiles';
import type { TileId } from './tile-source.ts';

/** Runs `work` over all items, at most `limit` at a time; the first failure ends the run and is thrown. */
export async function runBounded<Item>(items: readonly Item[], limit: number, work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    while (!failed && next < items.length) {
      const item = items[next++]!;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
}

/**
 * Tiles asked for at once. So many reads that lie side by side in an archive come in a few requests (`coalesceReads`), and
 * an answer takes a few turns of the network, not one for every eighth tile.
 */
const TILES_AT_ONCE = 64;

/** Runs `work` over tiles of one zoom in the order archives keep them; the first failure ends the run and is thrown. */
export function visitTiles(tiles: readonly TileId[], work: (tile: TileId) => Promise<void>): Promise<void> {
  const inOrder = tiles.map((tile) => ({ tile, order: zxyToTileId(tile.z, tile.x, tile.y) })).sort((a, b) => a.order - b.order);
  return runBounded(inOrder, TILES_AT_ONCE, ({ tile }) => work(tile));
}

/** Longest the thread is kept from its messages, ms: a cancelled job must hear of it. */
const TURN_MS = 50;

/**
 * Run `work` on every item, at most `limit` at a time, in order of start. The signal is checked before each.
 * @throws the first error of any, after which no further item is started
 */
export async function forEachConcurrently<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal | undefined,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  let turn = performance.now();
  const run = async (): Promise<void> => {
    while (next < items.length && !failed) {
      const item = items[next++]!;
      try {
        if (performance.now() - turn > TURN_MS) {
          await new Promise((resolve) => setTimeout(resolve));
          turn = performance.now();
        }
        signal?.throwIfAborted();
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  signal?.throwIfAborted();
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, run));
  signal?.throwIfAborted();
}
