import type { Position } from 'geojson';

// EASE-Grid 2.0, global, 25 km: a cylindrical equal-area projection of WGS 84 with its true scale at 30° (Brodzik et al. 2012,
// doi:10.3390/ijgi1010032). Every cell has the same area, 626 km²; towards the poles cells are narrow and long.

const A = 6_378_137;
const E2 = 0.006_694_379_990_14;
const E = Math.sqrt(E2);
const RAD = Math.PI / 180;
/** Side of a cell, metres. */
export const CELL_M = 25_025.26;
export const COLUMNS = 1388;
export const ROWS = 584;
export const CELL_KM2 = (CELL_M / 1000) ** 2;
export const GRID_NAME = 'EASE-Grid 2.0, global, 25 km';

const SCALE = Math.cos(30 * RAD) / Math.sqrt(1 - E2 * Math.sin(30 * RAD) ** 2);
/** Half the width of the world in columns is half their number, to the grid's own rounding. */
const HALF_WIDTH = A * SCALE * Math.PI;
const TOP = (ROWS / 2) * CELL_M;

/** The authalic function q of a latitude, and of the poles (Snyder 1987, Map Projections, 3-12). */
function q(sin: number): number {
  return (1 - E2) * (sin / (1 - E2 * sin * sin) - Math.log((1 - E * sin) / (1 + E * sin)) / (2 * E));
}

/** Where a place lies in columns from the west and rows from the north, fractions with it; the poles lie just beyond the grid. */
export function toGrid([lon = 0, lat = 0]: Position): [column: number, row: number] {
  const x = (lon * RAD * A * SCALE + HALF_WIDTH) / CELL_M;
  const y = (TOP - (A * q(Math.sin(lat * RAD))) / (2 * SCALE)) / CELL_M;
  return [x, y];
}

/** The cell at a column and a row, counted from the north-west, row by row; columns go round, what lies beyond the last row is in it. */
export function cellAt(column: number, row: number): number {
  const c = ((Math.floor(column) % COLUMNS) + COLUMNS) % COLUMNS;
  return Math.min(ROWS - 1, Math.max(0, Math.floor(row))) * COLUMNS + c;
}

/** Latitude at a row, degrees; rows may be fractions. */
export function latitudeOf(row: number): number {
  const wanted = (2 * SCALE * (TOP - row * CELL_M)) / A;
  // q grows with the latitude: halve the sphere until a millimetre is left.
  let [low, high] = [-90, 90];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (q(Math.sin(middle * RAD)) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Longitude at a column, degrees. */
export function longitudeOf(column: number): number {
  return Math.max(-180, Math.min(180, (column * CELL_M - HALF_WIDTH) / (A * SCALE * RAD)));
}

/** West, south, east and north of a cell, degrees. */
export function boundsOfCell(cell: number): [number, number, number, number] {
  const [column, row] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
  return [longitudeOf(column), latitudeOf(row + 1), longitudeOf(column + 1), latitudeOf(row)];
}

/** The middle of a cell, [lon, lat]. */
export function middleOfCell(cell: number): [number, number] {
  return [longitudeOf((cell % COLUMNS) + 0.5), latitudeOf(Math.floor(cell / COLUMNS) + 0.5)];
}

/** An area of cells to three figures: cells that are only touched count whole, and more would say too much. */
export function roughly(km2: number): number {
  return Number(km2.toPrecision(3));
}
