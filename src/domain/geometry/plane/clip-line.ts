/** Bounds of a cell: min x, min y, max x, max y. The cell owns its least sides; the greatest ones belong to its neighbours. */
export type CellBounds = readonly [number, number, number, number];

/**
 * The parts of a line inside a cell. Cut ends lie on the bounds exactly; stretches along the greatest x or y are left to
 * the neighbour, so that neighbouring cells share points but no length.
 * @param line flat x, y positions
 */
export function clipLine(line: ArrayLike<number>, bounds: CellBounds): number[][] {
  return clipStretches(line, bounds, undefined);
}

/** Segments whose box is kept. */
const STRETCH = 128;

/**
 * Clips the same lines to one cell after another, as `clipLine` would: stretches of a line that lie beside a cell are passed
 * over whole, so that a line of many vertices is not gone through for each of many cells.
 * @param lines flat x, y positions
 */
export function prepareClip(lines: readonly ArrayLike<number>[]): (bounds: CellBounds) => number[][] {
  const boxes = lines.map(boxStretches);
  return (bounds) => lines.flatMap((line, at) => clipStretches(line, bounds, boxes[at]));
}

/** The boxes of a line's stretches: min x, min y, max x, max y of each. */
function boxStretches(line: ArrayLike<number>): Float64Array {
  const segments = Math.max(0, (line.length >> 1) - 1);
  const boxes = new Float64Array(4 * Math.ceil(segments / STRETCH));
  for (let stretch = 0; 4 * stretch < boxes.length; stretch++) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let vertex = stretch * STRETCH; vertex <= Math.min(segments, (stretch + 1) * STRETCH); vertex++) {
      minX = Math.min(minX, line[2 * vertex]!);
      maxX = Math.max(maxX, line[2 * vertex]!);
      minY = Math.min(minY, line[2 * vertex + 1]!);
      maxY = Math.max(maxY, line[2 * vertex + 1]!);
    }
    boxes.set([minX, minY, maxX, maxY], 4 * stretch);
  }
  return boxes;
}

/** @param boxes of its stretches, where they are known */
function clipStretches(line: ArrayLike<number>, bounds: CellBounds, boxes: Float64Array | undefined): number[][] {
  const [minX, minY, maxX, maxY] = bounds;
  const parts: number[][] = [];
  let current: number[] = [];
  const close = (): void => {
    if (current.length > 0) parts.push(current);
    current = [];
  };
  for (let i = 2; i + 1 < line.length; i += 2) {
    const stretch = ((i >> 1) - 1) / STRETCH;
    if (boxes && Number.isInteger(stretch) && isBeside(boxes, 4 * stretch, bounds)) {
      close();
      i += 2 * (STRETCH - 1);
      continue;
    }
    const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
    if (ax === bx && ay === by) continue;
    const cut = cutSegment(ax, ay, bx, by, bounds);
    if (!cut || (cut[0] === maxX && cut[2] === maxX) || (cut[1] === maxY && cut[3] === maxY) || (cut[0] === cut[2] && cut[1] === cut[3])) {
      close();
      continue;
    }
    const [px, py, qx, qy] = cut;
    if (px !== ax || py !== ay) close();
    if (current.length === 0) current.push(px, py);
    current.push(qx, qy);
    if (qx !== bx || qy !== by) close();
  }
  close();
  return parts;

  function cutSegment(ax: number, ay: number, bx: number, by: number, [x0, y0, x1, y1]: CellBounds): [number, number, number, number] | undefined {
    if (Math.max(ax, bx) < x0 || Math.min(ax, bx) > x1 || Math.max(ay, by) < y0 || Math.min(ay, by) > y1) return undefined;
    const start = end(ax, ay, bx, by, true);
    const finish = end(ax, ay, bx, by, false);
    if (start.t > finish.t) return undefined;
    return [start.x, start.y, finish.x, finish.y];
  }

  /** Where a segment comes into the cell (first) or goes out of it; Liang and Barsky 1984. */
  function end(ax: number, ay: number, bx: number, by: number, first: boolean): { t: number; x: number; y: number } {
    const dx = bx - ax;
    const dy = by - ay;
    const place = first ? { t: 0, x: ax, y: ay } : { t: 1, x: bx, y: by };
    const limitX = dx > 0 === first ? minX : maxX;
    const limitY = dy > 0 === first ? minY : maxY;
    const later = (t: number): boolean => (first ? t > place.t : t < place.t);
    if (dx !== 0 && later((limitX - ax) / dx)) {
      place.t = (limitX - ax) / dx;
      place.x = limitX;
      place.y = ay + place.t * dy;
    }
    if (dy !== 0 && later((limitY - ay) / dy)) {
      place.t = (limitY - ay) / dy;
      place.x = ax + place.t * dx;
      place.y = limitY;
    }
    return place;
  }
}

/** Whether the box that begins at a place lies outside bounds, and touches none of their sides. */
function isBeside(boxes: Float64Array, at: number, [minX, minY, maxX, maxY]: CellBounds): boolean {
  return boxes[at + 2]! < minX || boxes[at]! > maxX || boxes[at + 3]! < minY || boxes[at + 1]! > maxY;
}
