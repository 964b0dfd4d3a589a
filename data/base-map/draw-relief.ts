import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, encode } from 'fast-png';
import { readSourceBytes, type Source } from '../find-source.ts';

/** Natural Earth I with shaded relief, 1:50 million, plate carrée. */
export const RELIEF_SOURCE: Source = {
  id: 'relief',
  title: 'Natural Earth I with shaded relief, 1:50 million',
  file: 'relief-ne/50-natural-earth-1-downsampled.png',
  sha256: '7234e0a8336b3ea113c06ad45d0ae182a2fbd1b5cb128c4cede22dc6fe3cfb35',
  url: 'https://www.naturalearthdata.com/',
  accessed: '2026-11-20',
  licence: 'CC0-1.0',
  attribution: 'Natural Earth',
  citation: 'Natural Earth I with shaded relief, 1:50 million, as reduced for cartopy (python-cartopy-data 0.21.1)',
};

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Side of the picture, pixels: a tile of zoom 0, sharp to zoom 1. */
const SIDE = 1024;
/** Relief is what differs from the mean of the land within so many pixels of the source: wider differences are those of deserts and forests. */
const RADIUS = 4;
/** Difference of brightness that is drawn in full, of 255. */
const FULL = 34;
/** Steps of shade: more are not seen under data, and make the file larger. */
const STEPS = 12;

/**
 * Shade of the world's mountains as a picture in Web Mercator, the whole of zoom 0: black where slopes are darker than the land around,
 * white where they are lighter, the more opaque the more they differ; nothing on water. PNG.
 * @throws SourceProblem that says where to get the file if it is missing
 */
export function drawRelief(): Uint8Array {
  const { data, width, height, channels } = decode(readSourceBytes(RELIEF_SOURCE, join(root, 'data', 'base-map'), root));
  const n = width * height;
  const brightness = new Float32Array(n);
  const land = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const [red = 0, green = 0, blue = 0] = [data[i * channels], data[i * channels + 1], data[i * channels + 2]];
    // Water is blue in this picture, and land never is.
    land[i] = blue > red + 4 ? 0 : 1;
    brightness[i] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  const shade = differFromAround(brightness, land, width, height);
  const picture = new Uint8Array(SIDE * SIDE * 2);
  for (let row = 0; row < SIDE; row++) {
    const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (row + 0.5)) / SIDE))) * 180) / Math.PI;
    const y = ((90 - lat) / 180) * height - 0.5;
    for (let column = 0; column < SIDE; column++) {
      const x = ((column + 0.5) / SIDE) * width - 0.5;
      const value = sample(shade, x, y, width, height);
      const at = 2 * (row * SIDE + column);
      picture[at] = value < 0 ? 0 : 255;
      picture[at + 1] = Math.round((Math.round(Math.min(1, Math.abs(value) / FULL) * STEPS) / STEPS) * 255);
    }
  }
  return encode({ width: SIDE, height: SIDE, data: picture, channels: 2, depth: 8 }, { zlib: { level: 9 } });
}

/** Brightness less its mean over the land around, by sums over squares; 0 on water. */
function differFromAround(brightness: Float32Array, land: Float32Array, width: number, height: number): Float32Array {
  const stride = width + 1;
  const [sums, weights] = [new Float64Array(stride * (height + 1)), new Float64Array(stride * (height + 1))];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [i, at] = [y * width + x, (y + 1) * stride + x + 1];
      sums[at] = brightness[i]! * land[i]! + sums[at - 1]! + sums[at - stride]! - sums[at - stride - 1]!;
      weights[at] = land[i]! + weights[at - 1]! + weights[at - stride]! - weights[at - stride - 1]!;
    }
  }
  const within = (table: Float64Array, x0: number, y0: number, x1: number, y1: number): number =>
    table[y1 * stride + x1]! - table[y0 * stride + x1]! - table[y1 * stride + x0]! + table[y0 * stride + x0]!;
  return Float32Array.from(brightness, (value, i) => {
    if (land[i] === 0) return 0;
    const [x, y] = [i % width, Math.floor(i / width)];
    const box = [Math.max(0, x - RADIUS), Math.max(0, y - RADIUS), Math.min(width, x + RADIUS + 1), Math.min(height, y + RADIUS + 1)] as const;
    return value - within(sums, ...box) / Math.max(1, within(weights, ...box));
  });
}

/** Between the four pixels around; round the antimeridian. */
function sample(values: Float32Array, x: number, y: number, width: number, height: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [dx, dy] = [x - left, y - top];
  const at = (column: number, row: number): number => values[Math.min(height - 1, Math.max(0, row)) * width + ((column + width) % width)]!;
  return (1 - dy) * ((1 - dx) * at(left, top) + dx * at(left + 1, top)) + dy * ((1 - dx) * at(left, top + 1) + dx * at(left + 1, top + 1));
}
