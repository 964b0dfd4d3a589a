import type { Source } from 'pmtiles';
import { BARRIER_TYPE } from '../catalog/layer-kinds.ts';
import type { Bbox } from '../catalog/fields.ts';
import { bboxOfFeatures } from '../geometry/boxes.ts';
import { createGeojsonSource } from '../tiles/geojson-source.ts';
import { openArchiveSource } from '../tiles/open-archive-source.ts';
import { openPmtilesSource } from '../tiles/pmtiles-source.ts';
import { lonLatToTile, MERCATOR_LATITUDE } from '../tiles/tile-geometry.ts';
import type { TileSource } from '../tiles/tile-source.ts';
import { fetchFeatures, type ReadText } from './fetch-features.ts';
import {
  type BarrierLayer,
  type BarrierReference,
  type CorridorsInMemory,
  GEOJSON_ZOOM,
  type LayerInMemory,
  type LayerReference,
  type OpenLayer,
  WORLD_BBOX,
} from './layer-reference.ts';

/** How addresses are read; the network when left out. */
export interface LayerFiles {
  readonly openArchive?: (url: string) => Source;
  readonly readText?: ReadText;
}

/** Grid cells across a tile that is cut from features in memory: about a metre each at `GEOJSON_ZOOM`. */
const EXTENT = 8192;
/** Sources kept open: directories of archives, features of files. Those used longest ago are let go. */
const MOST_SOURCES = 64;

/** Opens layers. What was read once serves all layers of the same file, and a layer asked for again is the same object. */
export class LayerOpener {
  readonly #sources = new Map<string, TileSource>();
  readonly #layers = new Map<string, OpenLayer>();
  readonly #files: LayerFiles;

  constructor(files: LayerFiles = {}) {
    this.#files = files;
  }

  /** Nothing is read before the first tile is asked for. */
  open(reference: LayerReference): OpenLayer {
    const { id, title, url, sourceLayer, zoom, bbox, filter, builtField } = reference;
    const key = JSON.stringify([id, title, url, reference.format, sourceLayer, zoom, bbox, filter, builtField]);
    const source = this.#sourceOf(reference);
    const known = this.#layers.get(key);
    const layer: OpenLayer = known?.source === source ? known : { layerId: id, title, source, sourceLayer, zoom, bbox, filter, builtField };
    keepLatest(this.#layers, key, layer, MOST_SOURCES);
    return layer;
  }

  openBarriers(reference: BarrierReference): BarrierLayer {
    return { ...this.open(reference), type: BARRIER_TYPE[reference.kind] };
  }

  /** One source an address: its directory is read once, and layers of one archive are asked for together. */
  #sourceOf(reference: LayerReference): TileSource {
    const { url, title, format, sourceLayer, zoom } = reference;
    const key = format === 'pmtiles' ? url : JSON.stringify([url, sourceLayer, zoom]);
    const source =
      this.#sources.get(key) ??
      (format === 'pmtiles' ? openPmtilesSource(url, title, this.#files.openArchive ?? openArchiveSource) : this.#openGeojson(reference));
    keepLatest(this.#sources, key, source, MOST_SOURCES);
    return source;
  }

  /** Features are fetched when the first tile is asked for; a failure is forgotten, so that the next call tries again. */
  #openGeojson({ url, title, sourceLayer, zoom }: LayerReference): TileSource {
    let opening: Promise<TileSource> | undefined;
    return {
      getTile: async (tile, signal) => {
        opening ??= fetchFeatures(url, title, this.#files.readText).then((features) => cut(features, sourceLayer, zoom));
        const present = opening;
        present.catch(() => {
          if (opening === present) opening = undefined;
        });
        return (await present).getTile(tile, signal);
      },
    };
  }
}

function cut(features: LayerInMemory['features'], sourceLayer: string, zoom: number): TileSource {
  return createGeojsonSource(features, { sourceLayer, maxZoom: zoom, extent: EXTENT });
}

/** Set an entry as the latest, and drop the oldest beyond `most`. */
function keepLatest<Value>(kept: Map<string, Value>, key: string, value: Value, most: number): void {
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
}

/** Features in memory as a layer, read where other things are: areas under a corridor, barriers along a line. */
export function openInMemory({ id, title, features }: LayerInMemory, zoom = GEOJSON_ZOOM): OpenLayer {
  return { layerId: id, title, source: cut(features, id, zoom), sourceLayer: id, zoom, bbox: WORLD_BBOX };
}

/** Tiles of a layer that is read whole: those of a range that spans an ocean would be millions at `GEOJSON_ZOOM`. */
const MOST_TILES = 16_384;

/** Corridors in memory as a layer. Corridors are read whole: at a lower zoom where their range is that of an ocean. */
export function openCorridorsInMemory({ id, title, features }: CorridorsInMemory): OpenLayer {
  const bbox = bboxOfFeatures(features);
  if (!bbox) return { layerId: id, title, source: { getTile: () => Promise.resolve(undefined) }, sourceLayer: id, zoom: 0, bbox: [0, 0, 0, 0] };
  const [west, south, east, north] = bbox;
  const inSquare: Bbox = [west, Math.max(south, -MERCATOR_LATITUDE), east, Math.min(north, MERCATOR_LATITUDE)];
  const zoom = zoomForWhole(inSquare);
  return { layerId: id, title, source: cut(features, id, zoom), sourceLayer: id, zoom, bbox: inSquare };
}

/** The deepest zoom at which a box has few enough tiles. */
function zoomForWhole([west, south, east, north]: Bbox): number {
  const world = { z: 0, x: 0, y: 0 };
  let zoom = GEOJSON_ZOOM;
  for (; zoom > 0; zoom--) {
    const [left, top] = lonLatToTile(world, 2 ** zoom, west, north);
    const [right, bottom] = lonLatToTile(world, 2 ** zoom, east < west ? east + 360 : east, south);
    if ((right - left + 2) * (bottom - top + 2) <= MOST_TILES) break;
  }
  return zoom;
}
