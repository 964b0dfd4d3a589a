import { useEffect, useMemo } from 'react';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { answerLayers, lookAtRows, judgeLayers, type LayerAnswer } from '../../domain/statements/judge-layers.ts';
import { type Sorted, sortRows } from '../../domain/statements/of-entry.ts';
import { analyses, crossUserCorridors, userCrossingsKey } from '../../state/analysis-store.ts';
import { joinJobs, type JobState } from '../../state/job.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useJobShelf } from '../shared/use-job.ts';
import { useTracksState } from './use-tracks-state.ts';

export interface UserCrossings {
  /** Those that count for the animals. */
  readonly rows: readonly BarrierCrossing[];
  readonly apart: Sorted<BarrierCrossing>['apart'];
  readonly answers: readonly LayerAnswer[];
  /** Layers of which something can be said. */
  readonly told: readonly Layer[];
  /** How the comparison stands, over all of these layers. */
  readonly state: JobState<unknown>;
}

/** What crosses a person's own corridors, for every barrier layer that is on. */
export function useUserCrossings(described: OpenEntry | undefined): UserCrossings {
  const { layers, url } = useCatalog();
  const title = useTranslator().t('map.ownCorridors');
  const on = useAtlas((state) => state.view.layers);
  const { result } = useTracksState().work;
  const calculations = useJobShelf(analyses.userCrossings);
  // Nobody has computed in which countries these corridors lie.
  const entry = useMemo(() => described && { ...described, countriesKnown: false }, [described]);
  const judged = useMemo(
    () =>
      entry && result && result.corridors.length > 0
        ? judgeLayers(
            entry,
            layers.filter(({ kind }) => isBarrierKind(kind) && on.includes(kind)),
          )
        : [],
    [entry, layers, on, result],
  );
  const examined = useMemo(() => judged.flatMap(({ layer, verdict, near }) => (near && verdict.is !== 'not-covered' ? [layer] : [])), [judged]);
  useEffect(() => {
    if (!result) return;
    for (const layer of examined) if (!calculations[userCrossingsKey(result, layer.id)]) void crossUserCorridors(result, title, layer, url);
  }, [result, title, examined, calculations, url]);
  const stateOf = ({ id }: Layer): JobState<readonly BarrierCrossing[]> | undefined => (result ? calculations[userCrossingsKey(result, id)] : undefined);
  const present = examined.map(stateOf);
  const found = present.flatMap((state) => (state?.status === 'done' ? state.value : []));
  const { counted, apart } = entry ? sortRows(entry, examined, found) : { counted: [], apart: [] };
  return {
    rows: counted,
    apart,
    answers: answerLayers(judged, (layer) => {
      const state = stateOf(layer);
      return state?.status === 'done' ? lookAtRows(counted, layer.id) : { looked: false };
    }),
    told: judged.flatMap(({ layer }) => (!examined.includes(layer) || stateOf(layer)?.status === 'done' ? [layer] : [])),
    state: joinJobs(present),
  };
}
