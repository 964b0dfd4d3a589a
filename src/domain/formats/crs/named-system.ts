/** How a file names the system of its coordinates: an EPSG code, well-known text, or both. */
export interface NamedSystem {
  readonly code?: number | undefined;
  readonly wkt?: string | undefined;
  /** What the file should have had and has not: a Shapefile without a .prj, or with an empty one, names no system. */
  readonly missing?: '.prj' | 'empty .prj' | undefined;
}

/** What a file says of its system, for the error on coordinates that are no degrees: it should name one and has no .prj or an empty one, names one, or is in degrees by its format. */
export type SystemHint = 'noPrj' | 'emptyPrj' | 'named' | 'degrees';

/** See `SystemHint`. */
export function hintOf(system: NamedSystem | undefined): SystemHint {
  if (system === undefined) return 'degrees';
  return system.missing === undefined ? 'named' : system.missing === '.prj' ? 'noPrj' : 'emptyPrj';
}
