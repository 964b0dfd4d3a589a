import type { BarrierEventsRequest } from '../../../src/domain/crossing-events/find-barrier-events.ts';
import type { TileSource } from '../../../src/domain/tiles/tile-source.ts';

/** Roads of a source of tiles, wherever they lie. */
export const barrierLayer = (source: TileSource, sourceLayer: string, zoom = 12): BarrierEventsRequest['barriers'] => ({
  source,
  sourceLayer,
  zoom,
  bbox: [-180, -85, 180, 85],
  title: 'Lines',
  layerId: 'lines',
  type: 'road',
});
