import type { LonLat } from '../crossings/types.ts';
import { WORLD_WIDTH, worldToLonLat } from '../tiles/world-grid.ts';
import { USE_CLASSES, type UseClass } from '../movement/types.ts';
import { type CellRuns, labelPieces, subtractRuns, uniteStretches } from '../geometry/plane/cell-runs.ts';
import { eachStretch } from './barrier-cells.ts';
import type { CorridorGrid } from './corridor-grid.ts';

/** A part counts from this share of the area it was cut from. */
export const LEAST_PART = 0.05;
/** A piece counts from this share of its class's area, or when a line touches it: outlines have splinters. */
const LEAST_PIECE = 0.01;

/** A use class that a line cuts into separate parts. */
export interface Separation {
  readonly use: UseClass;
  /** Share (0–1) of the whole class's area in the connected piece that is cut. */
  readonly pieceShare: number;
  /** Shares (0–1) of that piece's area that the separate parts have, greatest first; each at least 0.05, two or more. */
  readonly partShares: readonly number[];
  /** The middle of each of these parts, [lon, lat]: the mean of its cells, which may lie beside a bent part. */
  readonly partMiddles: readonly LonLat[];
}

/** How many of a use class's connected pieces lines touch. */
export interface PiecesCut {
  readonly cut: number;
  readonly total: number;
  /** Share (0–1) of the class's area that the pieces touched have. */
  readonly cutShare: number;
}

export interface CorridorCut {
  /** One entry a class that is separated, for the piece with the most area. */
  readonly separations: readonly Separation[];
  readonly pieces: Readonly<Record<UseClass, PiecesCut>>;
}

/**
 * What lines do to the connectedness of a corridor. Rule: a connected piece of a use class (cells that meet along a side)
 * is separated when, without the cells the lines touch, at least two of its parts have 5 % of its area or more each. A gap
 * in the line narrower than a grid cell counts as closed. Pieces of 1 % of their class's area or more are counted, and
 * those that lines touch.
 * @param lines flat x, y positions in the world grid
 */
export function cutCorridor(lines: readonly ArrayLike<number>[], grid: CorridorGrid): CorridorCut {
  const drawn = drawLines(lines, grid);
  const separations: Separation[] = [];
  const count = (use: UseClass): PiecesCut => {
    const {
      runs,
      pieces: { pieceOf, areas },
    } = grid.classes[use];
    const total = sum(areas);
    const left = subtractRuns(runs, drawn);
    const cut = new Set<number>();
    left.touched.forEach((touched, run) => {
      if (touched === 1) cut.add(pieceOf[run]!);
    });
    const separation = cut.size === 0 ? undefined : largestSeparated(left, grid, use);
    if (separation) separations.push({ use, ...separation });
    return {
      cut: cut.size,
      total: areas.filter((area, piece) => area >= LEAST_PIECE * total || cut.has(piece)).length,
      cutShare: total === 0 ? 0 : sum([...cut].map((piece) => areas[piece]!)) / total,
    };
  };
  const pieces = { low: count('low'), medium: count('medium'), high: count('high') };
  return { separations: separations.sort((a, b) => USE_CLASSES.indexOf(a.use) - USE_CLASSES.indexOf(b.use)), pieces };
}

function largestSeparated(left: ReturnType<typeof subtractRuns>, grid: CorridorGrid, use: UseClass): Omit<Separation, 'use'> | undefined {
  const { classes, rowWeight } = grid;
  const { pieceOf, areas } = classes[use].pieces;
  const parts = labelPieces(left, rowWeight);
  const wholeOf = new Int32Array(parts.areas.length);
  parts.pieceOf.forEach((part, run) => {
    wholeOf[part] = pieceOf[left.of[run]!]!;
  });
  const partsOf = new Map<number, number[]>();
  parts.areas.forEach((area, part) => {
    const whole = wholeOf[part]!;
    if (area >= LEAST_PART * areas[whole]!) partsOf.set(whole, [...(partsOf.get(whole) ?? []), part]);
  });
  const [largest] = [...partsOf].filter(([, ofPiece]) => ofPiece.length > 1).sort(([a], [b]) => areas[b]! - areas[a]!);
  if (!largest) return undefined;
  const [piece, ofPiece] = largest;
  const area = areas[piece]!;
  const ordered = ofPiece.toSorted((a, b) => parts.areas[b]! - parts.areas[a]!);
  return {
    pieceShare: area / sum(areas),
    partShares: ordered.map((part) => parts.areas[part]! / area),
    partMiddles: middlesOf(left, parts.pieceOf, ordered, grid),
  };
}

/** The area-weighted mean of the cells of some parts. */
function middlesOf(
  { rowStart, from, to }: CellRuns,
  partOf: Int32Array,
  which: readonly number[],
  { step, left, top, rows, rowWeight }: CorridorGrid,
): LonLat[] {
  const sums = new Map(which.map((part) => [part, { area: 0, x: 0, y: 0 }]));
  for (let row = 0; row < rows; row++) {
    for (let run = rowStart[row]!; run < rowStart[row + 1]!; run++) {
      const total = sums.get(partOf[run]!);
      if (!total) continue;
      const area = (to[run]! - from[run]!) * rowWeight[row]!;
      total.area += area;
      total.x += (area * (from[run]! + to[run]!)) / 2;
      total.y += area * (row + 0.5);
    }
  }
  return which.map((part) => {
    const { area, x, y } = sums.get(part)!;
    const across = ((left + x / area) * step) % WORLD_WIDTH;
    return worldToLonLat(across, (top + y / area) * step);
  });
}

/** The cells that lines touch. */
function drawLines(lines: readonly ArrayLike<number>[], grid: CorridorGrid): CellRuns {
  const stretches: number[][] = Array.from({ length: grid.rows }, () => []);
  eachStretch(lines, grid, (row, from, to) => stretches[row]!.push(from, to));
  return uniteStretches(stretches, grid.columns);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
