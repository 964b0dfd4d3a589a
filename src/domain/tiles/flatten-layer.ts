import type { Feature } from 'geojson';
import type { FlatFeature } from '../formats/flat-geojson.ts';
import { FlatFeatures, type LayerSize, POLYGONS } from './flat-features.ts';
import { flattenGeometry, listAround } from './flatten-geometry.ts';
import { isNumberOfTile, tagsOfFeature } from './number-features.ts';
import { TagTable } from './tag-table.ts';
import { gridOf, type GridOptions, type TileGrid } from './tile-grid.ts';

/** Features ready to be cut into tiles. Their list is the first of `flat.lists`, which ends where those do. */
export interface FlatLayer {
  readonly grid: TileGrid;
  readonly flat: FlatFeatures;
  readonly tags: TagTable;
}

/**
 * Features as flat arrays, with the ids and properties of `numberFeatures`: a line of three vertices takes a hundred bytes.
 * They are gone through once, and none is kept.
 */
export function flattenLayer(features: Iterable<Feature | FlatFeature>, options: GridOptions, size?: LayerSize): FlatLayer {
  const grid = gridOf(options);
  const flat = new FlatFeatures(grid.isWhole, size);
  const tags = new TagTable(size?.features);
  let haveNumbers = true;
  let index = 0;
  for (const feature of features) {
    haveNumbers &&= isNumberOfTile(feature.id);
    const owner = tags.add(haveNumbers ? Number(feature.id) : 0, tagsOfFeature(feature, index));
    flattenGeometry(flat, feature.geometry, owner, grid);
    index += 1;
  }
  tags.close();
  if (!haveNumbers || !areDistinct(tags.ids.slice(0, index))) for (let owner = 0; owner < index; owner++) tags.ids[owner] = owner + 1;
  listAround(flat, grid);
  return { grid, flat, tags };
}

/**
 * Tiles of the deepest zoom that a layer has at the least: those that its largest polygon covers, by the area of one outer ring
 * without its holes. Told before any tile is cut.
 */
export function leastTiles({ flat, grid }: FlatLayer): number {
  const tile = grid.width / 2 ** grid.maxZoom;
  let most = 0;
  for (let feature = 0; feature < flat.count; feature++) {
    if (flat.kinds[feature] !== POLYGONS) continue;
    // A ring that goes round twice covers no more than its box.
    const at = 4 * feature;
    const box = (flat.boxes[at + 2]! - flat.boxes[at]!) * (flat.boxes[at + 3]! - flat.boxes[at + 1]!);
    let area = 0;
    for (let part = flat.firstParts[feature]!; part < flat.firstParts[feature + 1]!; part++) {
      const size = flat.sizes[part]!;
      area = size > 0 ? size * size : area - size * size;
      const next = part + 1;
      if (next === flat.firstParts[feature + 1] || flat.sizes[next]! > 0) most = Math.max(most, Math.min(area, box));
    }
  }
  return most / (tile * tile);
}

function areDistinct(ids: Float64Array): boolean {
  return ids.sort().every((id, at) => at === 0 || id !== ids[at - 1]);
}
