import { useEffect, useMemo } from 'react';
import { BARRIER_TYPE, type BarrierType, isBarrierKind } from '../../../domain/catalog/layer-kinds.ts';
import type { Bbox, Layer } from '../../../domain/catalog/fields.ts';
import { layersNear } from '../../../domain/catalog/find-entries.ts';
import type { BarrierEvents } from '../../../domain/crossing-events/find-barrier-events.ts';
import { analyses, analysisKey, findBarrierEvents } from '../../../state/analysis-store.ts';
import type { JobState } from '../../../state/job.ts';
import type { BarrierEventsRequest } from '../../../workers/layers-worker.ts';
import { useAtlas, useCatalog } from '../../shared/use-atlas.ts';
import { useJobShelf } from '../../shared/use-job.ts';

/** Tracks to compare with barriers. */
export interface TracksSource {
  /** An entry's id, or another name that these tracks alone have. */
  readonly id: string;
  readonly bbox: Bbox;
  readonly tracks: BarrierEventsRequest['tracks'];
}

/** One barrier layer that is on, and what the tracks have to do with it. */
export interface CrossingEventBlock {
  readonly layer: Layer;
  readonly type: BarrierType;
  readonly calculation: JobState<BarrierEvents> | undefined;
}

/** What tracks have to do with every barrier layer that is on and near them, found in a worker. */
export function useCrossingEvents(source: TracksSource): CrossingEventBlock[] {
  const { layers: all, url } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const calculations = useJobShelf(analyses.crossingEvents);
  const layers = useMemo(
    () =>
      layersNear({ layers: all }, source).barriers.flatMap((layer) =>
        isBarrierKind(layer.kind) && on.includes(layer.kind) ? [{ layer, type: BARRIER_TYPE[layer.kind] }] : [],
      ),
    [all, source, on],
  );
  useEffect(() => {
    for (const { layer } of layers) {
      const key = analysisKey(source, layer.id);
      if (!calculations[key]) void findBarrierEvents(key, source.tracks, layer, url);
    }
  }, [layers, calculations, source, url]);
  return layers.map(({ layer, type }) => ({ layer, type, calculation: calculations[analysisKey(source, layer.id)] }));
}
