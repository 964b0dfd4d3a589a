import type { Map as MapLibreMap } from 'maplibre-gl';
import { drawHatch } from './hatch-patterns.ts';

/**
 * Draw hatches when a style first asks for them. MapLibre 6 waits for this before it lays out a tile; its event
 * `styleimagemissing` comes too late for the tile that asked.
 */
export function supplyHatches(map: MapLibreMap): void {
  map.setMissingStyleImageResolver((id) => {
    const hatch = drawHatch(id);
    if (hatch !== undefined && !map.hasImage(id)) map.addImage(id, hatch.data, { pixelRatio: hatch.pixelRatio });
  });
}
