import type { Feature } from 'geojson';

/** Features of one layer of the base map at some of its zooms. */
export interface TileVector {
  readonly name: string;
  readonly features: Feature[];
  readonly minZoom: number;
  readonly maxZoom: number;
}
