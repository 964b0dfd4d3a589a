/** Index of a tile in the Web Mercator tile pyramid, y from the north. */
export interface TileId {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Anything that answers with vector tiles (MVT bytes, uncompressed). */
export interface TileSource {
  /** The tile's bytes, or undefined where the archive holds none. Throws AtlasError naming the layer on a fault. */
  getTile(tile: TileId, signal?: AbortSignal): Promise<Uint8Array | undefined>;
}

/** Features whose property, as text, is one of the values. */
export interface PropertyFilter {
  readonly property: string;
  readonly values: readonly string[];
}

/** One layer inside a tile source, read at its analysis zoom. `bbox` is [west, south, east, north] in degrees. */
export interface TileLayer {
  readonly source: TileSource;
  readonly sourceLayer: string;
  readonly zoom: number;
  readonly bbox: readonly [number, number, number, number];
  /** Title used in error messages. */
  readonly title: string;
  /** Leaves all other features out; archives of everything are read for one kind of line. */
  readonly filter?: PropertyFilter | undefined;
}
