/** How a file names the system of its coordinates: an EPSG code, well-known text, or both. */
export interface NamedSystem {
  readonly code?: number | undefined;
  readonly wkt?: string | undefined;
  /** What the file should have had and has not: a Shapefile without a .prj names no system. */
  readonly missing?: '.prj' | undefined;
}

/** What a file says of its system, for the error on coordinates that are no degrees: it should name one and has no .prj, names one, or is in degrees by its format. */
export type SystemHint = 'noPrj' | 'named' | 'degrees';

/** See `SystemHint`. */
export function hintOf(system: NamedSystem | undefined): SystemHint {
  return system === undefined ? 'degrees' : system.missing ? 'noPrj' : 'named';
}
