import type { LonLat } from '../crossings/types.ts';
import { stretchAt } from './stretch-at.ts';

/** A connected part of a line, its vertices with their own measure. */
export interface LinePart {
  /** Measure of its ends, metres along the whole line. */
  readonly fromM: number;
  readonly toM: number;
  /** Whether its ends meet. */
  readonly closed: boolean;
  /** Degrees; longitudes go on beyond ±180 rather than jump. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Measure of each vertex. */
  readonly m: Float64Array;
}

/** Number of the part that holds a measure; of two that meet there the first, the last for a measure beyond. */
export function partAt(parts: readonly LinePart[], measure: number): number {
  let [low, high] = [0, parts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.toM < measure) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place at a measure, [lon, lat] degrees as the parts have them; the nearest end for a measure beyond. */
export function placeOf(parts: readonly LinePart[], measure: number): LonLat {
  const part = parts[partAt(parts, measure)]!;
  const i = stretchAt(part.m, measure);
  const share = Math.max(0, Math.min(1, (measure - part.m[i]!) / (part.m[i + 1]! - part.m[i]!)));
  return [part.lon[i]! + share * (part.lon[i + 1]! - part.lon[i]!), part.lat[i]! + share * (part.lat[i + 1]! - part.lat[i]!)];
}
