import { prepareClip } from '../geometry/plane/clip-line.ts';
import { crossInCell, prepareUseClasses } from '../crossings/use-class-polygons.ts';
import { readWorldFeatures } from '../layers/read-features.ts';
import { worldBounds } from '../tiles/world-grid.ts';
import { type CellPiece, summariseBarrier } from '../crossings/summarise-barrier.ts';
import { tilesAlongLines } from '../crossing-events/barriers-near-tracks.ts';
import type { LonLat } from '../crossings/types.ts';
import { USE_CLASSES, type UseClass } from '../movement/types.ts';
import type { TileLayer } from '../tiles/tile-source.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';

/** What a line does to one use class; classes are nested, so the figures of low take in those of high. */
export interface UseCrossing {
  /** Maximal connected parts of the line inside the class. */
  readonly parts: number;
  readonly lengthKm: number;
  /** Where the line meets the class's boundary, [lon, lat]. */
  readonly points: readonly LonLat[];
}

export interface CorridorMet {
  /** Highest use class met. */
  readonly use: UseClass;
  readonly byUse: Readonly<Record<UseClass, UseCrossing>>;
}

/**
 * A line's crossings of a corridor, by use class; undefined where 0.5 m or less lies inside. Reads the corridor's tiles
 * along the line only. Throws AtlasError where a tile cannot be read, AbortError when aborted.
 * @param lines flat x, y positions in the world grid, none twice
 */
export async function crossUseClasses(lines: readonly number[][], corridors: TileLayer, signal?: AbortSignal): Promise<CorridorMet | undefined> {
  const pieces: Record<UseClass, CellPiece[]> = { low: [], medium: [], high: [] };
  let coarsest = 0;
  let cells = 0;
  const clip = prepareClip(lines);
  await visitTiles(tilesAlongLines(lines, corridors.zoom), async (tile) => {
    const layer = await readWorldFeatures(corridors, tile, 'polygons', signal);
    const prepared = layer && prepareUseClasses(layer.features);
    if (!prepared) return;
    coarsest = Math.max(coarsest, layer.unit);
    const bounds = worldBounds(tile);
    const inCell = clip(bounds);
    const cell = cells++;
    for (const use of USE_CLASSES) {
      const polygon = prepared.classes[use];
      // Each class by itself, so that its own parts and boundary points are known.
      if (polygon) pieces[use].push(...crossInCell(inCell, { low: polygon }, bounds, cell));
    }
  });
  const byUse: Record<UseClass, UseCrossing> = { low: NONE, medium: NONE, high: NONE };
  let highest: UseClass | undefined;
  for (const use of USE_CLASSES) {
    const figures = summariseBarrier({ name: '', pieces: pieces[use] }, 2 * coarsest);
    if (!figures) continue;
    byUse[use] = { parts: figures.crossings, lengthKm: figures.lengthInsideKm, points: figures.points };
    if (highest === undefined || use === 'high' || (use === 'medium' && highest === 'low')) highest = use;
  }
  return highest === undefined ? undefined : { use: highest, byUse };
}

const NONE: UseCrossing = { parts: 0, lengthKm: 0, points: [] };
