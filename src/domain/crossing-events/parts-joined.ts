import { crossUseClasses } from '../assessment/cross-use-classes.ts';
import { BarrierCells, type OwnedCells } from '../assessment/barrier-cells.ts';
import type { CorridorGrid } from '../assessment/corridor-grid.ts';
import { cutCorridor, type Separation } from '../assessment/cut-corridor.ts';
import { findRemovalJoins, type RemovalJoin } from '../assessment/removal-joins.ts';
import { MOST_BARRIER_TILES, tooManyTiles } from '../crossings/find-corridor-crossings.ts';
import { SEMI_MAJOR_M } from '../geometry/distances.ts';
import { clipLine } from '../geometry/plane/clip-line.ts';
import type { BarrierLayer } from '../layers/layer-reference.ts';
import { readWorldFeatures } from '../layers/read-features.ts';
import type { UseClass } from '../movement/types.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';
import { WORLD_WIDTH, worldBounds, worldToLonLat } from '../tiles/world-grid.ts';
import type { BarrierLines } from './barriers-near-tracks.ts';
import { closesOnItself } from './closes-on-itself.ts';
import { projectLines } from './project-lines.ts';

/** What the removal of one barrier would join of a corridor. */
export interface BarrierRemoval {
  /** Parts that lie apart at it if no other barrier stands, by use class, as `cutCorridor` tells of a planned line. */
  readonly alone: readonly Separation[];
  /** Pieces that would be one while all other barriers of the layer stand. */
  readonly standing: readonly RemovalJoin[];
}

/** What removals would join. */
export interface PartsJoined {
  /** By the barrier's id; those of which the removal joins nothing in either way are left out. */
  readonly byBarrier: Readonly<Record<string, BarrierRemoval>>;
  /** Side of a cell of the grid, m, in the middle of the corridor: a gap that is narrower counts as closed. */
  readonly cellM: number;
}

/**
 * What the removal of some barriers would join of a corridor, each by itself: if it stood alone, and while all others stand. Nothing
 * where a barrier ends inside the corridor and meets no other one, unless it closes on itself there.
 * Throws AtlasError where a tile cannot be read, AbortError when aborted.
 * @param barriers all that stand, each with its lines, [lon, lat] degrees
 * @param which of them are asked about, by number
 * @param grid the same corridor's cells, from `drawCorridorGrid`
 * @returns by number, those of which the removal joins something
 */
export async function findPartsJoined(
  barriers: readonly Pick<BarrierLines, 'lines'>[],
  which: Iterable<number>,
  corridors: TileLayer,
  grid: CorridorGrid,
  signal?: AbortSignal,
): Promise<Map<number, BarrierRemoval>> {
  const cells = new BarrierCells(grid);
  barriers.forEach(({ lines }, barrier) => cells.add(barrier, projectLines(lines)));
  const removals = new Removals(cells, corridors, grid);
  const found = new Map<number, BarrierRemoval>();
  for (const barrier of which) {
    const removal = await removals.of(barrier, projectLines(barriers[barrier]?.lines ?? []), signal);
    if (removal) found.set(barrier, removal);
  }
  return found;
}

/** What removals join of one corridor, among the barriers of one layer. */
class Removals {
  private readonly owned: OwnedCells;
  private readonly joins: ReadonlyMap<number, readonly RemovalJoin[]>;

  constructor(
    cells: BarrierCells,
    private readonly corridors: TileLayer,
    private readonly grid: CorridorGrid,
  ) {
    this.owned = cells.own();
    this.joins = findRemovalJoins(this.owned, grid);
  }

  /** @param world flat x, y positions in the world grid */
  async of(barrier: number, world: readonly number[][], signal: AbortSignal | undefined): Promise<BarrierRemoval | undefined> {
    // Most barriers cut nothing, and the grid says so without a tile.
    const alone = cutCorridor(world, this.grid).separations;
    const standing = this.joins.get(barrier) ?? [];
    if (alone.length === 0 && standing.length === 0) return undefined;
    if (closesOnItself(world)) return { alone, standing };
    const met = await crossUseClasses(world, this.corridors, signal);
    // A line that meets the boundary less than twice separates nothing, however near to it it ends; beside others it may.
    const divides = ({ use }: { readonly use: UseClass }): boolean => (met?.byUse[use].points.length ?? 0) > 1;
    const removal = { alone: alone.filter(divides), standing: this.owned.meetsOthers.has(barrier) ? standing : standing.filter(divides) };
    return removal.alone.length + removal.standing.length > 0 ? removal : undefined;
  }
}

/** Side of a cell in the middle row of a grid, m. */
export function cellSideM({ step, top, rows }: Pick<CorridorGrid, 'step' | 'top' | 'rows'>): number {
  const [, lat] = worldToLonLat(0, (top + rows / 2) * step);
  return ((2 * Math.PI * SEMI_MAJOR_M * step) / WORLD_WIDTH) * Math.cos((lat * Math.PI) / 180);
}

export interface PartsJoinedRequest {
  readonly corridors: TileLayer;
  readonly grid: CorridorGrid;
  readonly barriers: BarrierLayer;
  /** Ids of the barriers that are asked about. */
  readonly of: ReadonlySet<string>;
  readonly signal?: AbortSignal;
  /** Tiles and then barriers done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * `findPartsJoined` of some barriers of a layer, with all that stand under the corridor. Throws AtlasError where a tile cannot be
 * read or the corridor needs more than `MOST_BARRIER_TILES`, AbortError when aborted.
 */
export async function findPartsJoinedInLayer({ corridors, grid, barriers, of, signal, onProgress }: PartsJoinedRequest): Promise<PartsJoined> {
  const tiles = tilesUnder(grid, barriers.zoom);
  if (tiles.length > MOST_BARRIER_TILES) throw tooManyTiles(tiles.length, barriers.title);
  const numbers = new Map<string, number>();
  const cells = new BarrierCells(grid);
  const linesOf = new Map<string, number[][]>();
  let done = 0;
  const report = (): void => onProgress?.((done += 1), tiles.length + of.size);
  await visitTiles(tiles, async (tile) => {
    const read = await readWorldFeatures(barriers, tile, 'lines', signal);
    const bounds = worldBounds(tile);
    for (const { id, geometry } of read?.features ?? []) {
      const clipped = geometry.flatMap((line) => clipLine(line, bounds));
      const number = numbers.get(id) ?? numbers.size;
      numbers.set(id, number);
      cells.add(number, clipped);
      if (!of.has(id)) continue;
      const lines = linesOf.get(id) ?? [];
      linesOf.set(id, lines);
      for (const line of clipped) lines.push(line);
    }
    report();
  });
  const removals = new Removals(cells, corridors, grid);
  const byBarrier: Record<string, BarrierRemoval> = {};
  for (const [id, lines] of linesOf) {
    // Lets a cancellation in.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const removal = await removals.of(numbers.get(id)!, lines, signal);
    if (removal) byBarrier[id] = removal;
    report();
  }
  return { byBarrier, cellM: cellSideM(grid) };
}

/** The tiles of a zoom that cells of the corridor's widest class lie in. */
function tilesUnder({ step, left, top, rows, classes: { low } }: CorridorGrid, zoom: number): TileId[] {
  const side = 2 ** zoom;
  const width = WORLD_WIDTH / side;
  const touched = new Set<number>();
  const { rowStart, from, to } = low.runs;
  for (let row = 0; row < rows; row++) {
    const [first, last] = [Math.floor(((top + row) * step) / width), Math.ceil(((top + row + 1) * step) / width) - 1];
    for (let run = rowStart[row]!; run < rowStart[row + 1]!; run++) {
      const [west, east] = [Math.floor(((left + from[run]!) * step) / width), Math.ceil(((left + to[run]!) * step) / width) - 1];
      for (let y = Math.max(0, first); y <= Math.min(side - 1, last); y++)
        for (let x = west; x <= east; x++) touched.add(y * side + (((x % side) + side) % side));
    }
  }
  return [...touched].map((key) => ({ z: zoom, x: key % side, y: Math.floor(key / side) }));
}
