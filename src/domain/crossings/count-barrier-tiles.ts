import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { readWorldLayer } from './read-world-layer.ts';
import { runBounded } from './run-bounded.ts';
import { tilesUnderCorridor } from './tiles-under-corridor.ts';
import { prepareUseClasses } from './use-class-polygons.ts';

const TILES_AT_ONCE = 8;

/**
 * How many barrier tiles a corridor needs, before any is asked for. Where the corridor's box cannot need more than
 * `enough`, that bound is the answer and nothing is read; else the corridor's own tiles tell.
 * @param tiles the corridor's tiles that may hold something
 */
export async function countBarrierTiles(
  corridors: TileLayer, barriers: TileLayer, tiles: readonly TileId[], enough: number, signal?: AbortSignal,
): Promise<number> {
  const bound = tiles.length * 4 ** Math.max(0, barriers.zoom - corridors.zoom);
  if (bound <= enough) return bound;
  let deeper = 0;
  const needed = new Set<string>();
  await runBounded(tiles, TILES_AT_ONCE, async (tile) => {
    const layer = await readWorldLayer(corridors, tile, signal);
    const polygons = layer && prepareUseClasses(layer.features);
    if (!polygons) return;
    const under = tilesUnderCorridor(tile, polygons, barriers);
    // A deeper tile lies under one corridor tile alone; a coarser one may lie under several.
    if (barriers.zoom >= corridors.zoom) deeper += under.length;
    else for (const { x, y } of under) needed.add(`${x} ${y}`);
  });
  return deeper + needed.size;
}
