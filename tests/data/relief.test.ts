import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';

// The relief of the base map, as it was built: black and white shade on nothing, in Web Mercator.

const { data, width, height, channels } = decode(readFileSync(fileURLToPath(new URL('../../public/atlas/relief.png', import.meta.url))));

/** How opaque the shade is on average within two degrees of a place, from 0 to 1. */
function shadeAround(lon: number, lat: number): number {
  const [left, right] = [lon - 2, lon + 2].map((x) => Math.round(((x + 180) / 360) * width));
  const [top, bottom] = [lat + 2, lat - 2].map((y) => Math.round((0.5 - Math.asinh(Math.tan((y * Math.PI) / 180)) / (2 * Math.PI)) * height));
  let [sum, n] = [0, 0];
  for (let y = top!; y <= bottom!; y++) for (let x = left!; x <= right!; x++) [sum, n] = [sum + data[(y * width + x) * channels + 1]! / 255, n + 1];
  return sum / n;
}

test('mountains are shaded, plains hardly, and the sea not at all', () => {
  expect([width, height, channels]).toEqual([1024, 1024, 2]);
  const [himalaya, andes, zagros] = [shadeAround(86, 28), shadeAround(-69, -20), shadeAround(50, 32)];
  const [siberia, sahara] = [shadeAround(72, 60), shadeAround(-5, 23)];
  expect(Math.min(himalaya, andes, zagros)).toBeGreaterThan(0.15);
  expect(Math.max(siberia, sahara)).toBeLessThan(Math.min(himalaya, andes, zagros));
  for (const [lon, lat] of [
    [-30, 0],
    [-150, 30],
    [80, -20],
  ] as const)
    expect(shadeAround(lon, lat)).toBe(0);
});
