import { type LayerReference, WORLD_BBOX } from '../layers/layer-reference.ts';
import { readFeatures } from '../layers/read-features.ts';
import { lonLatToTile } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { containsPoint, preparePolygon } from '../geometry/plane/prepare-polygon.ts';
import type { LonLat } from '../crossings/types.ts';

/** The base map's deepest zoom with borders. */
const BORDERS_ZOOM = 7;

/**
 * The country polygons of the base map, as `locateCountries` wants them.
 * @param baseMap its absolute address, and what it is called in faults
 */
export function referToCountries({ url, title }: { readonly url: string; readonly title: string }): LayerReference {
  return { id: 'countries', title, url, format: 'pmtiles', sourceLayer: 'countries', zoom: BORDERS_ZOOM, bbox: WORLD_BBOX };
}

/**
 * The country that each position lies in, ISO 3166-1 alpha-3, from tiles of country polygons with the property `iso3`;
 * undefined at sea. Borders are those of the layer's zoom.
 * @param positions [lon, lat] degrees
 * @throws AtlasError naming the layer; the signal's reason when aborted
 */
export async function locateCountries(positions: readonly LonLat[], countries: TileLayer, signal?: AbortSignal): Promise<(string | undefined)[]> {
  const side = 2 ** countries.zoom;
  const byTile = new Map<string, { tile: TileId; indices: number[] }>();
  for (const [index, [lon, lat]] of positions.entries()) {
    const [x, y] = lonLatToTile({ z: 0, x: 0, y: 0 }, side, lon, lat);
    const clamp = (value: number): number => Math.min(side - 1, Math.max(0, Math.floor(value)));
    const tile = { z: countries.zoom, x: clamp(x), y: clamp(y) };
    const key = `${tile.x}/${tile.y}`;
    const entry = byTile.get(key) ?? { tile, indices: [] };
    entry.indices.push(index);
    byTile.set(key, entry);
  }
  const found: (string | undefined)[] = positions.map(() => undefined);
  for (const { tile, indices } of byTile.values()) {
    const layer = await readFeatures(countries, tile, 'polygons', signal);
    if (!layer) continue;
    for (const { properties, geometry } of layer.features) {
      const iso3 = properties['iso3'];
      const polygon = typeof iso3 === 'string' ? preparePolygon(geometry) : undefined;
      if (!polygon) continue;
      for (const index of indices) {
        const [lon, lat] = positions[index]!;
        const [x, y] = lonLatToTile(tile, layer.extent, lon, lat);
        if (containsPoint(polygon, x, y)) found[index] = String(iso3);
      }
    }
  }
  return found;
}
