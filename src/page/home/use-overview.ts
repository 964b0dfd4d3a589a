import { useEffect, useMemo } from 'react';
import { layersNear, listPopulations } from '../../domain/catalog/find-in-catalog.ts';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer, Population } from '../../domain/catalog/schema.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { analyses, analysisKey, findCrossings } from '../../state/analysis-store.ts';
import { joinJobs, type JobState } from '../../state/job.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';
import { useJobShelf } from '../shared/use-job.ts';

/** What a layer's barriers do to one corridor. */
export interface OverviewRow {
  readonly population: Population;
  readonly layer: Layer;
  readonly crossings: readonly BarrierCrossing[];
  /** Geodesic, km: inside the corridor, and inside its high-use class. */
  readonly lengthKm: number;
  readonly highKm: number;
}

export interface Overview {
  /** Corridors and layers that were compared, those with most km inside first. */
  readonly rows: readonly OverviewRow[];
  /** Titles of the barrier layers that are on and near a corridor. */
  readonly layers: readonly string[];
  /** How the comparison stands; its progress counts pairs of a corridor and a layer. */
  readonly state: JobState<unknown>;
}

/** Every barrier layer that is on against every corridor near it, computed in a worker once it is `wanted`. */
export function useOverview(wanted: boolean): Overview {
  const { catalog, url } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const calculations = useJobShelf(analyses.crossings);
  const pairs = useMemo(
    () =>
      listPopulations(catalog).flatMap(({ population }) =>
        layersNear(catalog, population).barriers.flatMap((layer) => (isBarrierKind(layer.kind) && on.includes(layer.kind) ? [{ population, layer }] : [])),
      ),
    [catalog, on],
  );
  useEffect(() => {
    if (!wanted) return;
    for (const { population, layer } of pairs) if (!calculations[analysisKey(population, layer.id)]) void findCrossings(population, layer, url);
  }, [wanted, pairs, calculations, url]);
  return useMemo(() => {
    const present = pairs.map(({ population, layer }) => ({ population, layer, calculation: calculations[analysisKey(population, layer.id)] }));
    const state = joinJobs(present.map(({ calculation }) => calculation));
    const done = present.reduce((sum, { calculation }) => sum + shareDone(calculation), 0);
    return {
      rows: present
        .flatMap(({ population, layer, calculation }) => (calculation?.status === 'done' ? [describe(population, layer, calculation.value)] : []))
        .sort((a, b) => b.lengthKm - a.lengthKm || (a.population.name < b.population.name ? -1 : 1)),
      layers: [...new Set(pairs.map(({ layer }) => layer.title))],
      state: state.status === 'running' ? { status: 'running', done, total: pairs.length } : state,
    };
  }, [pairs, calculations]);
}

/** From 0 to 1. */
function shareDone(state: JobState<unknown> | undefined): number {
  if (state?.status === 'done') return 1;
  return state?.status === 'running' && state.total > 0 ? state.done / state.total : 0;
}

function describe(population: Population, layer: Layer, crossings: readonly BarrierCrossing[]): OverviewRow {
  return {
    population,
    layer,
    crossings,
    lengthKm: crossings.reduce((sum, row) => sum + row.lengthInsideKm, 0),
    highKm: crossings.reduce((sum, row) => sum + row.lengthByUseKm.high, 0),
  };
}
