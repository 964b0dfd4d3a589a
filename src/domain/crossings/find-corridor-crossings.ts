import { AtlasError } from '../errors.ts';
import { tileBounds, tilesInBbox } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { boxesMeet } from './boxes-meet.ts';
import { clipLine } from './clip-line.ts';
import { countBarrierTiles } from './count-barrier-tiles.ts';
import { crossInCell } from './cross-in-cell.ts';
import { identifyBarrier } from './identify-barrier.ts';
import { readWorldLayer, worldBounds, type WorldFeature } from './read-world-layer.ts';
import { runBounded } from './run-bounded.ts';
import { summariseBarrier, type BarrierInCells } from './summarise-barrier.ts';
import type { BarrierCrossing, BarrierType } from './types.ts';
import { tilesUnderCorridor } from './tiles-under-corridor.ts';
import { prepareUseClasses, type UseClassPolygons } from './use-class-polygons.ts';

const TILES_AT_ONCE = 8;
/** Barrier tiles for one corridor: more would keep a browser and a server busy for many minutes. */
export const MOST_BARRIER_TILES = 4000;

export interface CorridorCrossingsRequest {
  /** Features carry `use`: low, medium or high, nested. */
  readonly corridors: TileLayer;
  /** Features may carry `id` and `name`; `identifyBarrier` says what stands for them. */
  readonly barriers: TileLayer & { readonly layerId: string; readonly type: BarrierType };
  readonly signal?: AbortSignal;
  /** Corridor tiles done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Barriers with more than 0.5 m inside a population's corridor, longest inside first. Reads each layer at its own zoom,
 * and barrier tiles only where the corridor is: the cost grows with the corridor, not with the archive. Throws AtlasError
 * where a tile cannot be read or the corridor needs more than `MOST_BARRIER_TILES`, AbortError when aborted.
 */
export async function findCorridorCrossings(request: CorridorCrossingsRequest): Promise<BarrierCrossing[]> {
  const { corridors, barriers, signal, onProgress } = request;
  const tiles = tilesInBbox(corridors.bbox, corridors.zoom).filter((tile) => boxesMeet(tileBounds(tile), barriers.bbox));
  const needed = await countBarrierTiles(corridors, barriers, tiles, MOST_BARRIER_TILES, signal);
  if (needed > MOST_BARRIER_TILES) throw tooManyTiles(needed, barriers.title);
  const found = new Map<string, BarrierInCells>();
  const readBarriers = rememberTiles((tile) => readWorldLayer(barriers, tile, signal));
  let done = 0;
  let cells = 0;
  let coarsest = 0;
  await runBounded(tiles, TILES_AT_ONCE, async (tile) => {
    const layer = await readWorldLayer(corridors, tile, signal);
    const polygons = layer && prepareUseClasses(layer.features);
    if (polygons) {
      coarsest = Math.max(coarsest, layer.unit);
      await Promise.all(tilesUnderCorridor(tile, polygons, barriers).map(async (barrierTile) => {
        const lines = await readBarriers(barrierTile);
        if (!lines) return;
        coarsest = Math.max(coarsest, lines.unit);
        crossCell(found, lines.features, polygons.classes, worldBounds(barrierTile.z > tile.z ? barrierTile : tile), cells++);
      }));
    }
    done += 1;
    onProgress?.(done, tiles.length);
  });
  const rows: BarrierCrossing[] = [];
  for (const [barrier, parts] of found) {
    signal?.throwIfAborted();
    const figures = summariseBarrier(parts, 2 * coarsest);
    if (figures) rows.push({ layer: barriers.layerId, barrier, name: parts.name, type: barriers.type, ...figures });
  }
  return rows.sort((a, b) => b.lengthInsideKm - a.lengthInsideKm || (a.barrier < b.barrier ? -1 : 1));
}

function tooManyTiles(needed: number, title: string): AtlasError {
  return new AtlasError(
    `This corridor would need ${needed} tiles of “${title}”; the atlas reads at most ${MOST_BARRIER_TILES} for one corridor.`,
    'The other layers keep working. Use an extract of the archive for this region with a lower greatest zoom (“pmtiles extract --maxzoom”), or a layer of main lines only.',
    { layer: title },
  );
}

/** A tile that several corridor tiles need at about the same time is read once; only the latest are kept. */
function rememberTiles<Answer>(read: (tile: TileId) => Promise<Answer>): (tile: TileId) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>();
  return (tile) => {
    const key = `${tile.z}/${tile.x}/${tile.y}`;
    const answer = kept.get(key) ?? read(tile);
    kept.delete(key);
    kept.set(key, answer);
    for (const oldest of kept.keys()) {
      if (kept.size <= 4 * TILES_AT_ONCE) break;
      kept.delete(oldest);
    }
    return answer;
  };
}

function crossCell(
  found: Map<string, BarrierInCells>, features: readonly WorldFeature[], classes: UseClassPolygons, bounds: readonly [number, number, number, number], cell: number,
): void {
  const linesById = new Map<string, { name: string; lines: number[][] }>();
  for (const feature of features) {
    if (feature.type !== 2) continue;
    const lines = feature.geometry.flatMap((line) => clipLine(line, bounds));
    if (lines.length === 0) continue;
    const { barrier, name } = identifyBarrier(feature.properties, feature.id);
    const known = linesById.get(barrier);
    if (known) known.lines.push(...lines);
    else linesById.set(barrier, { name, lines });
  }
  for (const [barrier, { name, lines }] of linesById) {
    const pieces = crossInCell(lines, classes, bounds, cell);
    const parts = found.get(barrier);
    if (parts) parts.pieces.push(...pieces);
    else if (pieces.length > 0) found.set(barrier, { name, pieces });
  }
}
