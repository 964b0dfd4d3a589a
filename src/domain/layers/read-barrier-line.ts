import type { LonLat } from '../crossings/types.ts';
import { AtlasError } from '../errors.ts';
import { type CellBounds, clipLine } from '../geometry/plane/clip-line.ts';
import { type EdgeEnd, stitchPieces } from '../geometry/plane/connect-pieces.ts';
import { lonLatToTile } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';
import { WORLD_WIDTH, worldBounds, worldLineToLonLat } from '../tiles/world-grid.ts';
import { readWorldFeatures } from './read-features.ts';

/** Tiles that one barrier is followed through: at the deepest zoom of a layer of roads more than any road is long. */
export const MOST_LINE_TILES = 2_000;
/** A place this near to a tile's edge, in tiles, may lie on the line of its neighbour. */
const NEAR_EDGE = 0.02;

/** A barrier's own line, from the tiles of its layer. */
export interface BarrierLine {
  readonly name: string;
  /** [lon, lat] degrees; ends that meet are one place. */
  readonly lines: LonLat[][];
  /** Whether all that hangs together with the places asked about was read; not where that is more than `MOST_LINE_TILES` tiles. */
  readonly isWhole: boolean;
}

interface Piece {
  readonly xy: number[];
  readonly cell: number;
  readonly bounds: CellBounds;
}

/**
 * The line of one barrier, followed from tile to tile of the layer's analysis zoom, as crossings read it, from where it is known
 * to lie. Where tiles cut it, it is joined again.
 * @param barrier what `identifyFeature` knows it by
 * @param places where it lies, [lon, lat] degrees
 * @throws AtlasError where it is not there, or a tile cannot be read; AbortError when aborted
 */
export async function readBarrierLine(
  layer: TileLayer & { readonly title: string },
  barrier: string,
  places: readonly LonLat[],
  signal?: AbortSignal,
): Promise<BarrierLine> {
  const side = 2 ** layer.zoom;
  const keyOf = (x: number, y: number): number => y * side + (((x % side) + side) % side);
  const seen = new Set<number>();
  let next: TileId[] = [];
  const ask = (x: number, y: number): void => {
    const key = keyOf(x, y);
    if (y < 0 || y >= side || seen.has(key)) return;
    seen.add(key);
    next.push({ z: layer.zoom, x: key % side, y });
  };
  for (const [lon, lat] of places) {
    const [x, y] = lonLatToTile({ z: 0, x: 0, y: 0 }, side, lon, lat);
    for (const dx of [-NEAR_EDGE, NEAR_EDGE]) for (const dy of [-NEAR_EDGE, NEAR_EDGE]) ask(Math.floor(x + dx), Math.floor(y + dy));
  }
  const pieces: Piece[] = [];
  let [name, unit, isWhole] = ['', 0, true];
  while (next.length > 0) {
    const round = next;
    next = [];
    const read: { readonly tile: TileId; readonly found: Piece[] }[] = [];
    await visitTiles(round, async (tile) => {
      const features = await readWorldFeatures(layer, tile, 'lines', signal);
      const bounds = worldBounds(tile);
      unit = Math.max(unit, features?.unit ?? 0);
      const own = (features?.features ?? []).filter(({ id }) => id === barrier);
      name ||= own.find((feature) => feature.name !== '')?.name ?? '';
      const cell = keyOf(tile.x, tile.y);
      read.push({ tile, found: own.flatMap(({ geometry }) => geometry.flatMap((line) => clipLine(line, bounds))).map((xy) => ({ xy, cell, bounds })) });
    });
    for (const { tile, found } of read.sort((a, b) => a.tile.y - b.tile.y || a.tile.x - b.tile.x)) {
      for (const piece of found) {
        pieces.push(piece);
        for (const [x, y] of endsOf(piece)) {
          const [minX, minY, maxX, maxY] = piece.bounds;
          if (x === minX) ask(tile.x - 1, tile.y);
          if (x === maxX) ask(tile.x + 1, tile.y);
          if (y === minY) ask(tile.x, tile.y - 1);
          if (y === maxY) ask(tile.x, tile.y + 1);
        }
      }
    }
    if (seen.size > MOST_LINE_TILES) {
      isWhole = false;
      break;
    }
  }
  if (pieces.length === 0) throw new AtlasError('siting.barrierGone', { barrier: name || barrier }, { layer: layer.title });
  meetAtEdges(pieces, 2 * unit);
  return { name, lines: pieces.map(({ xy }) => worldLineToLonLat(xy)), isWhole };
}

function endsOf({ xy }: Piece): [number, number][] {
  return [
    [xy[0]!, xy[1]!],
    [xy.at(-2)!, xy.at(-1)!],
  ];
}

/** Give two ends that tiles cut from each other one place. */
function meetAtEdges(pieces: readonly Piece[], tolerance: number): void {
  const ends: (EdgeEnd & { readonly at: number })[] = pieces.flatMap((piece, number) => {
    const [minX, minY, maxX, maxY] = piece.bounds;
    return endsOf(piece).flatMap(([x, y], i) =>
      x === minX || x === maxX || y === minY || y === maxY ? [{ piece: number, cell: piece.cell, x, y, at: i === 0 ? 0 : piece.xy.length - 2 }] : [],
    );
  });
  for (const [a, b] of stitchPieces(ends, tolerance, WORLD_WIDTH)) {
    // Both ends find each other; the second moves to the first.
    if (a > b) continue;
    const [from, to] = [ends[a]!, ends[b]!];
    const [target, source] = [pieces[to.piece]!.xy, pieces[from.piece]!.xy];
    const offX = Math.abs(to.x - from.x) > WORLD_WIDTH / 2 ? to.x - from.x : 0;
    target[to.at] = source[from.at]! + offX;
    target[to.at + 1] = source[from.at + 1]!;
  }
}
