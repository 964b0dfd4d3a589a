import { tileBounds, tilesInBbox } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { clipLine } from './clip-line.ts';
import { crossInCell } from './cross-in-cell.ts';
import { readWorldLayer, worldBounds, type WorldFeature } from './read-world-layer.ts';
import { runBounded } from './run-bounded.ts';
import { summariseBarrier, type BarrierInCells } from './summarise-barrier.ts';
import type { BarrierCrossing, BarrierType } from './types.ts';
import { prepareUseClasses, type UseClassPolygons } from './use-class-polygons.ts';

const TILES_AT_ONCE = 8;

export interface CorridorCrossingsRequest {
  /** Features carry `use`: low, medium or high, nested. */
  readonly corridors: TileLayer;
  /** Features carry `id` and may carry `name`. */
  readonly barriers: TileLayer & { readonly layerId: string; readonly type: BarrierType };
  readonly signal?: AbortSignal;
  /** Corridor tiles done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Barriers with more than 0.5 m inside a population's corridor, longest inside first. Reads each layer at its own zoom,
 * and barrier tiles only where the corridor is. Throws AtlasError where a tile cannot be read, AbortError when aborted.
 */
export async function findCorridorCrossings(request: CorridorCrossingsRequest): Promise<BarrierCrossing[]> {
  const { corridors, barriers, signal, onProgress } = request;
  const tiles = tilesInBbox(corridors.bbox, corridors.zoom).filter((tile) => boxesMeet(tileBounds(tile), barriers.bbox));
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
      for (const barrierTile of overlappingTiles(tile, barriers.zoom)) {
        const bounds = worldBounds(barrierTile.z > tile.z ? barrierTile : tile);
        if (!boxesMeet(tileBounds(barrierTile), barriers.bbox) || !touches(polygons.box, bounds)) continue;
        const lines = await readBarriers(barrierTile);
        if (!lines) continue;
        coarsest = Math.max(coarsest, lines.unit);
        crossCell(found, lines.features, polygons.classes, bounds, cells++);
      }
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

type Box = readonly [number, number, number, number];

/** Boxes [west, south, east, north]; west beyond east crosses the antimeridian. */
function boxesMeet(a: Box, b: Box): boolean {
  if (a[1] > b[3] || b[1] > a[3]) return false;
  return b[0] <= b[2] ? a[0] <= b[2] && b[0] <= a[2] : a[2] >= b[0] || a[0] <= b[2];
}

function touches(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Tiles of another zoom that share ground with a tile. */
function overlappingTiles({ z, x, y }: TileId, zoom: number): TileId[] {
  if (zoom <= z) {
    const scale = 2 ** (z - zoom);
    return [{ z: zoom, x: Math.floor(x / scale), y: Math.floor(y / scale) }];
  }
  const scale = 2 ** (zoom - z);
  return Array.from({ length: scale * scale }, (_, i) => ({ z: zoom, x: x * scale + (i % scale), y: y * scale + Math.floor(i / scale) }));
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

function crossCell(found: Map<string, BarrierInCells>, features: readonly WorldFeature[], classes: UseClassPolygons, bounds: Box, cell: number): void {
  const linesById = new Map<string, { name: string; lines: number[][] }>();
  for (const { type, properties, geometry } of features) {
    const id = properties['id'];
    if (type !== 2 || id === undefined) continue;
    const lines = geometry.flatMap((line) => clipLine(line, bounds));
    if (lines.length === 0) continue;
    const known = linesById.get(String(id));
    if (known) known.lines.push(...lines);
    else linesById.set(String(id), { name: String(properties['name'] ?? ''), lines });
  }
  for (const [id, { name, lines }] of linesById) {
    const pieces = crossInCell(lines, classes, bounds, cell);
    const parts = found.get(id);
    if (parts) parts.pieces.push(...pieces);
    else if (pieces.length > 0) found.set(id, { name, pieces });
  }
}
