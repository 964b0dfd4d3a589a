import { leastIndividuals } from '../movement/corridors/use-classes.ts';
import { FEWEST_INDIVIDUALS, NARROWEST_FIRST, type UseClass } from '../movement/types.ts';
import { traceCut } from './draw-cut.ts';
import { CELL, connectCells, CORNER, distancesFrom, type GridNetwork, UNCUTTABLE } from './grid-network.ts';
import { findMinCut } from './min-cut.ts';

/** Where animals used a grid: what the corridor's use classes are drawn from. */
export interface CorridorUse {
  /** Individuals that a place must be of, where fewer must not be seen; one when left out. */
  readonly fewest?: number;
  readonly cols: number;
  readonly rows: number;
  /** Side of a cell, metres. */
  readonly cell: number;
  /** The cells of each animal's footprint. */
  readonly footprints: readonly (readonly number[] | Uint32Array)[];
  /** Where migrations begin and end, in columns and rows (cell centres are whole): one end of the corridor, and the other. */
  readonly ends: readonly [readonly (readonly [number, number])[], readonly (readonly [number, number])[]];
}

/** A narrowest cross-section. */
export interface Bottleneck {
  readonly widthM: number;
  /** Animals whose footprint lies in it. */
  readonly animals: number;
  /** In columns and rows of the grid's corners. */
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

export interface Bottlenecks {
  /** The use class that was cut: the narrowest that connects both ends. */
  readonly use: UseClass;
  readonly animals: number;
  /** The narrowest first. */
  readonly sections: readonly Bottleneck[];
}

/** So much of the way at each end is range, not corridor: no cut there. */
const END_SHARE = 0.15;
/** Ground that begins farther from an end than this share of the way does not reach it. */
const REACHES = 0.3;
/** Cross-sections closer than this share of the way are one. */
const APART = 0.1;
const MOST_SECTIONS = 3;
/** Ends must lie so many cells apart. */
const LEAST_CELLS = 8;

/**
 * Where a corridor is narrowest between its two ends: of the use class that still connects both (high, else medium, else low), the
 * shortest line that parts one end from the other, by a minimum cut on the grid (Ford & Fulkerson 1956; lengths after Boykov
 * & Kolmogorov 2003), between 15 % and 85 % of the way; then the next shortest ones a tenth of the way or more from those before.
 * @returns undefined of fewer than three animals, where the ends are not apart and where no class connects them
 */
export function findBottlenecks(corridor: CorridorUse): Bottlenecks | undefined {
  const { cols, rows, footprints, ends } = corridor;
  const [one, other] = ends.map(middleOf);
  if (footprints.length < FEWEST_INDIVIDUALS || !one || !other) return undefined;
  const way = Math.hypot(one[0] - other[0], one[1] - other[1]);
  if (way < LEAST_CELLS) return undefined;
  const individuals = new Uint16Array(cols * rows);
  for (const cells of footprints) for (const cell of cells) individuals[cell]! += 1;
  for (const use of NARROWEST_FIRST) {
    const least = leastIndividuals(use, footprints.length, corridor.fewest);
    const cells = Uint8Array.from(individuals, (count) => (count >= least ? 1 : 0));
    const sections = cutBetween({ cols, rows, cells }, corridor, [one, other], way);
    if (sections.length > 0) return { use, animals: footprints.length, sections };
  }
  return undefined;
}

type Place = readonly [number, number];

/** The median in both directions. */
function middleOf(places: readonly Place[]): Place | undefined {
  if (places.length === 0) return undefined;
  const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
  return [median(places.map(([col]) => col)), median(places.map(([, row]) => row))];
}

/** The nodes of the connected part that reaches nearest to both ends, and the nearest in it to each; undefined where none reaches both. */
function joinEnds(network: GridNetwork, cols: number, [one, other]: readonly [Place, Place], reach: number): readonly [number, number] | undefined {
  const seen = new Uint8Array(network.nodes);
  let best: { readonly nearest: readonly [number, number]; readonly off: number } | undefined;
  for (let start = 0; start < network.nodes; start++) {
    if (seen[start] === 1) continue;
    const part = [start];
    seen[start] = 1;
    const near: [[number, number], [number, number]] = [
      [start, Infinity],
      [start, Infinity],
    ];
    for (let k = 0; k < part.length; k++) {
      const node = part[k]!;
      const [col, row] = [network.cellOf[node]! % cols, Math.floor(network.cellOf[node]! / cols)];
      for (const [i, place] of [one, other].entries()) {
        const off = Math.hypot(col - place[0], row - place[1]);
        if (off < near[i]![1]) near[i] = [node, off];
      }
      for (let arc = network.first[node]!; arc >= 0; arc = network.next[arc]!) {
        const next = network.to[arc]!;
        if (seen[next] === 1) continue;
        seen[next] = 1;
        part.push(next);
      }
    }
    const off = Math.max(near[0][1], near[1][1]);
    if (off <= reach && off < (best?.off ?? Infinity)) best = { nearest: [near[0][0], near[1][0]], off };
  }
  return best?.nearest;
}

function cutBetween(
  part: { readonly cols: number; readonly rows: number; readonly cells: Uint8Array },
  { cell, footprints }: CorridorUse,
  ends: readonly [Place, Place],
  way: number,
): Bottleneck[] {
  const { cols, rows, cells } = part;
  const whole = connectCells(part);
  const nearest = joinEnds(whole, cols, ends, REACHES * way);
  if (!nearest || nearest[0] === nearest[1]) return [];
  const [near, far] = [distancesFrom(whole, cols, [nearest[0]]), distancesFrom(whole, cols, [nearest[1]])];
  const share = (node: number): number => near[node]! / (near[node]! + far[node]!);
  const sources: number[] = [];
  const sinks = new Uint8Array(whole.nodes);
  for (let node = 0; node < whole.nodes; node++) {
    if (share(node) <= END_SHARE) sources.push(node);
    else if (share(node) >= 1 - END_SHARE) sinks[node] = 1;
  }
  if (sources.length === 0 || !sinks.includes(1)) return [];
  const kept = new Uint8Array(cells.length);
  const sections: Bottleneck[] = [];
  while (sections.length < MOST_SECTIONS) {
    const network = connectCells(part, kept);
    const cut = findMinCut(network, Int32Array.from(sources), sinks, UNCUTTABLE - 1);
    if (!cut) break;
    const side = new Uint8Array(cells.length);
    for (let node = 0; node < network.nodes; node++) if (Number.isFinite(near[node]!)) side[network.cellOf[node]!] = cut.side[node] === 1 ? 1 : 2;
    const beside = new Set<number>();
    for (let node = 0; node < network.nodes; node++) {
      for (let arc = network.first[node]!; arc >= 0; arc = network.next[arc]!) {
        if (cut.side[node] !== cut.side[network.to[arc]!] && Number.isFinite(near[node]!)) beside.add(network.cellOf[node]!);
      }
    }
    const lines = traceCut(side, cols, rows);
    sections.push({
      // A cut through n cells in a row has n sides and two corners less than a whole cell each.
      widthM: ((cut.value + 2 * CORNER * Math.max(1, lines.length)) / CELL) * cell,
      animals: footprints.filter((footprint) => footprint.some((each) => beside.has(each))).length,
      lines,
    });
    keepAround(kept, beside, cols, rows, Math.max(2, APART * way));
  }
  return sections;
}

/** Marks the cells within a distance (cells) of others. */
function keepAround(kept: Uint8Array, cells: ReadonlySet<number>, cols: number, rows: number, distance: number): void {
  const reach = Math.ceil(distance);
  for (const cell of cells) {
    const [col, row] = [cell % cols, Math.floor(cell / cols)];
    for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
      for (let c = Math.max(0, col - reach); c <= Math.min(cols - 1, col + reach); c++) {
        if (Math.hypot(c - col, r - row) <= distance) kept[r * cols + c] = 1;
      }
    }
  }
}
