import type { BarrierType } from '../catalog/layer-kinds.ts';
import type { UseClass } from '../movement/types.ts';

/** [lon, lat] in WGS 84 degrees. */
export type LonLat = [number, number];

/** One barrier that meets a population's corridor: a row of the table "Barrier crossings". */
export interface BarrierCrossing {
  /** Catalog layer the barrier came from. */
  readonly layer: string;
  /** The barrier's id in that layer. */
  readonly barrier: string;
  /** Name for people; empty when the source gives none. */
  readonly name: string;
  readonly type: BarrierType;
  /** The year in which it was built, where the layer says. */
  readonly built?: number | undefined;
  /** Highest use class met. */
  readonly use: UseClass;
  /** Maximal connected parts inside the corridor (all use classes together). */
  readonly crossings: number;
  /** Geodesic length inside the corridor, km (all use classes together). */
  readonly lengthInsideKm: number;
  /** Geodesic length inside each use class, km; classes are nested. */
  readonly lengthByUseKm: Readonly<Record<UseClass, number>>;
  /** Where the barrier meets the corridor's boundary. */
  readonly points: readonly LonLat[];
  /** Its maximal connected parts inside the corridor: a position in each, and its geodesic length. */
  readonly parts: readonly CrossingPart[];
}

/** One crossing of a barrier. */
export interface CrossingPart {
  /** Somewhere on it, about its middle. */
  readonly at: LonLat;
  readonly lengthKm: number;
  /** The country it lies in, ISO 3166-1 alpha-3, empty at sea; left out where nobody has looked. */
  readonly country?: string | undefined;
}

/** Share (0–1) of one use class that a set of areas covers. */
export interface Coverage {
  readonly use: UseClass;
  readonly corridorKm2: number;
  readonly coveredKm2: number;
  readonly share: number;
}
