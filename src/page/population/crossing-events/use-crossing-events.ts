import { useEffect, useMemo } from 'react';
import { BARRIER_TYPE, type BarrierType, isBarrierKind } from '../../../domain/catalog/layer-kinds.ts';
import type { Bbox, Layer } from '../../../domain/catalog/fields.ts';
import { layersNear } from '../../../domain/catalog/find-entries.ts';
import type { BarrierEvents } from '../../../domain/crossing-events/find-barrier-events.ts';
import type { EntrySummary } from '../../../domain/evidence/summarise-entry.ts';
import type { Verdict } from '../../../domain/statements/judge-layer.ts';
import { type JudgedEntry, judgeForEntry } from '../../../domain/statements/of-entry.ts';
import { analyses, analysisKey, findBarrierEvents } from '../../../state/analysis-store.ts';
import type { JobState } from '../../../state/job.ts';
import type { BarrierEventsRequest } from '../../../workers/layers-requests.ts';
import { useAtlas, useCatalog } from '../../shared/use-atlas.ts';
import { useJobShelf } from '../../shared/use-job.ts';

/** Tracks to compare with barriers. */
export interface TracksSource {
  /** An entry's id, or another name that these tracks alone have. */
  readonly id: string;
  readonly bbox: Bbox;
  readonly tracks: BarrierEventsRequest['tracks'];
  /** Whose tracks they are. */
  readonly entry: JudgedEntry;
}

/** One barrier layer that is on, and what the tracks have to do with it. */
export interface CrossingEventBlock {
  readonly layer: Layer;
  readonly type: BarrierType;
  readonly verdict: Extract<Verdict, { is: 'counted' }>;
  readonly years: EntrySummary['years'];
  readonly calculation: JobState<BarrierEvents> | undefined;
}

/** What tracks have to do with every barrier layer that is on, near them and counts for the animals, found in a worker. */
export function useCrossingEvents(source: TracksSource): CrossingEventBlock[] {
  const { layers: all, url } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const calculations = useJobShelf(analyses.crossingEvents);
  const layers = useMemo(
    () =>
      layersNear({ layers: all }, source).barriers.flatMap((layer) => {
        if (!isBarrierKind(layer.kind) || !on.includes(layer.kind)) return [];
        const verdict = judgeForEntry(source.entry, layer);
        return verdict.is === 'counted' ? [{ layer, type: BARRIER_TYPE[layer.kind], verdict }] : [];
      }),
    [all, source, on],
  );
  useEffect(() => {
    for (const { layer } of layers) {
      const key = analysisKey(source, layer.id);
      if (!calculations[key]) void findBarrierEvents(key, source.tracks, layer, url);
    }
  }, [layers, calculations, source, url]);
  const { years } = source.entry.row;
  return layers.map((one) => ({ ...one, years, calculation: calculations[analysisKey(source, one.layer.id)] }));
}
