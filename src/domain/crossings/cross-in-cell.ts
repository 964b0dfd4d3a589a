import type { CellBounds } from './clip-line.ts';
import { crossLine } from './cross-line.ts';
import { dropRepeatedSegments } from './drop-repeated-segments.ts';
import type { CellPiece } from './summarise-barrier.ts';
import type { UseClassPolygons } from './use-class-polygons.ts';

/**
 * The stretches of one barrier inside the corridor in one cell.
 * @param lines flat x, y positions in the world grid, already clipped to the cell
 */
export function crossInCell(lines: readonly number[][], classes: UseClassPolygons, bounds: CellBounds, cell: number): CellPiece[] {
  const { low, medium, high } = classes;
  return dropRepeatedSegments(lines).flatMap((line) => crossLine(line, low)).map((piece) => ({
    ...piece,
    cell,
    bounds,
    medium: medium ? crossLine(piece.xy, medium).map(({ xy }) => xy) : [],
    high: high ? crossLine(piece.xy, high).map(({ xy }) => xy) : [],
  }));
}
