import * as v from 'valibot';
import type { Feature } from 'geojson';
import { AtlasError } from '../domain/errors.ts';
import { createGeojsonSource } from '../domain/tiles/geojson-source.ts';
import { openPmtilesSource } from '../domain/tiles/pmtiles-source.ts';
import type { TileSource } from '../domain/tiles/tile-source.ts';
import type { LayerReference } from './layer-reference.ts';

const EXTENT = 8192;
const CollectionSchema = v.object({
  features: v.array(v.custom<Feature>((value) => v.is(v.looseObject({ type: v.literal('Feature'), geometry: v.looseObject({ type: v.string() }) }), value))),
});

/** The tiles of a layer: those of its archive, or cut here from GeoJSON, which is fetched when the first is asked for. */
export function openLayerSource({
  url,
  title,
  format,
  sourceLayer,
  zoom,
}: Pick<LayerReference, 'url' | 'title' | 'format' | 'sourceLayer' | 'zoom'>): TileSource {
  if (format === 'pmtiles') return openPmtilesSource(url, title);
  let opening: Promise<TileSource> | undefined;
  return {
    async getTile(tile, signal) {
      opening ??= fetchFeatures(url, title).then((features) => createGeojsonSource(features, { sourceLayer, maxZoom: zoom, extent: EXTENT }));
      const present = opening;
      // A failure is forgotten, so that the next call tries again.
      present.catch(() => {
        if (opening === present) opening = undefined;
      });
      return (await present).getTile(tile, signal);
    },
  };
}

async function fetchFeatures(url: string, title: string): Promise<Feature[]> {
  let content: unknown;
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    content = await answer.json();
  } catch (error) {
    throw new AtlasError(
      `The layer “${title}” could not be fetched (${error instanceof Error ? error.message : String(error)}).`,
      'The other layers keep working. Check its address, or load the file again.',
      { layer: title },
    );
  }
  const parsed = v.safeParse(CollectionSchema, content);
  if (parsed.success) return parsed.output.features;
  throw new AtlasError(
    `The layer “${title}” is not a collection of GeoJSON features.`,
    'The other layers keep working. Check its address, or load the file again.',
    { layer: title },
  );
}
