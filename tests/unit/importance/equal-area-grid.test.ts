import * as fc from 'fast-check';
import proj4 from 'proj4';
import { expect, test } from 'vitest';
import {
  boundsOfCell,
  cellAt,
  CELL_KM2,
  CELL_M,
  COLUMNS,
  latitudeOf,
  longitudeOf,
  middleOfCell,
  ROWS,
  toGrid,
} from '../../../src/domain/importance/equal-area-grid.ts';

// EPSG:6933, the coordinate system of EASE-Grid 2.0 global.
const EASE = '+proj=cea +lat_ts=30 +lon_0=0 +x_0=0 +y_0=0 +datum=WGS84 +units=m';
const WEST = -17_367_530.44;
const NORTH = 7_307_375.92;

const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -85, max: 85, noNaN: true });

test('columns and rows are those of EASE-Grid 2.0, by proj4', () => {
  fc.assert(
    fc.property(lon, lat, (x, y) => {
      const [east, north] = proj4('EPSG:4326', EASE, [x, y]);
      const [column, row] = toGrid([x, y]);
      expect(column * CELL_M + WEST).toBeCloseTo(east!, 0);
      expect(NORTH - row * CELL_M).toBeCloseTo(north!, 0);
    }),
  );
});

test('a place goes to the grid and back', () => {
  fc.assert(
    fc.property(lon, lat, (x, y) => {
      const [column, row] = toGrid([x, y]);
      expect(longitudeOf(column)).toBeCloseTo(x, 6);
      expect(latitudeOf(row)).toBeCloseTo(y, 6);
    }),
  );
});

test('every cell has the same area on the ellipsoid', () => {
  // Between two parallels, b² π (q(φ2) − q(φ1)) of the whole round (Snyder 1987, 3-12), by numbers instead of the formula.
  const [a, e2] = [6_378_137, 0.006_694_379_990_14];
  const strip = (south: number, north: number): number => {
    const steps = 2000;
    let area = 0;
    for (let i = 0; i < steps; i++) {
      const phi = ((south + ((north - south) * (i + 0.5)) / steps) * Math.PI) / 180;
      area += (a * a * (1 - e2) * Math.cos(phi)) / (1 - e2 * Math.sin(phi) ** 2) ** 2;
    }
    return (area * ((north - south) * Math.PI)) / 180 / steps;
  };
  for (const cell of [0, 694, 100_000, 405_296, 700_001, COLUMNS * ROWS - 1]) {
    const [west, south, east, north] = boundsOfCell(cell);
    expect((strip(south, north) * (((east - west) * Math.PI) / 180)) / 1e6).toBeCloseTo(CELL_KM2, 0);
  }
});

test('the middle of a cell lies in it; columns go round, the poles are in the last rows', () => {
  for (const cell of [0, 1387, 1388, 405_000, COLUMNS * ROWS - 1]) expect(cellAt(...toGrid(middleOfCell(cell)))).toBe(cell);
  expect(cellAt(-0.5, 10)).toBe(10 * COLUMNS + COLUMNS - 1);
  expect(cellAt(COLUMNS + 0.5, 10)).toBe(10 * COLUMNS);
  expect(cellAt(...toGrid([0, 90]))).toBe(694);
  expect(cellAt(...toGrid([0, -90]))).toBe((ROWS - 1) * COLUMNS + 694);
});
