import type { TileId } from '../tiles/tile-source.ts';
import { WORLD_WIDTH } from './read-world-layer.ts';

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
