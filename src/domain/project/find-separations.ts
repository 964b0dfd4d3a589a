import { WORLD_WIDTH } from '../crossings/read-world-layer.ts';
import { columnsByRow } from '../crossings/tiles-along-lines.ts';
import type { UseClass } from '../movement/types.ts';
import { USE_CLASSES } from '../movement/use-classes.ts';
import type { CorridorGrid } from './corridor-grid.ts';

/** A part counts from this share of the area it was cut from. */
export const LEAST_PART = 0.05;

/** A use class that a line cuts into separate parts. */
export interface Separation {
  readonly use: UseClass;
  /** Share (0–1) of the whole class's area in the connected piece that is cut. */
  readonly pieceShare: number;
  /** Shares (0–1) of that piece's area that the separate parts have, greatest first; each at least 0.05, two or more. */
  readonly partShares: readonly number[];
}

/**
 * Use classes that lines separate. Rule: a connected piece of the class (cells that meet along a side) is separated
 * when, without the cells the lines touch, at least two of its parts have 5 % of its area or more each. One entry a
 * class, for the piece with the most area. A gap in the line narrower than a grid cell counts as closed.
 * @param lines flat x, y positions in the world grid
 */
export function findSeparations(lines: readonly ArrayLike<number>[], grid: CorridorGrid): Separation[] {
  const cut = drawLines(lines, grid);
  if (!cut.some((cell) => cell === 1)) return [];
  return USE_CLASSES.flatMap((use, bit) => {
    const isIn = (cell: number): boolean => (grid.uses[cell]! & (1 << bit)) !== 0;
    const whole = wholePieces(grid, use);
    const parts = labelPieces(grid, (cell) => isIn(cell) && cut[cell] === 0);
    const pieces = new Map<number, number[]>();
    parts.areas.forEach((area, part) => {
      const piece = whole.labels[parts.starts[part]!]! - 1;
      if (area >= LEAST_PART * whole.areas[piece]!) pieces.set(piece, [...(pieces.get(piece) ?? []), area]);
    });
    const total = whole.areas.reduce((sum, area) => sum + area, 0);
    const [largest] = [...pieces].filter(([, areas]) => areas.length > 1).sort(([a], [b]) => whole.areas[b]! - whole.areas[a]!);
    if (!largest) return [];
    const [piece, areas] = largest;
    const area = whole.areas[piece]!;
    return [{ use, pieceShare: area / total, partShares: areas.map((part) => part / area).sort((a, b) => b - a) }];
  });
}

/** A piece counts from this share of its class's area, or when a line touches it: outlines have splinters. */
const LEAST_PIECE = 0.01;

/** How many of a use class's connected pieces lines touch. */
export interface PiecesCut {
  readonly cut: number;
  readonly total: number;
  /** Share (0–1) of the class's area that the pieces touched have. */
  readonly cutShare: number;
}

/**
 * The connected pieces (cells that meet along a side) of each use class that have 1 % of its area or more, and those
 * that lines touch.
 * @param lines flat x, y positions in the world grid
 */
export function countPiecesCut(lines: readonly ArrayLike<number>[], grid: CorridorGrid): Record<UseClass, PiecesCut> {
  const touched = drawLines(lines, grid);
  const count = (use: UseClass): PiecesCut => {
    const { labels, areas } = wholePieces(grid, use);
    const cut = new Set<number>();
    for (let cell = 0; cell < labels.length; cell++) if (touched[cell] === 1 && labels[cell] !== 0) cut.add(labels[cell]!);
    const sum = areas.reduce((whole, area) => whole + area, 0);
    const total = areas.filter((area, piece) => area >= LEAST_PIECE * sum || cut.has(piece + 1)).length;
    return { cut: cut.size, total, cutShare: sum === 0 ? 0 : [...cut].reduce((part, label) => part + areas[label - 1]!, 0) / sum };
  };
  return { low: count('low'), medium: count('medium'), high: count('high') };
}

/** 1 where a line touches a cell. */
function drawLines(lines: readonly ArrayLike<number>[], { step, left, top, columns, rows }: CorridorGrid): Uint8Array {
  const cells = new Uint8Array(columns * rows);
  const around = Math.round(WORLD_WIDTH / step);
  for (const line of lines) {
    for (let i = 2; i + 1 < line.length; i += 2) {
      for (const [from, to, row] of columnsByRow(line[i - 2]! / step, line[i - 1]! / step, line[i]! / step, line[i + 1]! / step)) {
        if (row < top || row >= top + rows) continue;
        for (let column = from; column <= to; column++) {
          const x = (column - left + around) % around;
          if (x < columns) cells[(row - top) * columns + x] = 1;
        }
      }
    }
  }
  return cells;
}

interface Pieces {
  /** From 1 per cell; 0 outside. */
  readonly labels: Int32Array;
  readonly areas: number[];
  /** First cell of each piece. */
  readonly starts: number[];
}

const known = new WeakMap<CorridorGrid, Map<UseClass, Pieces>>();

/** The pieces of an uncut class: the same for every alternative, so they are looked for once a grid. */
function wholePieces(grid: CorridorGrid, use: UseClass): Pieces {
  const ofGrid = known.get(grid) ?? new Map<UseClass, Pieces>();
  known.set(grid, ofGrid);
  const bit = 1 << USE_CLASSES.indexOf(use);
  const pieces = ofGrid.get(use) ?? labelPieces(grid, (cell) => (grid.uses[cell]! & bit) !== 0);
  ofGrid.set(use, pieces);
  return pieces;
}

function labelPieces(grid: CorridorGrid, isIn: (cell: number) => boolean): Pieces {
  const { columns, rows, rowWeight } = grid;
  const labels = new Int32Array(columns * rows);
  const areas: number[] = [];
  const starts: number[] = [];
  const stack: number[] = [];
  const visit = (cell: number, label: number): void => {
    if (labels[cell] !== 0 || !isIn(cell)) return;
    labels[cell] = label;
    stack.push(cell);
  };
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] !== 0 || !isIn(start)) continue;
    let area = 0;
    visit(start, starts.push(start));
    const label = starts.length;
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      const column = cell % columns;
      area += rowWeight[(cell - column) / columns]!;
      if (column > 0) visit(cell - 1, label);
      if (column + 1 < columns) visit(cell + 1, label);
      if (cell >= columns) visit(cell - columns, label);
      if (cell + columns < labels.length) visit(cell + columns, label);
    }
    areas.push(area);
  }
  return { labels, areas, starts };
}
