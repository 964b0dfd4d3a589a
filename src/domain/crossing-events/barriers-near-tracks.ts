import { type BarrierLayer, yearBuilt } from '../layers/layer-reference.ts';
import type { TileId } from '../tiles/tile-source.ts';
import { readWorldFeatures } from '../layers/read-features.ts';
import { WORLD_WIDTH, worldBounds, worldLineToLonLat } from '../tiles/world-grid.ts';
import { lonLatToTile } from '../tiles/tile-geometry.ts';
import type { Track } from '../tracks/track.ts';
import { clipLine } from '../geometry/plane/clip-line.ts';
import { projectLines } from './project-lines.ts';
import { runBounded } from '../tiles/visit-tiles.ts';
import type { LonLat } from '../crossings/types.ts';

/**
 * The tiles of one zoom that lines pass through, each once.
 * @param lines flat x, y positions in the world grid
 * @param margin tiles around them to take in too, all round the globe
 */
export function tilesAlongLines(lines: readonly ArrayLike<number>[], zoom: number, margin = 0): TileId[] {
  const side = 2 ** zoom;
  const width = WORLD_WIDTH / side;
  const touched = new Set<number>();
  for (const line of lines) {
    for (let i = 2; i + 1 < line.length; i += 2) {
      const [ax, ay, bx, by] = [line[i - 2]! / width, line[i - 1]! / width, line[i]! / width, line[i + 1]! / width];
      for (const [from, to, row] of columnsByRow(ax, ay, bx, by)) {
        if (row < 0 || row >= side) continue;
        for (let column = from; column <= to; column++) touched.add(row * side + (((column % side) + side) % side));
      }
    }
  }
  const keys = margin === 0 ? touched : new Set<number>();
  if (margin > 0) {
    for (const key of touched) {
      const [column, row] = [key % side, Math.floor(key / side)];
      for (let y = Math.max(0, row - margin); y <= Math.min(side - 1, row + margin); y++) {
        for (let x = column - margin; x <= column + margin; x++) keys.add(y * side + (((x % side) + side) % side));
      }
    }
  }
  return [...keys].sort((a, b) => a - b).map((key) => ({ z: zoom, x: key % side, y: Math.floor(key / side) }));
}

/**
 * Unit cells that the closed segment AB touches, as runs of columns [first, last, row]; neighbouring runs always share
 * a column, so that no path of cells that meet along a side passes between them.
 */
export function columnsByRow(ax: number, ay: number, bx: number, by: number): [number, number, number][] {
  const runs: [number, number, number][] = [];
  const [top, bottom] = [Math.min(ay, by), Math.max(ay, by)];
  const xAt = (y: number): number => (y <= top ? (ay <= by ? ax : bx) : y >= bottom ? (ay <= by ? bx : ax) : ax + ((y - ay) / (by - ay)) * (bx - ax));
  for (let row = Math.floor(top); row <= Math.floor(bottom); row++) {
    if (ay === by) {
      runs.push([Math.floor(Math.min(ax, bx)), Math.floor(Math.max(ax, bx)), row]);
      continue;
    }
    const [from, to] = [xAt(Math.max(top, row)), xAt(Math.min(bottom, row + 1))];
    runs.push([Math.floor(Math.min(from, to)), Math.floor(Math.max(from, to)), row]);
  }
  return runs;
}

const TILES_AT_ONCE = 8;
const EQUATOR_M = 40_075_016.68557849;

/** A barrier as far as tiles near tracks hold it. */
export interface BarrierLines {
  readonly id: string;
  readonly name: string;
  /** The year in which it was built, where the layer says. */
  readonly built?: number | undefined;
  /** [lon, lat] degrees, cut at the edges of tiles. */
  readonly lines: LonLat[][];
}

export interface NearTracksOptions {
  readonly distanceM: number;
  /** The same for one fix, by number of the track and of the fix, where it may reach farther. */
  readonly reachM?: (track: number, fix: number) => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Barriers in the tiles of a layer that steps of tracks pass through or that lie within a distance of a fix, by the
 * order in which tiles name them. Throws AtlasError where a tile cannot be read, AbortError when aborted.
 */
export async function readBarriersNearTracks(tracks: readonly Track[], layer: BarrierLayer, options: NearTracksOptions): Promise<BarrierLines[]> {
  const tiles = tilesNearTracks(tracks, layer.zoom, options);
  const byTile: BarrierLines[][] = tiles.map(() => []);
  let done = 0;
  await runBounded([...tiles.keys()], TILES_AT_ONCE, async (number) => {
    const tile = tiles[number]!;
    const bounds = worldBounds(tile);
    const read = await readWorldFeatures(layer, tile, 'lines', options.signal);
    for (const { id, name, properties, geometry } of read?.features ?? []) {
      const lines = geometry.flatMap((line) => clipLine(line, bounds)).map(worldLineToLonLat);
      if (lines.length > 0) byTile[number]!.push({ id, name, built: yearBuilt(layer, properties), lines });
    }
    options.onProgress?.((done += 1), tiles.length);
  });
  const byId = new Map<string, BarrierLines>();
  for (const barrier of byTile.flat()) {
    const known = byId.get(barrier.id);
    if (known) for (const line of barrier.lines) known.lines.push(line);
    else byId.set(barrier.id, barrier);
  }
  return [...byId.values()];
}

function tilesNearTracks(tracks: readonly Track[], zoom: number, { distanceM, reachM }: NearTracksOptions): TileId[] {
  const side = 2 ** zoom;
  const keys = new Set(tilesAlongLines(projectLines(tracks.map(wayOf)), zoom).map(({ x, y }) => y * side + x));
  const world = { z: 0, x: 0, y: 0 };
  for (const [number, { lon, lat }] of tracks.entries()) {
    for (let i = 0; i < lon.length; i++) {
      const distance = Math.max(distanceM, reachM?.(number, i) ?? 0);
      const [x, y] = lonLatToTile(world, side, lon[i]!, lat[i]!);
      // A little more than the scale at the fix asks for, as the scale changes on the way.
      const reach = Math.min(side / 2, (1.01 * distance * side) / (EQUATOR_M * Math.max(0.01, Math.cos((lat[i]! * Math.PI) / 180))));
      for (let row = Math.max(0, Math.floor(y - reach)); row <= Math.min(side - 1, Math.floor(y + reach)); row++) {
        for (let column = Math.floor(x - reach); column <= Math.floor(x + reach); column++) keys.add(row * side + (((column % side) + side) % side));
      }
    }
  }
  return [...keys].sort((a, b) => a - b).map((key) => ({ z: zoom, x: key % side, y: Math.floor(key / side) }));
}

/** A track as a line: of a step that is too long to count, too, it must be known what lies on its way. */
function wayOf({ lon, lat }: Track): LonLat[] {
  return Array.from(lon, (x, i): LonLat => [x, lat[i]!]);
}
