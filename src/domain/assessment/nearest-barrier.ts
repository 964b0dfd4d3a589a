import type { BarrierType } from '../catalog/layer-kinds.ts';
import { readWorldFeatures } from '../layers/read-features.ts';
import { WORLD_WIDTH, worldBounds, worldToLonLat } from '../tiles/world-grid.ts';
import { clipLine } from '../geometry/plane/clip-line.ts';
import { tilesAlongLines } from '../crossing-events/barriers-near-tracks.ts';
import type { LonLat } from '../crossings/types.ts';
import { bboxesMeet } from '../catalog/find-entries.ts';
import { geodesicM } from '../geometry/distances.ts';
import { tileBounds } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { closestPoints, indexLines, meetSegment } from '../geometry/plane/segments.ts';
import { onceFor } from '../once-for.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';
import type { BarrierLayer } from '../layers/layer-reference.ts';

/** Tiles of one layer around a line, in all rings: beyond them the search is cut short. */
export const MOST_NEAR_TILES = 1500;

/** Tiles of one layer that a line itself may pass; they are read even where none is left for the ground around it. */
const MOST_TILES_OF_LINE = 4 * MOST_NEAR_TILES;

/** Ground metres of one world grid unit on the equator. */
const EQUATOR_M = 40_075_016.68557849 / WORLD_WIDTH;

/** The existing barrier nearest to a line, in one layer. */
export interface NearestBarrier {
  readonly layer: string;
  readonly type: BarrierType;
  readonly barrier: string;
  readonly name: string;
  /** Geodesic, km; 0 where they meet. */
  readonly distanceKm: number;
  /** The nearest place on the barrier. */
  readonly at: LonLat;
  /** Places where the line meets barriers of this layer. */
  readonly events: number;
}

export interface NearestBarrierSearch {
  readonly nearest: NearestBarrier | undefined;
  /**
   * No barrier nearer than this, km, was missed: all of `withinKm`, or less where the search was cut short. A barrier found
   * farther away than this may not be the nearest.
   */
  readonly searchedKm: number;
}

/**
 * The nearest barrier within `withinKm` of lines, read in rings of tiles around them until one is near enough, or until the
 * next ring would make it more than `MOST_NEAR_TILES`; nothing is searched where the lines alone pass four times as many.
 * Throws AtlasError where a tile cannot be read, AbortError when aborted.
 * @param lines flat x, y positions in the world grid
 */
export async function findNearestBarrier(
  lines: readonly number[][],
  barriers: BarrierLayer,
  withinKm: number,
  signal?: AbortSignal,
): Promise<NearestBarrierSearch> {
  const { nearest, searchedKm } = await findNearest(lines, barriers, 'lines', withinKm, signal);
  return { nearest: nearest && { layer: barriers.layerId, type: barriers.type, ...nearest }, searchedKm };
}

/** How far the nearest corridor of a layer is from lines that meet none of it, within `withinKm`; see `findNearestBarrier`. */
export async function findNearestCorridor(
  lines: readonly number[][],
  corridors: TileLayer,
  withinKm: number,
  signal?: AbortSignal,
): Promise<{ readonly distanceKm: number | undefined; readonly searchedKm: number }> {
  const { nearest, searchedKm } = await findNearest(lines, corridors, 'polygons', withinKm, signal);
  return { distanceKm: nearest?.distanceKm, searchedKm };
}

const indexOf = onceFor(indexLines);

type Nearest = Omit<NearestBarrier, 'layer' | 'type'>;

/** @param geometry what features are; a polygon is as far as its outline, or as where a tile cuts it, which is its own ground */
async function findNearest(
  lines: readonly number[][],
  barriers: TileLayer,
  geometry: 'lines' | 'polygons',
  withinKm: number,
  signal: AbortSignal | undefined,
): Promise<{ nearest: Nearest | undefined; searchedKm: number }> {
  const index = indexOf(lines);
  if (!index) return { nearest: undefined, searchedKm: withinKm };
  const { minX, minY, maxX, maxY } = index.index;
  // The scale shrinks towards the poles, and by up to 0.7 % along meridians: the least one near the lines bounds how far to look.
  const farthest = Math.min(89, Math.max(...[minY, maxY].map((y) => Math.abs(worldToLonLat(0, y)[1]))) + withinKm / 110);
  const leastScale = 0.99 * EQUATOR_M * Math.cos((farthest * Math.PI) / 180);
  const tileWidth = WORLD_WIDTH / 2 ** barriers.zoom;
  const seen = new Set<string>();
  const events = new Set<string>();
  let best: { distance: number; barrier: string; name: string; from: [number, number]; to: [number, number] } | undefined;
  let searchedKm = withinKm;
  let asked = 0;
  let ringTiles: readonly TileId[] = [];
  for (let ring = 0; (ring - 1) * tileWidth * leastScale < 1000 * withinKm; ring++) {
    // Every place within (ring − 1) × tile width of the lines was read in the rings before.
    if (best && best.distance <= (ring - 1) * tileWidth) break;
    ringTiles = ring === 0 ? tilesAlongLines(lines, barriers.zoom) : tilesAround(ringTiles);
    ringTiles = ringTiles.filter(({ x, y }) => !seen.has(`${x} ${y}`));
    for (const { x, y } of ringTiles) seen.add(`${x} ${y}`);
    const tiles = ringTiles.filter((tile) => bboxesMeet(tileBounds(tile), [...barriers.bbox]));
    if (ring === 0 && tiles.length > MOST_TILES_OF_LINE) return { nearest: undefined, searchedKm: 0 };
    asked += tiles.length;
    if (ring > 0 && tiles.length > 0 && asked > MOST_NEAR_TILES) {
      searchedKm = Math.min(withinKm, ((ring - 1) * tileWidth * leastScale) / 1000);
      break;
    }
    await visitTiles(tiles, async (tile) => {
      const layer = await readWorldFeatures(barriers, tile, geometry, signal);
      const bounds = worldBounds(tile);
      for (const { id, name, geometry: parts } of layer?.features ?? []) {
        for (const line of parts.flatMap((whole) => clipLine(whole, bounds))) {
          for (let i = 2; i + 1 < line.length; i += 2) {
            const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
            for (const t of meetSegment(ax, ay, bx, by, index)) events.add(`${(ax + t * (bx - ax)).toFixed(0)} ${(ay + t * (by - ay)).toFixed(0)}`);
            const reach = best?.distance ?? (1000 * withinKm) / leastScale;
            // Across the antimeridian the barrier lies one turn away.
            const turn = ax - maxX > WORLD_WIDTH / 2 ? -WORLD_WIDTH : minX - ax > WORLD_WIDTH / 2 ? WORLD_WIDTH : 0;
            const [fromX, toX] = [Math.min(ax, bx) + turn, Math.max(ax, bx) + turn];
            for (const segment of index.index.search(fromX - reach, Math.min(ay, by) - reach, toX + reach, Math.max(ay, by) + reach)) {
              const own = index.segments.subarray(4 * segment, 4 * segment + 4);
              const found = closestPoints([own[0]!, own[1]!, own[2]!, own[3]!], [ax + turn, ay, bx + turn, by]);
              if (best && found.distance >= best.distance) continue;
              best = { ...found, barrier: id, name };
            }
          }
        }
      }
    });
  }
  if (!best) return { nearest: undefined, searchedKm };
  const wrap = (x: number): number => ((x % WORLD_WIDTH) + WORLD_WIDTH) % WORLD_WIDTH;
  const [from, at] = [worldToLonLat(wrap(best.from[0]), best.from[1]), worldToLonLat(wrap(best.to[0]), best.to[1])];
  const distanceKm = best.distance === 0 ? 0 : geodesicM(...from, ...at) / 1000;
  if (distanceKm > withinKm) return { nearest: undefined, searchedKm };
  const { barrier, name } = best;
  return { nearest: { barrier, name, distanceKm, at, events: events.size }, searchedKm };
}

/** The tiles themselves and their eight neighbours, all round the globe, each once. */
function tilesAround(tiles: readonly TileId[]): TileId[] {
  const around = new Map<string, TileId>();
  for (const { z, x, y } of tiles) {
    const side = 2 ** z;
    for (let row = Math.max(0, y - 1); row <= Math.min(side - 1, y + 1); row++) {
      for (const column of [(x + side - 1) % side, x, (x + 1) % side]) around.set(`${column} ${row}`, { z, x: column, y: row });
    }
  }
  return [...around.values()];
}
