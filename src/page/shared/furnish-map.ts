import type { Bbox } from '../../domain/catalog/fields.ts';
import type { LonLat } from '../../domain/crossings/types.ts';
import type { MapFurniture } from '../../factsheet/factsheet-input.ts';
import type { PageCatalog } from '../../state/entry-store.ts';

/** Smaller pieces of land are not seen on a map of the world as wide as a thumb, square degrees. */
const LEAST = 4;

let land: { readonly url: string; readonly rings: Promise<readonly (readonly LonLat[])[]> } | undefined;

/**
 * What tells how large the ground of a picture is, and where in the world.
 * @param box that the picture is about, [west, south, east, north] degrees
 * @param picture pixels
 */
export async function furnishMap(page: PageCatalog, box: Bbox, picture: { readonly width: number; readonly height: number }): Promise<MapFurniture> {
  const [{ measureSnapshot }, rings] = await Promise.all([import('../../map/snapshot-frame.ts'), askForLand(page)]);
  return { ...measureSnapshot(box, picture.width, picture.height), box, land: rings };
}

/** What `furnishMap` needs, fetched before it is asked for. */
export async function readyFurniture(page: PageCatalog): Promise<void> {
  await Promise.all([import('../../map/snapshot-frame.ts'), askForLand(page)]);
}

/** The rings of the land, read once; none where they cannot be had: a sheet is whole without the small map, and the next one asks again. */
async function askForLand(page: PageCatalog): Promise<readonly (readonly LonLat[])[]> {
  const url = new URL(page.catalog.baseMap.url, page.url).href;
  if (land?.url !== url) land = { url, rings: readLand(url) };
  const current = land;
  return await current.rings.catch(() => {
    if (land === current) land = undefined;
    return [];
  });
}

/** Outer rings of the world's land, [lon, lat] degrees, from the base map's one tile of zoom 0. */
async function readLand(url: string): Promise<LonLat[][]> {
  const [{ openPmtilesSource }, { readFeatures }] = await Promise.all([
    import('../../domain/tiles/pmtiles-source.ts'),
    import('../../domain/layers/read-features.ts'),
  ]);
  const layer = { source: openPmtilesSource(url, 'land'), sourceLayer: 'land', zoom: 0, bbox: [-180, -85, 180, 85] as const, title: 'land' };
  const read = await readFeatures(layer, { z: 0, x: 0, y: 0 }, 'polygons');
  if (!read) return [];
  return read.features.flatMap(({ geometry }) => geometry.map((flat) => placeRing(flat, read.extent))).filter((ring) => sizeOf(ring) >= LEAST);
}

function placeRing(flat: ArrayLike<number>, extent: number): LonLat[] {
  return Array.from({ length: flat.length / 2 }, (_, i): LonLat => {
    const [x = 0, y = 0] = [flat[2 * i], flat[2 * i + 1]];
    return [(x / extent) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / extent))) * 180) / Math.PI];
  });
}

/** Area of a ring in square degrees, less than nothing of a hole. */
function sizeOf(ring: readonly LonLat[]): number {
  let sum = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  // Clockwise on a screen is outer.
  return -sum / 2;
}
