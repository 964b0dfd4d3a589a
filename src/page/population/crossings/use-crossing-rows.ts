import { isLayerToggle } from '../../../domain/catalog/layer-kinds.ts';
import { useEffect, useMemo } from 'react';
import { findPopulation, layersNear } from '../../../domain/catalog/find-in-catalog.ts';
import type { Layer, Population } from '../../../domain/catalog/schema.ts';
import type { BarrierCrossing } from '../../../domain/crossings/types.ts';
import { analyses, analysisKey, findCrossings } from '../../../state/analysis-store.ts';
import { joinJobs, type JobState } from '../../../state/job.ts';
import { useAtlas, useCatalog } from '../../shared/use-atlas.ts';
import { useJobShelf } from '../../shared/use-job.ts';

export interface CrossingRows {
  /** Every barrier that crosses the corridor, longest inside first, of the layers that are on. */
  readonly rows: readonly BarrierCrossing[];
  /** Barrier layers that are on and whose extent meets the population's. */
  readonly examined: readonly Layer[];
  /** Those that are off, or that have been stopped or failed. */
  readonly off: readonly Layer[];
  /** How the comparison stands, over all of these layers. */
  readonly state: JobState<unknown>;
}

const NONE: CrossingRows = { rows: [], examined: [], off: [], state: { status: 'idle' } };

/** The barrier crossings of a population, computed in a worker for every barrier layer that is on. */
export function useCrossingRows(populationId: Population['id'] | undefined): CrossingRows {
  const { catalog, url } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const calculations = useJobShelf(analyses.crossings);
  const population = populationId === undefined ? undefined : findPopulation(catalog, populationId)?.population;
  const near = useMemo(() => (population ? layersNear(catalog, population).barriers : []), [catalog, population]);
  const examined = useMemo(() => near.filter(({ kind }) => isLayerToggle(kind) && on.includes(kind)), [near, on]);
  useEffect(() => {
    if (!population) return;
    for (const layer of examined) if (!calculations[analysisKey(population, layer.id)]) void findCrossings(population, layer, url);
  }, [population, examined, url, calculations]);
  return useMemo(() => {
    if (!population) return NONE;
    const present = examined.map((layer) => calculations[analysisKey(population, layer.id)]);
    return {
      rows: present.flatMap((calculation) => (calculation?.status === 'done' ? calculation.value : [])).sort((a, b) => b.lengthInsideKm - a.lengthInsideKm),
      examined,
      off: near.filter((layer) => !examined.includes(layer)),
      state: joinJobs(present),
    };
  }, [population, examined, near, calculations]);
}
