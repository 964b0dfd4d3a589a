import type { BarrierType, LonLat } from '../crossings/types.ts';

/** One way a project could run. */
export interface Alternative {
  readonly id: string;
  readonly name: string;
  /** Its lines, [lon, lat] in WGS 84 degrees, edges straight in them. */
  readonly lines: readonly (readonly LonLat[])[];
}

/** A planned piece of linear infrastructure with the alternatives that are compared. */
export interface Project {
  readonly id: string;
  readonly name: string;
  readonly type: BarrierType;
  /** Ground on each side of the line that the project affects, metres; 0 for the line alone. */
  readonly bufferM: number;
  readonly alternatives: readonly Alternative[];
}
