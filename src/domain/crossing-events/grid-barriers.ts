import { distanceFromOrigin } from '../geometry/plane/nearest-segment.ts';
import { type BarrierIndex, meetBarriers, metresPerDegree, turnsOf } from './index-barriers.ts';
import type { BarrierLines } from './barriers-near-tracks.ts';

/** What behaviours ask of barriers. */
export type NearbyBarriers = Pick<BarrierIndex, 'near' | 'crossedBy'>;

/** Segments of barriers in cells of one size, packed one cell after the other. */
interface Cells {
  readonly segments: Float64Array;
  /** Number of the barrier of each segment. */
  readonly owners: Uint32Array;
  readonly west: number;
  readonly south: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** Where each cell's segments begin in `items`, row by row from the south. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

const NONE: ReadonlySet<number> = new Set();
/** A segment lies in so many cells at most, on average. */
const CELLS_A_SEGMENT = 4;
const MOST_CELLS = 1 << 20;

/**
 * The same answers as `indexBarriers` gives, made in a fraction of the time: for small distances, asked once.
 * @param distanceM about how far is asked, metres
 * @returns undefined when no barrier has a segment
 */
export function gridBarriers(barriers: readonly BarrierLines[], distanceM: number): NearbyBarriers | undefined {
  const cells = fillCells(barriers, distanceM);
  if (!cells) return undefined;
  const { segments, owners } = cells;
  /** The query in which each segment was found last: one that lies in several cells is taken once. */
  const found = new Uint32Array(owners.length);
  let query = 0;

  function search(minX: number, minY: number, maxX: number, maxY: number, take: (segment: number) => void): void {
    query += 1;
    const { west, south, cell, columns, rows, starts, items } = cells!;
    const left = Math.max(0, Math.floor((minX - west) / cell));
    const right = Math.min(columns - 1, Math.floor((maxX - west) / cell));
    const low = Math.max(0, Math.floor((minY - south) / cell));
    const high = Math.min(rows - 1, Math.floor((maxY - south) / cell));
    if (left > right) return;
    for (let row = low; row <= high; row++) {
      const end = starts[row * columns + right + 1]!;
      for (let at = starts[row * columns + left]!; at < end; at++) {
        const segment = items[at]!;
        if (found[segment] === query) continue;
        found[segment] = query;
        const i = 4 * segment;
        if (Math.max(segments[i]!, segments[i + 2]!) < minX || Math.min(segments[i]!, segments[i + 2]!) > maxX) continue;
        if (Math.max(segments[i + 1]!, segments[i + 3]!) < minY || Math.min(segments[i + 1]!, segments[i + 3]!) > maxY) continue;
        take(segment);
      }
    }
  }

  return {
    near(lon, lat, metres) {
      const [perLon, perLat] = metresPerDegree(lat);
      const [reachX, reachY] = [Math.min(180, metres / perLon), metres / perLat];
      let near: Set<number> | undefined;
      for (const turn of turnsOf(lon - reachX, lon + reachX)) {
        const x = lon + turn;
        search(x - reachX, lat - reachY, x + reachX, lat + reachY, (segment) => {
          if (near?.has(owners[segment]!)) return;
          const i = 4 * segment;
          const distance = distanceFromOrigin(
            (segments[i]! - x) * perLon,
            (segments[i + 1]! - lat) * perLat,
            (segments[i + 2]! - x) * perLon,
            (segments[i + 3]! - lat) * perLat,
          );
          if (distance <= metres) near = (near ?? new Set()).add(owners[segment]!);
        });
      }
      return near ?? NONE;
    },
    crossedBy: meetBarriers(segments, owners, search),
  };
}

function fillCells(barriers: readonly BarrierLines[], distanceM: number): Cells | undefined {
  let count = 0;
  for (const { lines } of barriers) for (const line of lines) count += Math.max(0, line.length - 1);
  if (count === 0) return undefined;
  const segments = new Float64Array(4 * count);
  const owners = new Uint32Array(count);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let at = 0;
  for (let owner = 0; owner < barriers.length; owner++) {
    for (const line of barriers[owner]!.lines) {
      for (let i = 1; i < line.length; i++) {
        const from = line[i - 1]!;
        const to = line[i]!;
        segments[4 * at] = from[0];
        segments[4 * at + 1] = from[1];
        segments[4 * at + 2] = to[0];
        segments[4 * at + 3] = to[1];
        owners[at++] = owner;
        if (from[0] < west) west = from[0];
        if (from[0] > east) east = from[0];
        if (to[0] < west) west = to[0];
        if (to[0] > east) east = to[0];
        if (from[1] < south) south = from[1];
        if (from[1] > north) north = from[1];
        if (to[1] < south) south = to[1];
        if (to[1] > north) north = to[1];
      }
    }
  }
  const width = east - west;
  const height = north - south;
  // About as many cells as segments.
  let cell = Math.max((2 * distanceM) / metresPerDegree(0)[1], Math.sqrt((width * height) / count), 1e-6);
  while ((width / cell + 1) * (height / cell + 1) > MOST_CELLS || cellsOf(segments, cell) > CELLS_A_SEGMENT * count + 1) cell *= 2;
  const columns = Math.floor(width / cell) + 1;
  const rows = Math.floor(height / cell) + 1;
  // Counted, then laid: what is asked once is mostly run before it is compiled, so that the loops are plain.
  const starts = new Uint32Array(columns * rows + 1);
  let items = new Uint32Array(0);
  for (const laying of [false, true]) {
    for (let segment = 0; segment < count; segment++) {
      const i = 4 * segment;
      const left = Math.floor((Math.min(segments[i]!, segments[i + 2]!) - west) / cell);
      const right = Math.floor((Math.max(segments[i]!, segments[i + 2]!) - west) / cell);
      const low = Math.floor((Math.min(segments[i + 1]!, segments[i + 3]!) - south) / cell);
      const high = Math.floor((Math.max(segments[i + 1]!, segments[i + 3]!) - south) / cell);
      for (let row = low; row <= high; row++) {
        for (let number = row * columns + left; number <= row * columns + right; number++) {
          if (laying) items[--starts[number]!] = segment;
          else starts[number]! += 1;
        }
      }
    }
    if (laying) break;
    for (let number = 1; number <= columns * rows; number++) starts[number]! += starts[number - 1]!;
    items = new Uint32Array(starts[columns * rows]!);
  }
  return { segments, owners, west, south, cell, columns, rows, starts, items };
}

/** About how many cells of a size segments lie in. */
function cellsOf(segments: Float64Array, cell: number): number {
  let cells = 0;
  for (let i = 0; i < segments.length; i += 4) {
    cells += (Math.abs(segments[i]! - segments[i + 2]!) / cell + 1) * (Math.abs(segments[i + 1]! - segments[i + 3]!) / cell + 1);
  }
  return cells;
}
