import { readWorldLayer, WORLD_WIDTH, worldBounds, worldToLonLat } from '../crossings/read-world-layer.ts';
import { clipLine } from '../crossings/clip-line.ts';
import { tilesAlongLines } from '../crossings/tiles-along-lines.ts';
import type { BarrierType, LonLat } from '../crossings/types.ts';
import { bboxesMeet } from '../catalog/layers-near.ts';
import { geodesicM } from '../geometry/line-length.ts';
import { tileBounds } from '../tiles/tile-geometry.ts';
import type { TileLayer } from '../tiles/tile-source.ts';
import { closestPoints } from '../crossings/closest-points.ts';
import { identifyBarrier } from '../crossings/identify-barrier.ts';
import { indexLines } from '../crossings/line-index.ts';
import { meetSegment } from '../crossings/meet-segment.ts';
import { visitTiles } from '../crossings/visit-tiles.ts';

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
  readonly meetings: number;
}

/**
 * The nearest barrier within `withinKm` of lines, read in rings of tiles around them until one is near enough.
 * Throws AtlasError where a tile cannot be read, AbortError when aborted.
 * @param lines flat x, y positions in the world grid
 */
export async function findNearestBarrier(
  lines: readonly number[][], barriers: TileLayer & { readonly layerId: string; readonly type: BarrierType }, withinKm: number, signal?: AbortSignal,
): Promise<NearestBarrier | undefined> {
  const index = indexLines(lines);
  if (!index) return undefined;
  const { minX, minY, maxX, maxY } = index.index;
  const scale = (y: number): number => EQUATOR_M * Math.cos((worldToLonLat(0, y)[1] * Math.PI) / 180);
  // The scale shrinks towards the poles: the least one near the lines bounds how far to look.
  const leastScale = Math.min(scale(minY), scale(maxY)) * 0.98;
  const tileWidth = WORLD_WIDTH / 2 ** barriers.zoom;
  const seen = new Set<string>();
  const meetings = new Set<string>();
  let best: { distance: number; barrier: string; name: string; from: [number, number]; to: [number, number] } | undefined;
  for (let ring = 0; (ring - 1) * tileWidth * leastScale < 1000 * withinKm; ring++) {
    // Every place within ring × tile width of the lines was read in this ring or before.
    if (best && best.distance <= (ring - 1) * tileWidth) break;
    const tiles = tilesAlongLines(lines, barriers.zoom, ring).filter((tile) => {
      const key = `${tile.x} ${tile.y}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return bboxesMeet(tileBounds(tile), [...barriers.bbox]);
    });
    await visitTiles(tiles, async (tile) => {
      const layer = await readWorldLayer(barriers, tile, signal);
      const bounds = worldBounds(tile);
      for (const { id, type, properties, geometry } of layer?.features ?? []) {
        if (type !== 2) continue;
        for (const line of geometry.flatMap((whole) => clipLine(whole, bounds))) {
          for (let i = 2; i + 1 < line.length; i += 2) {
            const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
            for (const t of meetSegment(ax, ay, bx, by, index)) meetings.add(`${(ax + t * (bx - ax)).toFixed(0)} ${(ay + t * (by - ay)).toFixed(0)}`);
            const reach = best?.distance ?? (1000 * withinKm) / leastScale;
            // Across the antimeridian the barrier lies one turn away.
            const turn = ax - maxX > WORLD_WIDTH / 2 ? -WORLD_WIDTH : minX - ax > WORLD_WIDTH / 2 ? WORLD_WIDTH : 0;
            const [fromX, toX] = [Math.min(ax, bx) + turn, Math.max(ax, bx) + turn];
            for (const segment of index.index.search(fromX - reach, Math.min(ay, by) - reach, toX + reach, Math.max(ay, by) + reach)) {
              const own = index.segments.subarray(4 * segment, 4 * segment + 4);
              const found = closestPoints([own[0]!, own[1]!, own[2]!, own[3]!], [ax + turn, ay, bx + turn, by]);
              if (best && found.distance >= best.distance) continue;
              best = { ...found, ...identifyBarrier(properties, id) };
            }
          }
        }
      }
    });
  }
  if (!best) return undefined;
  const wrap = (x: number): number => ((x % WORLD_WIDTH) + WORLD_WIDTH) % WORLD_WIDTH;
  const [from, at] = [worldToLonLat(wrap(best.from[0]), best.from[1]), worldToLonLat(wrap(best.to[0]), best.to[1])];
  const distanceKm = best.distance === 0 ? 0 : geodesicM(...from, ...at) / 1000;
  if (distanceKm > withinKm) return undefined;
  return { layer: barriers.layerId, type: barriers.type, barrier: best.barrier, name: best.name, distanceKm, at, meetings: meetings.size };
}
