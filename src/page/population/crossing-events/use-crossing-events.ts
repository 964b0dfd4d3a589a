import { useEffect, useMemo } from 'react';
import { BARRIER_TYPE, type BarrierType, isBarrierKind } from '../../../domain/catalog/layer-kinds.ts';
import type { Bbox, Layer } from '../../../domain/catalog/fields.ts';
import { layersNear } from '../../../domain/catalog/find-entries.ts';
import type { BarrierEvents } from '../../../domain/crossing-events/find-barrier-events.ts';
import { withoutBehaviours } from '../../../domain/crossing-events/without-behaviours.ts';
import type { PartsJoined } from '../../../domain/crossing-events/parts-joined.ts';
import type { EntrySummary } from '../../../domain/evidence/summarise-entry.ts';
import { tellsBehaviours, type Verdict } from '../../../domain/statements/judge-layer.ts';
import { type JudgedEntry, judgeForEntry } from '../../../domain/statements/of-entry.ts';
import { analyses, analysisKey, findBarrierEvents, findPartsJoined } from '../../../state/analysis-store.ts';
import type { JobState } from '../../../state/job.ts';
import type { BarrierEventsRequest, CrossingsRequest } from '../../../workers/layers-requests.ts';
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
  /** Their corridor by use class, where there is one, under a name that it alone has. */
  readonly corridor?: { readonly id: string; readonly layer: CrossingsRequest['corridors'] } | undefined;
}

/** One barrier layer that is on, and what the tracks have to do with it. */
export interface CrossingEventBlock {
  readonly layer: Layer;
  readonly type: BarrierType;
  readonly verdict: Extract<Verdict, { is: 'counted' }>;
  readonly years: EntrySummary['years'];
  readonly calculation: JobState<BarrierEvents> | undefined;
  /** Which parts of the corridor each of these barriers keeps apart; undefined where there is no corridor or no barrier. */
  readonly joined: JobState<PartsJoined> | undefined;
}

function partsKey({ id }: TracksSource, corridor: { readonly id: string }, layer: Layer): string {
  return analysisKey({ id: `${id}+${corridor.id}` }, layer.id);
}

function asFarAsTold(state: JobState<BarrierEvents> | undefined, verdict: Verdict): JobState<BarrierEvents> | undefined {
  return state?.status === 'done' && !tellsBehaviours(verdict) ? { ...state, value: withoutBehaviours(state.value) } : state;
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
      if (!calculations[key]) void findBarrierEvents(key, source.tracks, layer, url, source.entry.row);
    }
  }, [layers, calculations, source, url]);
  const parts = useJobShelf(analyses.partsJoined);
  useEffect(() => {
    const { corridor } = source;
    if (!corridor) return;
    for (const { layer } of layers) {
      const known = calculations[analysisKey(source, layer.id)];
      const met = known?.status === 'done' ? known.value.barriers.map(({ barrier }) => barrier) : [];
      const key = partsKey(source, corridor, layer);
      if (met.length > 0 && !parts[key]) void findPartsJoined(key, corridor.layer, layer, met, url);
    }
  }, [layers, calculations, parts, source, url]);
  const { years } = source.entry.row;
  return layers.map((one) => ({
    ...one,
    years,
    calculation: asFarAsTold(calculations[analysisKey(source, one.layer.id)], one.verdict),
    joined: source.corridor && parts[partsKey(source, source.corridor, one.layer)],
  }));
}
