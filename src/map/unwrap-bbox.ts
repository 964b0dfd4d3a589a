import type { Bbox } from '../domain/catalog/schema.ts';

/** A bbox whose west lies above its east crosses the antimeridian: its east is counted on past 180. */
export function unwrapBbox([west, south, east, north]: Bbox): [number, number, number, number] {
  return [west, south, west > east ? east + 360 : east, north];
}
