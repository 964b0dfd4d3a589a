import type { Coverage } from '../crossings/types.ts';
import type { UseClass } from '../movement/types.ts';

/** The part of each use class that lies in one area. */
export interface AreaShare {
  readonly id: string;
  readonly name: string;
  /** Of an exclusive economic zone, the state whose it is, ISO 3166-1 alpha-3; left out where that is not told, and of zones that several share or claim. */
  readonly country?: string;
  readonly km2ByUse: Readonly<Record<UseClass, number>>;
}

export interface CoverageAnswer {
  /** One row a use class, widest first. */
  readonly coverage: Coverage[];
  /** Areas that hold some of a corridor, those with most of its low use class first. */
  readonly byArea: AreaShare[];
}
