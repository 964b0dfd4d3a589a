/** vt-pbf 3.1 ships no types; only what this project calls is declared. */
declare module 'vt-pbf' {
  /** A geojson-vt tile: points as a list of [x, y], lines and rings as lists of such lists, in tile units. */
  export interface GeojsonVtTile {
    readonly features: readonly (
      | {
          readonly id?: number | string;
          readonly tags: Readonly<Record<string, unknown>> | null;
          readonly type: 1;
          readonly geometry: readonly (readonly [number, number])[];
        }
      | {
          readonly id?: number | string;
          readonly tags: Readonly<Record<string, unknown>> | null;
          readonly type: 2 | 3;
          readonly geometry: readonly (readonly (readonly [number, number])[])[];
        }
    )[];
  }
  export function fromGeojsonVt(layers: Readonly<Record<string, GeojsonVtTile>>, options?: { version?: number; extent?: number }): Uint8Array;
}
