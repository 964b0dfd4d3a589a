import { AtlasError } from '../errors.ts';
import { tileBounds, tilesInBbox } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { boxesMeet } from '../geometry/plane/box-pairs.ts';
import { type CellBounds, clipLine } from '../geometry/plane/clip-line.ts';
import { crossInCell, prepareUseClasses, type UseClassPolygons } from './use-class-polygons.ts';
import { type BarrierInCells, summariseBarrier } from './summarise-barrier.ts';
import { readWorldFeatures, type WorldFeature } from '../layers/read-features.ts';
import { worldBounds } from '../tiles/world-grid.ts';
import type { BarrierCrossing } from './types.ts';
import { tilesUnderCorridor } from './tiles-under-corridor.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';
import { type BarrierLayer, yearBuilt } from '../layers/layer-reference.ts';

/** Barrier tiles for one corridor: more would keep a browser and a server busy for many minutes. */
export const MOST_BARRIER_TILES = 4000;

export interface CorridorCrossingsRequest {
  /** Features carry `use`: low, medium or high, nested. */
  readonly corridors: TileLayer;
  readonly barriers: BarrierLayer;
  readonly signal?: AbortSignal;
  /** Steps done, of all: half of them are the corridor's tiles. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Barriers with more than 0.5 m inside a population's corridor, longest inside first. Reads each layer at its own zoom,
 * first the corridor's tiles, then those of the barriers under it: the cost grows with the corridor, not with the archive. Throws AtlasError
 * where a tile cannot be read or the corridor needs more than `MOST_BARRIER_TILES`, AbortError when aborted.
 */
export async function findCorridorCrossings(request: CorridorCrossingsRequest): Promise<BarrierCrossing[]> {
  const { corridors, barriers, signal, onProgress } = request;
  const tiles = tilesInBbox(corridors.bbox, corridors.zoom).filter((tile) => boxesMeet(tileBounds(tile), barriers.bbox));
  const cellsOf = new Map<string, { readonly tile: TileId; readonly cells: Cell[] }>();
  let coarsest = 0;
  let deeper = 0;
  let done = 0;
  const report = (): void => onProgress?.(done, 2 * tiles.length);
  await visitTiles(tiles, async (tile) => {
    const layer = await readWorldFeatures(corridors, tile, 'polygons', signal);
    const polygons = layer && prepareUseClasses(layer.features);
    if (polygons) {
      coarsest = Math.max(coarsest, layer.unit);
      const under = tilesUnderCorridor(tile, polygons, barriers);
      // A deeper tile lies under one corridor tile alone. Too many are counted, so that the message can say, and not kept.
      if (barriers.zoom > corridors.zoom) deeper += under.length;
      for (const barrierTile of deeper > MOST_BARRIER_TILES ? [] : under) {
        const key = `${barrierTile.x} ${barrierTile.y}`;
        const cell = { classes: polygons.classes, bounds: worldBounds(barrierTile.z > tile.z ? barrierTile : tile) };
        const known = cellsOf.get(key);
        if (known) known.cells.push(cell);
        else cellsOf.set(key, { tile: barrierTile, cells: [cell] });
      }
    }
    done += 1;
    report();
  });
  const needed = [...cellsOf.values()];
  const count = Math.max(deeper, needed.length);
  if (count > MOST_BARRIER_TILES) throw tooManyTiles(count, barriers.title);
  const found = new Map<string, BarrierInCells>();
  let cells = 0;
  await visitTiles(
    needed.map(({ tile }) => tile),
    async (tile) => {
      const layer = await readWorldFeatures(barriers, tile, 'lines', signal);
      if (layer) {
        coarsest = Math.max(coarsest, layer.unit);
        for (const { classes, bounds } of cellsOf.get(`${tile.x} ${tile.y}`)?.cells ?? []) crossCell(found, layer.features, barriers, classes, bounds, cells++);
      }
      done += tiles.length / needed.length;
      report();
    },
  );
  const rows: BarrierCrossing[] = [];
  for (const [barrier, parts] of found) {
    signal?.throwIfAborted();
    // Tiles come in any order; points and parts are told from west to east and north to south, so that the same files give the same.
    parts.pieces.sort((a, b) => a.bounds[0] - b.bounds[0] || a.bounds[1] - b.bounds[1]);
    const figures = summariseBarrier(parts, 2 * coarsest);
    if (figures)
      rows.push({
        layer: barriers.layerId,
        barrier,
        name: parts.name,
        type: barriers.type,
        ...(parts.built === undefined ? {} : { built: parts.built }),
        ...figures,
      });
  }
  return rows.sort((a, b) => b.lengthInsideKm - a.lengthInsideKm || (a.barrier < b.barrier ? -1 : 1));
}

export function tooManyTiles(needed: number, title: string): AtlasError {
  return new AtlasError('crossings.tooManyTiles', { needed, most: MOST_BARRIER_TILES }, { layer: title });
}

/** The corridor in one of its tiles, and the ground that is crossed with it: the deeper tile of the two layers. */
interface Cell {
  readonly classes: UseClassPolygons;
  readonly bounds: CellBounds;
}

function crossCell(
  found: Map<string, BarrierInCells>,
  features: readonly WorldFeature[],
  layer: BarrierLayer,
  classes: UseClassPolygons,
  bounds: CellBounds,
  cell: number,
): void {
  const linesById = new Map<string, { name: string; built: number | undefined; lines: number[][] }>();
  for (const { id, name, properties, geometry } of features) {
    const lines = geometry.flatMap((line) => clipLine(line, bounds));
    if (lines.length === 0) continue;
    const known = linesById.get(id);
    if (known) for (const line of lines) known.lines.push(line);
    else linesById.set(id, { name, built: yearBuilt(layer, properties), lines });
  }
  for (const [barrier, { name, built, lines }] of linesById) {
    const pieces = crossInCell(lines, classes, bounds, cell);
    const parts = found.get(barrier);
    if (parts) for (const piece of pieces) parts.pieces.push(piece);
    else if (pieces.length > 0) found.set(barrier, { name, built, pieces });
  }
}
