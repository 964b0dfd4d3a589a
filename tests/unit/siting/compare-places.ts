import type { LocalChain } from '../../../src/domain/siting/local-line.ts';
import { type PlaceDensity, shareBelow } from '../../../src/domain/siting/place-density.ts';

/** A line of x, y, x, y … as a step meets it, with its own measure from 0. */
export function chainOf(flat: readonly number[], beyond: { readonly start?: boolean; readonly end?: boolean } = {}): LocalChain {
  const [x, y, m]: number[][] = [[], [], []];
  for (let k = 0; k + 1 < flat.length; k += 2) {
    m!.push(k === 0 ? 0 : m!.at(-1)! + Math.hypot(flat[k]! - flat[k - 2]!, flat[k + 1]! - flat[k - 1]!));
    x!.push(flat[k]!);
    y!.push(flat[k + 1]!);
  }
  return { x: x!, y: y!, m: m!, beyondStart: beyond.start ?? false, beyondEnd: beyond.end ?? false };
}

/** Measure of the place of a line nearest to another. */
export function measureAlong(flat: readonly number[], x: number, y: number): number {
  let [least, measure, before] = [Infinity, 0, 0];
  for (let k = 2; k + 1 < flat.length; k += 2) {
    const [dx, dy] = [flat[k]! - flat[k - 2]!, flat[k + 1]! - flat[k - 1]!];
    const length = Math.hypot(dx, dy);
    const t = Math.max(0, Math.min(1, ((x - flat[k - 2]!) * dx + (y - flat[k - 1]!) * dy) / length ** 2));
    const distance = Math.hypot(flat[k - 2]! + t * dx - x, flat[k - 1]! + t * dy - y);
    if (distance < least) [least, measure] = [distance, before + t * length];
    before += length;
  }
  return measure;
}

/** Total variation between a place and simulated measures over 100 equal bins that hold all but a thousandth at each end. */
export function totalVariation(place: PlaceDensity, measures: Float64Array): number {
  const sorted = measures.slice().sort();
  const [from, to] = [sorted[Math.floor(0.001 * sorted.length)]!, sorted[Math.floor(0.999 * sorted.length)]!];
  const bins = new Float64Array(100);
  for (const measure of sorted) {
    const bin = Math.max(0, Math.min(99, Math.floor((100 * (measure - from)) / (to - from))));
    bins[bin] = bins[bin]! + 1 / sorted.length;
  }
  let sum = 0;
  for (let bin = 0; bin < 100; bin++) {
    const low = bin === 0 ? 0 : shareBelow(place, from + ((to - from) * bin) / 100);
    const high = bin === 99 ? 1 : shareBelow(place, from + ((to - from) * (bin + 1)) / 100);
    sum += Math.abs(high - low - bins[bin]!);
  }
  return sum / 2;
}
