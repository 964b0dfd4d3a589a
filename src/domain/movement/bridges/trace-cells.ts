import type { Grid } from './grid.ts';

/** A closed ring of [x, y] in plane metres, first position not repeated. */
export type PlaneRing = [number, number][];
/** Outer ring (counter-clockwise) and holes (clockwise). */
export type PlanePolygon = PlaneRing[];

/** Islands and holes below this area are noise, m² (USGS practice), unless the cell itself is larger. */
const LEAST_AREA_M2 = 20_000;
/** Simplification of the smoothed boundary, in cells. */
const SIMPLIFY_CELLS = 0.08;

/** Label the 4-connected parts of a mask from 1; 0 outside it. Returns labels and the number of cells of each label. */
function labelParts(mask: Uint8Array, cols: number): { labels: Int32Array; sizes: number[] } {
  const labels = new Int32Array(mask.length);
  const sizes = [0];
  const stack: number[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || labels[start]) continue;
    const label = sizes.length;
    let size = 0;
    stack.push(start);
    labels[start] = label;
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      size += 1;
      const col = cell % cols;
      const visit = (next: number): void => {
        if (!mask[next] || labels[next]) return;
        labels[next] = label;
        stack.push(next);
      };
      if (col > 0) visit(cell - 1);
      if (col < cols - 1) visit(cell + 1);
      if (cell >= cols) visit(cell - cols);
      if (cell + cols < mask.length) visit(cell + cols);
    }
    sizes.push(size);
  }
  return { labels, sizes };
}

/** Drop islands and fill holes smaller than the least area. The mask's outermost cells must be empty. */
function cleanMask(mask: Uint8Array, grid: Grid): Uint8Array {
  const { cols, cell } = grid;
  const cleaned = mask.slice();
  if (cell * cell >= LEAST_AREA_M2) return cleaned;
  const least = LEAST_AREA_M2 / (cell * cell);
  const islands = labelParts(cleaned, cols);
  for (let i = 0; i < cleaned.length; i++) if (cleaned[i] && islands.sizes[islands.labels[i]!]! < least) cleaned[i] = 0;
  const holes = labelParts(
    cleaned.map((value) => 1 - value),
    cols,
  );
  for (let i = 0; i < cleaned.length; i++) if (!cleaned[i] && holes.sizes[holes.labels[i]!]! < least) cleaned[i] = 1;
  return cleaned;
}

/** Unit steps along the cell boundary: east, north, west, south. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * Boundary rings of a cleaned mask on the lattice of cell corners, inside on the left: outer rings run counter-clockwise,
 * holes clockwise. Where two cells meet at a corner only, the ring turns left, so that they stay apart.
 */
function traceRings(mask: Uint8Array, grid: Grid): { ring: [number, number][]; cell: number }[] {
  const { cols, rows } = grid;
  const filled = (col: number, row: number): boolean => col >= 0 && row >= 0 && col < cols && row < rows && mask[row * cols + col] === 1;
  // An edge leaves corner (x, y) in direction d; its cell lies to the left.
  const leftCell = (x: number, y: number, d: number): [number, number] => (d === 0 ? [x, y] : d === 1 ? [x - 1, y] : d === 2 ? [x - 1, y - 1] : [x, y - 1]);
  const rightCell = (x: number, y: number, d: number): [number, number] => (d === 0 ? [x, y - 1] : d === 1 ? [x, y] : d === 2 ? [x - 1, y] : [x - 1, y - 1]);
  const isEdge = (x: number, y: number, d: number): boolean => filled(...leftCell(x, y, d)) && !filled(...rightCell(x, y, d));
  const corners = cols + 1;
  const seen = new Uint8Array(corners * (rows + 1) * 4);
  const rings: { ring: [number, number][]; cell: number }[] = [];
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      if (mask[row * cols + col] !== 1) continue;
      // Every ring has an edge that runs east along the south side of one of its cells, or west along a north side.
      for (const [sx, sy, sd] of [
        [col, row, 0],
        [col + 1, row + 1, 2],
      ] as const) {
        if (!isEdge(sx, sy, sd) || seen[(sy * corners + sx) * 4 + sd]) continue;
        const ring: [number, number][] = [];
        let [x, y, d]: [number, number, number] = [sx, sy, sd];
        do {
          seen[(y * corners + x) * 4 + d] = 1;
          ring.push([x, y]);
          x += STEPS[d]![0];
          y += STEPS[d]![1];
          const left = (d + 1) % 4;
          const right = (d + 3) % 4;
          d = isEdge(x, y, left) ? left : isEdge(x, y, d) ? d : right;
        } while (x !== sx || y !== sy || d !== sd);
        rings.push({ ring, cell: row * cols + col });
      }
    }
  }
  return rings;
}

function signedArea(ring: readonly (readonly [number, number])[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  return sum / 2;
}

/** Middles of the unit edges, then one round of Chaikin's corner cutting: at most half a cell from the true boundary. */
function smooth(ring: readonly [number, number][]): [number, number][] {
  const middles = ring.map(([x, y], i): [number, number] => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    return [(x + nx) / 2, (y + ny) / 2];
  });
  return middles.flatMap(([x, y], i): [number, number][] => {
    const [nx, ny] = middles[(i + 1) % middles.length]!;
    return [
      [x * 0.75 + nx * 0.25, y * 0.75 + ny * 0.25],
      [x * 0.25 + nx * 0.75, y * 0.25 + ny * 0.75],
    ];
  });
}

/** Douglas and Peucker on a closed ring, cut at its first position and the one furthest from it. */
function simplifyRing(ring: readonly [number, number][], tolerance: number): [number, number][] {
  const keep = new Uint8Array(ring.length);
  let far = 0;
  let furthest = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const distance = (x - ring[0]![0]) ** 2 + (y - ring[0]![1]) ** 2;
    if (distance > furthest) [furthest, far] = [distance, i];
  }
  keep[0] = keep[far] = 1;
  const stack: [number, number][] = [
    [0, far],
    [far, ring.length],
  ];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    const [ax, ay] = ring[from]!;
    const [bx, by] = ring[to % ring.length]!;
    const length = Math.hypot(bx - ax, by - ay) || 1;
    let worst = tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const [x, y] = ring[i]!;
      const distance = Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length;
      if (distance > worst) [worst, at] = [distance, i];
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push([from, at], [at, to]);
  }
  const simple = ring.filter((_, i) => keep[i] === 1);
  return simple.length >= 4 ? simple : [...ring];
}

/**
 * Outline a set of cells: polygons with holes in plane metres, smoothed by less than half a cell, islands and holes
 * under 20,000 m² left out unless the cell is larger. Masks that lie inside one another give outlines that do, to a
 * quarter of a cell.
 * @param mask 1 where the cell belongs, row-major from the south-west; its outermost cells must be 0
 */
export function traceCells(mask: Uint8Array, grid: Grid): PlanePolygon[] {
  const cleaned = cleanMask(mask, grid);
  const { labels } = labelParts(cleaned, grid.cols);
  const west = grid.x0 - grid.cell / 2;
  const south = grid.y0 - grid.cell / 2;
  const polygons = new Map<number, { outer: PlaneRing[]; holes: PlaneRing[] }>();
  for (const { ring, cell } of traceRings(cleaned, grid)) {
    const part = polygons.get(labels[cell]!) ?? { outer: [], holes: [] };
    polygons.set(labels[cell]!, part);
    const outline = simplifyRing(smooth(ring), SIMPLIFY_CELLS).map(([x, y]): [number, number] => [west + x * grid.cell, south + y * grid.cell]);
    (signedArea(ring) > 0 ? part.outer : part.holes).push(outline);
  }
  return [...polygons.values()].flatMap(({ outer, holes }) => (outer[0] ? [[outer[0], ...holes]] : []));
}
