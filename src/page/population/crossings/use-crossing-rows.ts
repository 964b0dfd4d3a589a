import { isLayerToggle } from '../../../domain/catalog/layer-kinds.ts';
import { useEffect, useMemo } from 'react';
import type { Layer } from '../../../domain/catalog/fields.ts';
import { layersNear } from '../../../domain/catalog/find-entries.ts';
import { layerOfKind, type OpenEntry } from '../../../domain/catalog/open-entry.ts';
import type { BarrierCrossing } from '../../../domain/crossings/types.ts';
import { analyses, analysisKey, findCrossings } from '../../../state/analysis-store.ts';
import { joinJobs, type JobState } from '../../../state/job.ts';
import { useAtlas, useCatalog } from '../../shared/use-atlas.ts';
import { useJobShelf } from '../../shared/use-job.ts';

export interface CrossingRows {
  /** Every barrier that crosses the corridor, longest inside first, of the layers that are on. */
  readonly rows: readonly BarrierCrossing[];
  /** Barrier layers that are on and whose extent meets the entry's. */
  readonly examined: readonly Layer[];
  /** Those that are off, or that have been stopped or failed. */
  readonly off: readonly Layer[];
  /** How the comparison stands, over all of these layers. */
  readonly state: JobState<unknown>;
}

const NONE: CrossingRows = { rows: [], examined: [], off: [], state: { status: 'idle' } };

/** The barrier crossings of an entry with corridors, computed in a worker for every barrier layer that is on. */
export function useCrossingRows(entry: OpenEntry | undefined): CrossingRows {
  const { layers, url } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const calculations = useJobShelf(analyses.crossings);
  const crossed = entry && layerOfKind(entry.file, 'corridors') ? entry : undefined;
  const near = useMemo(() => (crossed ? layersNear({ layers }, crossed.row).barriers : []), [layers, crossed]);
  const examined = useMemo(() => near.filter(({ kind }) => isLayerToggle(kind) && on.includes(kind)), [near, on]);
  useEffect(() => {
    if (!crossed) return;
    for (const layer of examined) if (!calculations[analysisKey(crossed.row, layer.id)]) void findCrossings(crossed, layer, url);
  }, [crossed, examined, url, calculations]);
  return useMemo(() => {
    if (!crossed) return NONE;
    const present = examined.map((layer) => calculations[analysisKey(crossed.row, layer.id)]);
    return {
      rows: present.flatMap((calculation) => (calculation?.status === 'done' ? calculation.value : [])).sort((a, b) => b.lengthInsideKm - a.lengthInsideKm),
      examined,
      off: near.filter((layer) => !examined.includes(layer)),
      state: joinJobs(present),
    };
  }, [crossed, examined, near, calculations]);
}
