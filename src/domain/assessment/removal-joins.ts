import type { LonLat } from '../crossings/types.ts';
import { AUTHALIC_RADIUS_M } from '../geometry/distances.ts';
import { type CellRuns, cutRuns, visitMeetings } from '../geometry/plane/cell-runs.ts';
import { sinAuthalic } from '../geometry/polygon-area.ts';
import { UnionFind } from '../geometry/union-find.ts';
import { USE_CLASSES, type UseClass } from '../movement/types.ts';
import { WORLD_WIDTH, worldToLonLat } from '../tiles/world-grid.ts';
import { type OwnedCells, SEVERAL } from './barrier-cells.ts';
import type { CorridorGrid } from './corridor-grid.ts';

/** Smaller pieces are splinters and do not count: islands under this area are dropped from corridors, too (Kauffman et al. 2020). */
export const LEAST_PIECE_KM2 = 0.02;

/** Pieces of a use class that would be one, were one barrier removed while all others stand. */
export interface RemovalJoin {
  readonly use: UseClass;
  /** Areas of the pieces, km² on WGS 84, greatest first, two or more; cells of barriers are in none. */
  readonly piecesKm2: readonly number[];
  /** The middle of each piece, [lon, lat]: the mean of its cells, which may lie beside a bent one. */
  readonly pieceMiddles: readonly LonLat[];
}

/** Area that a removal would join to a greater piece, km², in one use class. */
export function joinedKm2(joins: readonly RemovalJoin[], use: UseClass): number {
  let total = 0;
  for (const { use: of, piecesKm2 } of joins) if (of === use) for (let i = 1; i < piecesKm2.length; i++) total += piecesKm2[i]!;
  return total;
}

/**
 * What the removal of each barrier would join while all others stand, by the barrier's number; nothing of those that would join
 * nothing. A piece is cells of a use class that no barrier touches and that meet along a side. Without one barrier, the cells that it
 * alone touches are open, too; those that another one touches as well stay closed. All barriers are told of in one pass: the cells
 * of each are joined to the pieces that they meet by union–find, so that it costs what the cells of all barriers together do.
 */
export function findRemovalJoins(barriers: OwnedCells, grid: CorridorGrid): Map<number, RemovalJoin[]> {
  const joins = new Map<number, RemovalJoin[]>();
  const rowKm2 = areaOfCells(grid);
  for (const use of USE_CLASSES) {
    const cells = splitByOwner(grid.classes[use].runs, barriers);
    const { sets, meetings } = connect(cells);
    const pieces = measurePieces(cells, sets, rowKm2);
    for (const [barrier, ofBarrier] of meetings) {
      for (const group of groupPieces(ofBarrier)) {
        const joined = group
          .flatMap((root) => {
            const piece = pieces.get(root);
            return piece && piece.km2 >= LEAST_PIECE_KM2 ? [piece] : [];
          })
          .sort((a, b) => b.km2 - a.km2);
        if (joined.length < 2) continue;
        const found = joins.get(barrier) ?? [];
        joins.set(barrier, found);
        found.push({ use, piecesKm2: joined.map(({ km2 }) => km2), pieceMiddles: joined.map((piece) => middleOf(piece, grid)) });
      }
    }
  }
  for (const found of joins.values()) found.sort((a, b) => USE_CLASSES.indexOf(a.use) - USE_CLASSES.indexOf(b.use) || b.piecesKm2[1]! - a.piecesKm2[1]!);
  return joins;
}

/** Cells that no barrier touches. */
const OPEN = -1;

/** Runs of a class, cut where their owner changes; those of several barriers are left out. */
interface SplitRuns extends CellRuns {
  /** A barrier, or `OPEN`. */
  readonly owner: Int32Array;
}

function splitByOwner(runs: CellRuns, barriers: OwnedCells): SplitRuns {
  const rowStart = new Int32Array(runs.rowStart.length);
  const [from, to, owner]: [number[], number[], number[]] = [[], [], []];
  const keep = (start: number, end: number, of: number): void => {
    from.push(start);
    to.push(end);
    owner.push(of);
  };
  cutRuns(runs, barriers, {
    left: (start, end) => keep(start, end, OPEN),
    under: (start, end, _run, stretch) => {
      const of = barriers.owner[stretch]!;
      if (of !== SEVERAL) keep(start, end, of);
    },
    close: (row) => {
      rowStart[row + 1] = from.length;
    },
  });
  return { rowStart, from: Int32Array.from(from), to: Int32Array.from(to), owner: Int32Array.from(owner) };
}

/** A root of a barrier's cells and the root of a piece that they meet, in turn, by barrier. */
type Meetings = Map<number, number[]>;

/** Joins cells of one owner that meet along a side; where cells of a barrier meet open ones, it is noted. */
function connect(runs: SplitRuns): { readonly sets: UnionFind; readonly meetings: Meetings } {
  const { rowStart, from, to, owner } = runs;
  const sets = new UnionFind(from.length);
  const met: number[] = [];
  const meet = (a: number, b: number): void => {
    if (owner[a] === owner[b]) sets.unite(a, b);
    else if (owner[a] === OPEN) met.push(b, a);
    else if (owner[b] === OPEN) met.push(a, b);
  };
  for (let row = 0; row + 1 < rowStart.length; row++) {
    for (let run = rowStart[row]! + 1; run < rowStart[row + 1]!; run++) if (to[run - 1] === from[run]) meet(run - 1, run);
  }
  visitMeetings(runs, meet);
  const meetings: Meetings = new Map();
  for (let i = 0; i < met.length; i += 2) {
    const barrier = owner[met[i]!]!;
    const ofBarrier = meetings.get(barrier) ?? [];
    meetings.set(barrier, ofBarrier);
    ofBarrier.push(sets.rootOf(met[i]!), sets.rootOf(met[i + 1]!));
  }
  return { sets, meetings };
}

/** The pieces that would be one: those that the same connected cells of the barrier meet, or cells that meet one of them. */
function groupPieces(meetings: readonly number[]): number[][] {
  const nodes = [...new Set(meetings)];
  const numbers = new Map(nodes.map((node, number) => [node, number]));
  const sets = new UnionFind(nodes.length);
  for (let i = 0; i < meetings.length; i += 2) sets.unite(numbers.get(meetings[i]!)!, numbers.get(meetings[i + 1]!)!);
  const groups = new Map<number, Set<number>>();
  for (let i = 1; i < meetings.length; i += 2) {
    const root = sets.rootOf(numbers.get(meetings[i]!)!);
    const group = groups.get(root) ?? new Set();
    groups.set(root, group.add(meetings[i]!));
  }
  return [...groups.values()].filter(({ size }) => size > 1).map((group) => [...group]);
}

/** A piece's area, and its cells' columns and rows, summed by area. */
interface Piece {
  km2: number;
  x: number;
  y: number;
}

function measurePieces({ rowStart, from, to, owner }: SplitRuns, sets: UnionFind, rowKm2: Float64Array): Map<number, Piece> {
  const pieces = new Map<number, Piece>();
  for (let row = 0; row + 1 < rowStart.length; row++) {
    for (let run = rowStart[row]!; run < rowStart[row + 1]!; run++) {
      if (owner[run] !== OPEN) continue;
      const root = sets.rootOf(run);
      let piece = pieces.get(root);
      if (!piece) pieces.set(root, (piece = { km2: 0, x: 0, y: 0 }));
      const area = (to[run]! - from[run]!) * rowKm2[row]!;
      piece.km2 += area;
      piece.x += (area * (from[run]! + to[run]!)) / 2;
      piece.y += area * (row + 0.5);
    }
  }
  return pieces;
}

function middleOf({ km2, x, y }: Piece, { step, left, top }: CorridorGrid): LonLat {
  return worldToLonLat(((left + x / km2) * step) % WORLD_WIDTH, (top + y / km2) * step);
}

/** Area of one cell of each row on WGS 84, km². */
function areaOfCells({ step, top, rows }: CorridorGrid): Float64Array {
  const heights = Float64Array.from({ length: rows + 1 }, (_, row) => sinAuthalic(worldToLonLat(0, (top + row) * step)[1]));
  const scale = ((AUTHALIC_RADIUS_M / 1000) ** 2 * 2 * Math.PI * step) / WORLD_WIDTH;
  return Float64Array.from({ length: rows }, (_, row) => scale * (heights[row]! - heights[row + 1]!));
}
