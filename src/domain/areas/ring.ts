import type { Position } from 'geojson';
import { FlatLine } from '../geometry/flat-line.ts';

/** A ring as its reader gives it, once its positions are known to be some. */
export type Ring = FlatLine | Position[];

export function positionsOf(ring: Ring): Position[] {
  return ring instanceof FlatLine ? ring.toPositions() : ring;
}
