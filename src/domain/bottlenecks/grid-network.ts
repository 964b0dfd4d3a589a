import type { CutNetwork } from './min-cut.ts';

/**
 * Capacities of edges between cells that share a side and that share a corner: cut edges then add up to the length of the cut,
 * whichever way it runs, to about 5 % (Boykov & Kolmogorov 2003, Computing geodesics and minimal surfaces via graph cuts,
 * ICCV, pp. 26–33: the Cauchy–Crofton formula, on eight neighbours). Whole numbers in the ratio √2.
 */
export const SIDE = 99;
export const CORNER = 70;
/** What a cut along a side of the grid adds up to per cell: one side and two corners. */
export const CELL = SIDE + 2 * CORNER;
/** More than any cut has. */
export const UNCUTTABLE = 1 << 26;

/** A part of a grid: columns, and 1 for the cells that belong to it, row by row. */
export interface GridPart {
  readonly cols: number;
  readonly rows: number;
  readonly cells: Uint8Array;
}

/** Its cells as nodes of a network. */
export interface GridNetwork extends CutNetwork {
  /** The cell of each node, and the node of each cell; -1 of those outside. */
  readonly cellOf: Int32Array;
  readonly nodeOf: Int32Array;
}

const NEIGHBOURS = [
  [1, 0, SIDE],
  [0, 1, SIDE],
  [1, 1, CORNER],
  [-1, 1, CORNER],
] as const;

/** @param kept 1 for cells no edge of which may be cut */
export function connectCells({ cols, rows, cells }: GridPart, kept?: Uint8Array): GridNetwork {
  const nodeOf = new Int32Array(cells.length).fill(-1);
  let nodes = 0;
  for (let cell = 0; cell < cells.length; cell++) if (cells[cell] === 1) nodeOf[cell] = nodes++;
  const cellOf = new Int32Array(nodes);
  for (let cell = 0; cell < cells.length; cell++) if (nodeOf[cell]! >= 0) cellOf[nodeOf[cell]!] = cell;
  const first = new Int32Array(nodes).fill(-1);
  const next = new Int32Array(8 * nodes);
  const to = new Int32Array(8 * nodes);
  const capacity = new Int32Array(8 * nodes);
  let arcs = 0;
  const add = (from: number, other: number, size: number): void => {
    to[arcs] = other;
    capacity[arcs] = size;
    next[arcs] = first[from]!;
    first[from] = arcs++;
  };
  for (let node = 0; node < nodes; node++) {
    const cell = cellOf[node]!;
    const [col, row] = [cell % cols, Math.floor(cell / cols)];
    for (const [east, north, size] of NEIGHBOURS) {
      const [c, r] = [col + east, row + north];
      if (c < 0 || c >= cols || r >= rows) continue;
      const other = nodeOf[r * cols + c]!;
      if (other < 0) continue;
      const whole = kept !== undefined && (kept[cell] === 1 || kept[r * cols + c] === 1) ? UNCUTTABLE : size;
      add(node, other, whole);
      add(other, node, whole);
    }
  }
  return { nodes, first, next: next.subarray(0, arcs), to: to.subarray(0, arcs), capacity: capacity.subarray(0, arcs), cellOf, nodeOf };
}

/**
 * How far each node lies from others on the way through the network, cells; Infinity where none leads there.
 * Steps are those of a king in chess, the slant ones √2 long, taken in rounds until nothing gets nearer.
 */
export function distancesFrom(network: GridNetwork, cols: number, from: readonly number[]): Float64Array {
  const { nodes, first, next, to, cellOf } = network;
  const distance = new Float64Array(nodes).fill(Infinity);
  let front: number[] = [...from];
  for (const node of from) distance[node] = 0;
  while (front.length > 0) {
    const nearer = new Set<number>();
    for (const node of front) {
      for (let arc = first[node]!; arc >= 0; arc = next[arc]!) {
        const other = to[arc]!;
        const apart = Math.abs(cellOf[other]! - cellOf[node]!);
        const reached = distance[node]! + (apart === 1 || apart === cols ? 1 : Math.SQRT2);
        if (reached < distance[other]! - 1e-9) {
          distance[other] = reached;
          nearer.add(other);
        }
      }
    }
    front = [...nearer];
  }
  return distance;
}
