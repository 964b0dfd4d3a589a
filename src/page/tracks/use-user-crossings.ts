import { useEffect, useMemo } from 'react';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { analyses, crossUserCorridors, userCrossingsKey } from '../../state/analysis-store.ts';
import { joinJobs, type JobState } from '../../state/job.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useJobShelf } from '../shared/use-job.ts';
import { useTracksState } from './use-tracks-state.ts';

export interface UserCrossings {
  readonly rows: readonly BarrierCrossing[];
  readonly examined: readonly Layer[];
  /** How the comparison stands, over all of these layers. */
  readonly state: JobState<unknown>;
}

/** What crosses a person's own corridors, for every barrier layer that is on. */
export function useUserCrossings(): UserCrossings {
  const { layers, url } = useCatalog();
  const title = useTranslator().t('map.ownCorridors');
  const on = useAtlas((state) => state.view.layers);
  const { result } = useTracksState().work;
  const calculations = useJobShelf(analyses.userCrossings);
  const examined = useMemo(
    () => (result && result.corridors.length > 0 ? layers.filter(({ kind }) => isBarrierKind(kind) && on.includes(kind)) : []),
    [layers, on, result],
  );
  useEffect(() => {
    if (!result) return;
    for (const layer of examined) if (!calculations[userCrossingsKey(result, layer.id)]) void crossUserCorridors(result, title, layer, url);
  }, [result, title, examined, calculations, url]);
  const present = result ? examined.map(({ id }) => calculations[userCrossingsKey(result, id)]) : [];
  return { rows: present.flatMap((state) => (state?.status === 'done' ? state.value : [])), examined, state: joinJobs(present) };
}
