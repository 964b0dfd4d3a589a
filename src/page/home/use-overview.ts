import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { layersNear, listPopulations } from '../../domain/catalog/find-in-catalog.ts';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer, Population } from '../../domain/catalog/schema.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { analysisKey, analysisStore, findCrossings } from '../../state/analysis-store.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';

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
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  /** Something was stopped or failed. */
  readonly unfinished: boolean;
  /** Every answer is there. */
  readonly known: boolean;
}

/** Every barrier layer that is on against every corridor near it, computed in a worker once it is `wanted`. */
export function useOverview(wanted: boolean): Overview {
  const { catalog, url } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const calculations = useStore(analysisStore, (state) => state.crossings);
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
    const running = present.flatMap(({ calculation }) => (calculation?.status === 'running' ? [calculation] : []));
    const done = present.filter(({ calculation }) => calculation?.status === 'done').length;
    const share = running.reduce((sum, each) => sum + (each.total === 0 ? 0 : each.done / each.total), 0);
    return {
      rows: present
        .flatMap(({ population, layer, calculation }) => (calculation?.status === 'done' ? [describe(population, layer, calculation.value)] : []))
        .sort((a, b) => b.lengthKm - a.lengthKm || (a.population.name < b.population.name ? -1 : 1)),
      layers: [...new Set(pairs.map(({ layer }) => layer.title))],
      progress: running.length === 0 ? undefined : { done: done + share, total: pairs.length },
      unfinished: present.some(({ calculation }) => calculation?.status === 'stopped' || calculation?.status === 'failed'),
      known: done === pairs.length,
    };
  }, [pairs, calculations]);
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
