import { createLambertAzimuthal } from '../geometry/lambert-azimuthal.ts';
import { createGrid, type Grid } from '../movement/bridges/grid.ts';
import { centreOfTracks } from '../tracks/extent.ts';
import type { Track } from '../tracks/track.ts';
import { type IndividualUse, useOfWindow } from './individual-use.ts';

/** Cells along the longer side of the tracks' extent. */
const CELLS_A_SIDE = 200;
/** Animals that do not move tell nothing. */
const LEAST_BANDWIDTH_M = 1;
/** Kernels end where they have less than a three-thousandth of their height. */
const KERNEL_SD = 4;

export interface KernelUses {
  readonly uses: readonly IndividualUse[];
  readonly grid: Grid;
  /** Standard deviation of the kernel, metres. */
  readonly bandwidthM: number;
}

/** The reference bandwidth of positions in a plane, metres: √((var x + var y)/2) · n^(−1/6) (Worton 1989, doi:10.2307/1938423). */
export function referenceBandwidth(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  if (n < 2) return 0;
  const variance = (values: Float64Array): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  };
  return Math.sqrt((variance(x) + variance(y)) / 2) * n ** (-1 / 6);
}

/**
 * Each animal's utilisation distribution by normal kernels about its positions, with one bandwidth for all: the mean of their
 * reference bandwidths, as track2KBA proposes it (Beal et al. 2021, doi:10.1111/2041-210X.13713); in a Lambert azimuthal
 * equal-area plane about the tracks.
 * @returns undefined where no animal has two places
 */
export function kernelUses(tracks: readonly Track[]): KernelUses | undefined {
  const some = tracks.filter(({ time }) => time.length > 1);
  if (some.length === 0) return undefined;
  const plane = createLambertAzimuthal(...centreOfTracks(some));
  const places = some.map(({ lon, lat }) => {
    const x = new Float64Array(lon.length);
    const y = new Float64Array(lon.length);
    for (let i = 0; i < lon.length; i++) [x[i], y[i]] = plane.forward(lon[i]!, lat[i]!);
    return { x, y };
  });
  const bandwidthM = places.reduce((sum, { x, y }) => sum + referenceBandwidth(x, y), 0) / places.length;
  if (!(bandwidthM >= LEAST_BANDWIDTH_M)) return undefined;
  const extent = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const { x, y } of places) {
    for (let i = 0; i < x.length; i++) {
      extent.minX = Math.min(extent.minX, x[i]!);
      extent.maxX = Math.max(extent.maxX, x[i]!);
      extent.minY = Math.min(extent.minY, y[i]!);
      extent.maxY = Math.max(extent.maxY, y[i]!);
    }
  }
  const cell = Math.max(extent.maxX - extent.minX, extent.maxY - extent.minY) / CELLS_A_SIDE;
  const grid = createGrid(extent, cell, KERNEL_SD * bandwidthM);
  const uses = places.map((place, i) => {
    const values = blur(countIn(grid, place), grid, bandwidthM / cell);
    return useOfWindow(some[i]!.individual, { col: 0, row: 0, cols: grid.cols, rows: grid.rows, values }, grid, [place]);
  });
  return { uses, grid, bandwidthM };
}

function countIn({ x0, y0, cell, cols, rows }: Grid, { x, y }: { readonly x: Float64Array; readonly y: Float64Array }): Float64Array {
  const counts = new Float64Array(cols * rows);
  for (let i = 0; i < x.length; i++) counts[Math.floor((y[i]! - y0) / cell + 0.5) * cols + Math.floor((x[i]! - x0) / cell + 0.5)]! += 1;
  return counts;
}

/** Values of a grid spread by a normal kernel, first along rows, then along columns. @param sd in cells */
function blur(values: Float64Array, { cols, rows }: Grid, sd: number): Float64Array {
  const reach = Math.ceil(KERNEL_SD * sd);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-((k - reach) ** 2) / (2 * sd * sd)));
  const spread = (from: Float64Array, count: number, stride: number, lines: number, lineStride: number): Float64Array => {
    const to = new Float64Array(from.length);
    for (let line = 0; line < lines; line++) {
      for (let i = 0; i < count; i++) {
        const value = from[line * lineStride + i * stride]!;
        if (value === 0) continue;
        const last = Math.min(count - 1, i + reach);
        for (let k = Math.max(0, i - reach); k <= last; k++) to[line * lineStride + k * stride]! += value * kernel[k - i + reach]!;
      }
    }
    return to;
  };
  return spread(spread(values, cols, 1, rows, cols), rows, cols, cols, 1);
}
