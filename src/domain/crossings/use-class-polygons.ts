import type { UseClass } from '../movement/types.ts';
import { type PreparedPolygon, preparePolygon } from '../geometry/plane/prepare-polygon.ts';
import type { WorldFeature } from '../layers/read-features.ts';
import type { CellBounds } from '../geometry/plane/clip-line.ts';
import { crossLine } from './cross-line.ts';
import { dropRepeatedSegments } from '../geometry/plane/repeated-segments.ts';
import type { CellPiece } from './summarise-barrier.ts';

/**
 * The part of each ring of a tile's polygons: a ring wound as the first one begins a part, the others are its holes
 * (vector tile specification 2.1, section 4.3.4.4), so that overlapping parts are a union.
 * @param rings flat x, y positions
 */
export function numberParts(rings: readonly ArrayLike<number>[]): number[] {
  let part = -1;
  let outer = 0;
  return rings.map((ring) => {
    let area = 0;
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
      area += (ring[j]! - ring[0]!) * (ring[i + 1]! - ring[1]!) - (ring[i]! - ring[0]!) * (ring[j + 1]! - ring[1]!);
    outer ||= Math.sign(area);
    if (part < 0 || Math.sign(area) === outer) part += 1;
    return part;
  });
}

/** A tile's corridor by use class, in the world grid; classes are nested. */
export type UseClassPolygons = { readonly low: PreparedPolygon } & { readonly [Use in Exclude<UseClass, 'low'>]?: PreparedPolygon | undefined };

/** min x, min y, max x, max y in the world grid. */
type Box = readonly [number, number, number, number];

/** Polygons of the use classes; the widest class that the tile holds stands for the whole corridor. */
export function prepareUseClasses(features: readonly Pick<WorldFeature, 'properties' | 'geometry'>[]): { classes: UseClassPolygons; box: Box } | undefined {
  const ringsOf = (use: UseClass) => features.filter(({ properties }) => properties['use'] === use).flatMap((f) => f.geometry);
  const [lowRings, mediumRings, highRings] = [ringsOf('low'), ringsOf('medium'), ringsOf('high')];
  const rings = [lowRings, mediumRings, highRings].find((list) => list.length > 0);
  const prepare = (list: readonly number[][]) => preparePolygon(list, numberParts(list));
  const low = rings && prepare(rings);
  if (!low) return undefined;
  return {
    classes: { low, medium: prepare(mediumRings), high: prepare(highRings) },
    box: [low.grid.minX, low.grid.minY, low.grid.maxX, low.grid.maxY],
  };
}

/**
 * The stretches of one barrier inside the corridor in one cell.
 * @param lines flat x, y positions in the world grid, already clipped to the cell
 */
export function crossInCell(lines: readonly number[][], classes: UseClassPolygons, bounds: CellBounds, cell: number): CellPiece[] {
  const { low, medium, high } = classes;
  return dropRepeatedSegments(lines)
    .flatMap((line) => crossLine(line, low))
    .map((piece) => ({
      ...piece,
      cell,
      bounds,
      medium: medium ? crossLine(piece.xy, medium).map(({ xy }) => xy) : [],
      high: high ? crossLine(piece.xy, high).map(({ xy }) => xy) : [],
    }));
}
