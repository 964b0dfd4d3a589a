import { useEffect, useMemo, useState } from 'react';
import { listSharedLayers } from '../../domain/catalog/find-in-catalog.ts';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/schema.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { keepUserCrossings } from '../../state/tracks-store.ts';
import { referToLayer } from '../../domain/layers/layer-reference.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';
import { useTracksState } from './use-tracks-state.ts';

export interface UserCrossings {
  readonly rows: readonly BarrierCrossing[];
  readonly examined: readonly Layer[];
  readonly running: boolean;
}

/** What crosses a person's own corridors, for every barrier layer that is on. */
export function useUserCrossings(): UserCrossings {
  const { catalog, url } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const { work, crossings } = useTracksState();
  const { result } = work;
  const [failed, setFailed] = useState<readonly string[]>([]);
  const examined = useMemo(
    () => (result && result.corridors.length > 0 ? listSharedLayers(catalog).filter(({ kind }) => isBarrierKind(kind) && on.includes(kind)) : []),
    [catalog, on, result],
  );
  useEffect(() => {
    if (!result) return undefined;
    const controller = new AbortController();
    const missing = examined.filter(({ id }) => !(id in crossings) && !failed.includes(id));
    void (async () => {
      for (const layer of missing) {
        const { kind } = layer;
        if (!isBarrierKind(kind)) continue;
        try {
          const { findCrossings } = await import('../../workers/layers-worker-client.ts');
          const corridors = { id: 'corridors', title: 'your corridors', features: result.corridors };
          const rows = await findCrossings({ corridors, barriers: { ...referToLayer(layer, url), kind } }, { signal: controller.signal });
          keepUserCrossings(layer.id, rows);
        } catch (error) {
          if (controller.signal.aborted) return;
          setFailed((known) => [...known, layer.id]);
          reportFault(describeError(error));
        }
        // The answer changes what is missing, and this runs anew for the rest.
        return;
      }
    })();
    return () => controller.abort();
  }, [result, examined, crossings, failed, url]);
  return {
    rows: examined.flatMap(({ id }) => crossings[id] ?? []),
    examined,
    running: examined.some(({ id }) => !(id in crossings) && !failed.includes(id)),
  };
}
