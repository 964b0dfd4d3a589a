import { shortGeodesicM } from '../geometry/distances.ts';
import type { CellBounds } from '../geometry/plane/clip-line.ts';
import { connectPieces, type EdgeEnd, stitchPieces } from '../geometry/plane/connect-pieces.ts';
import type { InsidePiece } from './cross-line.ts';
import { WORLD_WIDTH, worldToLonLat } from '../tiles/world-grid.ts';
import type { BarrierCrossing, CrossingPart, LonLat } from './types.ts';

/** A stretch of a barrier inside the corridor and one cell, in the world grid. */
export interface CellPiece extends InsidePiece {
  readonly cell: number;
  readonly bounds: CellBounds;
  /** Its parts inside the narrower use classes. */
  readonly medium: readonly number[][];
  readonly high: readonly number[][];
}

export interface BarrierInCells {
  readonly name: string;
  readonly built?: number | undefined;
  readonly pieces: CellPiece[];
}

type Figures = Pick<BarrierCrossing, 'use' | 'crossings' | 'lengthInsideKm' | 'lengthByUseKm' | 'points' | 'parts'>;

const LEAST_KM = 0.0005;

/** Geodesic length of lines of the world grid (flat x, y), km. */
export function lengthKm(lines: readonly (readonly number[])[]): number {
  let metres = 0;
  for (const xy of lines) {
    let [lon, lat] = worldToLonLat(xy[0]!, xy[1]!);
    for (let i = 2; i + 1 < xy.length; i += 2) {
      const [nextLon, nextLat] = worldToLonLat(xy[i]!, xy[i + 1]!);
      metres += shortGeodesicM(lon, lat, nextLon, nextLat);
      [lon, lat] = [nextLon, nextLat];
    }
  }
  return metres / 1000;
}

/**
 * One barrier's figures over all cells; undefined where 0.5 m or less lies inside the corridor.
 * @param tolerance how far apart two cells may put one meeting point, in the world grid
 */
export function summariseBarrier({ pieces }: BarrierInCells, tolerance: number): Figures | undefined {
  const low = lengthKm(pieces.map(({ xy }) => xy));
  if (!(low > LEAST_KM)) return undefined;
  const medium = lengthKm(pieces.flatMap((piece) => piece.medium));
  const high = lengthKm(pieces.flatMap((piece) => piece.high));
  const ends = pieces.flatMap(({ xy, cell, bounds, entersAtStart, leavesAtEnd }, piece) =>
    [
      { x: xy[0]!, y: xy[1]!, meets: entersAtStart },
      { x: xy.at(-2)!, y: xy.at(-1)!, meets: leavesAtEnd },
    ].map((end) => ({
      ...end,
      piece,
      cell,
      onEdge: end.x === bounds[0] || end.x === bounds[2] || end.y === bounds[1] || end.y === bounds[3],
    })),
  );
  const edgeEnds: EdgeEnd[] = ends.filter((end) => end.onEdge);
  const stitches = stitchPieces(edgeEnds, tolerance, WORLD_WIDTH);
  const stitched = new Set(stitches.flatMap(([a, b]) => [edgeEnds[a], edgeEnds[b]]));
  const links = stitches.map(([a, b]): [number, number] => [edgeEnds[a]!.piece, edgeEnds[b]!.piece]);
  const points = new Map<string, LonLat>();
  for (const end of ends) {
    if (end.meets && !stitched.has(end)) points.set(`${end.x.toFixed(1)} ${end.y.toFixed(1)}`, worldToLonLat(end.x, end.y));
  }
  const parts = describeParts(pieces, connectPieces(pieces, links));
  return {
    use: high > LEAST_KM ? 'high' : medium > LEAST_KM ? 'medium' : 'low',
    crossings: parts.length,
    lengthInsideKm: low,
    lengthByUseKm: { low, medium, high },
    points: [...points.values()],
    parts,
  };
}

/** Each connected part by its longest piece's middle vertex; pieces with the same label are one part. */
function describeParts(pieces: readonly CellPiece[], labels: ArrayLike<number>): CrossingPart[] {
  const parts = new Map<number, { at: LonLat; lengthKm: number; longest: number }>();
  for (const [index, { xy }] of pieces.entries()) {
    const km = lengthKm([xy]);
    const middle = 2 * ((xy.length >> 1) >> 1);
    const at: LonLat = xy.length === 4 ? worldToLonLat((xy[0]! + xy[2]!) / 2, (xy[1]! + xy[3]!) / 2) : worldToLonLat(xy[middle]!, xy[middle + 1]!);
    const known = parts.get(labels[index]!);
    if (!known) parts.set(labels[index]!, { at, lengthKm: km, longest: km });
    else parts.set(labels[index]!, { at: km > known.longest ? at : known.at, lengthKm: known.lengthKm + km, longest: Math.max(km, known.longest) });
  }
  return [...parts.values()].map(({ at, lengthKm }) => ({ at, lengthKm }));
}

/**
 * The rows with a crossing in one country, their crossings and lengths counted there alone; the use class stays the
 * highest that the barrier meets anywhere. Its points are the middles of its crossings there.
 * @param countryOf the country of a row's n-th part
 */
export function crossingsInCountry(
  rows: readonly BarrierCrossing[],
  iso3: string,
  countryOf: (row: BarrierCrossing, part: number) => string | undefined,
): BarrierCrossing[] {
  return rows.flatMap((row) => {
    const parts = row.parts.filter((_, part) => countryOf(row, part) === iso3);
    if (parts.length === 0) return [];
    return [
      { ...row, parts, crossings: parts.length, lengthInsideKm: parts.reduce((sum, { lengthKm }) => sum + lengthKm, 0), points: parts.map(({ at }) => at) },
    ];
  });
}
