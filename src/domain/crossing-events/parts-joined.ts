import { crossUseClasses } from '../assessment/cross-use-classes.ts';
import type { CorridorGrid } from '../assessment/corridor-grid.ts';
import { cutCorridor, type Separation } from '../assessment/cut-corridor.ts';
import { MOST_BARRIER_TILES, tooManyTiles } from '../crossings/find-corridor-crossings.ts';
import type { LonLat } from '../crossings/types.ts';
import { clipLine } from '../geometry/plane/clip-line.ts';
import type { BarrierLayer } from '../layers/layer-reference.ts';
import { readWorldFeatures } from '../layers/read-features.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';
import { WORLD_WIDTH, worldBounds } from '../tiles/world-grid.ts';
import { projectLines } from './project-lines.ts';

/** The parts of a corridor that some barriers keep apart: those of each barrier alone, by its id; none for those that cut nothing. */
export type PartsJoined = Readonly<Record<string, readonly Separation[]>>;

/**
 * Which parts of a corridor lie apart at a barrier, and would be one without it: by use class, as `cutCorridor` tells of a
 * planned line. Other barriers may still stand between them. None where the barrier ends inside the corridor, unless it closes
 * on itself there.
 * Throws AtlasError where a tile cannot be read, AbortError when aborted.
 * @param lines of the barrier, [lon, lat] degrees
 * @param grid the same corridor's cells, from `drawCorridorGrid`
 */
export function findPartsJoined(
  lines: readonly (readonly LonLat[])[],
  corridors: TileLayer,
  grid: CorridorGrid,
  signal?: AbortSignal,
): Promise<readonly Separation[]> {
  return joinedBy(projectLines(lines), corridors, grid, signal);
}

/** @param world flat x, y positions in the world grid */
async function joinedBy(world: readonly number[][], corridors: TileLayer, grid: CorridorGrid, signal: AbortSignal | undefined): Promise<Separation[]> {
  // Most barriers cut nothing, and the grid says so without a tile.
  const { separations } = cutCorridor(world, grid);
  if (separations.length === 0 || closesOnItself(world)) return [...separations];
  const met = await crossUseClasses(world, corridors, signal);
  // A line that meets the boundary less than twice separates nothing, however near to it it ends.
  return separations.filter(({ use }) => (met?.byUse[use].points.length ?? 0) > 1);
}

/** Ends this near are one, in the world grid: 0.1 m at the equator, more than tiles of one archive differ by where they meet. */
const SAME_END = WORLD_WIDTH / 2 ** 28;

/** Whether lines, joined at their ends, hold a ring: a fence around a pasture cuts it out without meeting the corridor's boundary. */
function closesOnItself(lines: readonly ArrayLike<number>[]): boolean {
  const parent = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    while (parent.has(root)) root = parent.get(root)!;
    return root;
  };
  const nodeAt = (line: ArrayLike<number>, i: number): string => `${Math.round(line[i]! / SAME_END)} ${Math.round(line[i + 1]! / SAME_END)}`;
  return lines.some((line) => {
    if (line.length < 4) return false;
    const [from, to] = [rootOf(nodeAt(line, 0)), rootOf(nodeAt(line, line.length - 2))];
    if (from !== to) {
      parent.set(from, to);
      return false;
    }
    // A dash shorter than that is no ring.
    return line.length > 4;
  });
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
 * `findPartsJoined` of some barriers of a layer, each with all its lines under the corridor. Throws AtlasError where a tile cannot be
 * read or the corridor needs more than `MOST_BARRIER_TILES`, AbortError when aborted.
 */
export async function findPartsJoinedInLayer({ corridors, grid, barriers, of, signal, onProgress }: PartsJoinedRequest): Promise<PartsJoined> {
  const tiles = tilesUnder(grid, barriers.zoom);
  if (tiles.length > MOST_BARRIER_TILES) throw tooManyTiles(tiles.length, barriers.title);
  const linesOf = new Map<string, number[][]>();
  let done = 0;
  const report = (): void => onProgress?.((done += 1), tiles.length + of.size);
  await visitTiles(tiles, async (tile) => {
    const read = await readWorldFeatures(barriers, tile, 'lines', signal);
    const bounds = worldBounds(tile);
    for (const { id, geometry } of read?.features ?? []) {
      if (!of.has(id)) continue;
      const lines = linesOf.get(id) ?? [];
      linesOf.set(id, lines);
      for (const line of geometry) lines.push(...clipLine(line, bounds));
    }
    report();
  });
  const joined: Record<string, readonly Separation[]> = {};
  for (const [id, lines] of linesOf) {
    // Lets a cancellation in.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const separations = await joinedBy(lines, corridors, grid, signal);
    if (separations.length > 0) joined[id] = separations;
    report();
  }
  return joined;
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
