import type { Geometry, Position } from 'geojson';
import { cellAt, toGrid } from './equal-area-grid.ts';

/** Two places on a line are no further apart than this many cells: none that a line goes through by more is passed over. */
const STEP = 0.2;

/**
 * The cells of the equal-area grid that a geometry touches, in order: those that its lines, edges and points go through, and
 * those whose middle lies in its polygons. WGS 84 [lon, lat], cut at the antimeridian.
 */
export function coverCells(geometry: Geometry): number[] {
  const cells = new Set<number>();
  switch (geometry.type) {
    case 'Point':
      cells.add(cellAt(...toGrid(geometry.coordinates)));
      break;
    case 'MultiPoint':
      for (const position of geometry.coordinates) cells.add(cellAt(...toGrid(position)));
      break;
    case 'LineString':
      walk(geometry.coordinates, cells);
      break;
    case 'MultiLineString':
      for (const line of geometry.coordinates) walk(line, cells);
      break;
    case 'Polygon':
      fill(geometry.coordinates, cells);
      break;
    case 'MultiPolygon':
      for (const rings of geometry.coordinates) fill(rings, cells);
      break;
    case 'GeometryCollection':
      for (const one of geometry.geometries) for (const cell of coverCells(one)) cells.add(cell);
  }
  return [...cells].sort((a, b) => a - b);
}

function walk(line: readonly Position[], cells: Set<number>): void {
  let last: [number, number] | undefined;
  for (const position of line) {
    const here = toGrid(position);
    const [x, y] = here;
    const [fromX, fromY] = last ?? here;
    const steps = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY) / STEP));
    for (let i = 0; i <= steps; i++) cells.add(cellAt(fromX + ((x - fromX) * i) / steps, fromY + ((y - fromY) * i) / steps));
    last = here;
  }
}

/** Even-odd along the middle of each row, over all rings at once. */
function fill(rings: readonly (readonly Position[])[], cells: Set<number>): void {
  const crossings = new Map<number, number[]>();
  for (const ring of rings) {
    walk(ring, cells);
    const places = ring.map(toGrid);
    for (let i = 1; i < places.length; i++) {
      const [[x0, y0], [x1, y1]] = [places[i - 1]!, places[i]!];
      if (y0 === y1) continue;
      const [top, bottom] = y0 < y1 ? [y0, y1] : [y1, y0];
      for (let row = Math.ceil(top - 0.5); row + 0.5 < bottom; row++) {
        const x = x0 + ((x1 - x0) * (row + 0.5 - y0)) / (y1 - y0);
        const found = crossings.get(row);
        if (found) found.push(x);
        else crossings.set(row, [x]);
      }
    }
  }
  for (const [row, xs] of crossings) {
    xs.sort((a, b) => a - b);
    for (let i = 1; i < xs.length; i += 2) for (let column = Math.ceil(xs[i - 1]! - 0.5); column + 0.5 < xs[i]!; column++) cells.add(cellAt(column, row));
  }
}
