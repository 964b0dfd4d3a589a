import { isBarrierKind, isLayerToggle, type LayerToggle } from '../../../domain/catalog/layer-kinds.ts';
import { useEffect, useMemo } from 'react';
import type { Layer } from '../../../domain/catalog/fields.ts';
import { layersNear } from '../../../domain/catalog/find-entries.ts';
import { groundOf, type OpenEntry } from '../../../domain/catalog/open-entry.ts';
import type { BarrierCrossing } from '../../../domain/crossings/types.ts';
import { answerLayers, judgeLayers, type LayerAnswer, lookAtRows, splitByTelling } from '../../../domain/statements/judge-layers.ts';
import { type Sorted, sortRows } from '../../../domain/statements/of-entry.ts';
import { analyses, analysisKey, findCrossings } from '../../../state/analysis-store.ts';
import { joinJobs, type JobState } from '../../../state/job.ts';
import { useAtlas, useCatalog } from '../../shared/use-atlas.ts';
import { isBuilt } from '../../../state/figures-store.ts';
import { useBuiltFigures } from '../../shared/use-built-figures.ts';
import { useJobShelf } from '../../shared/use-job.ts';

export interface CrossingRows {
  /** Every barrier that crosses the corridor and counts for the animals, longest inside first. */
  readonly rows: readonly BarrierCrossing[];
  /** What lies in the corridor and is not counted, with why. */
  readonly apart: Sorted<BarrierCrossing>['apart'];
  /** Barrier layers that were built in or are on, and whose extent meets the entry's. */
  readonly examined: readonly Layer[];
  /** Layers of which something can be said: those looked through to the end, and those that are not of this place. */
  readonly told: readonly Layer[];
  /** What is said of each layer that was built in or is on. */
  readonly answers: readonly LayerAnswer[];
  /** Those of these that the build looked through: their figures are its own until they are computed anew. */
  readonly built: readonly string[];
  /** Those that are off and from which something can be told of these animals. */
  readonly off: readonly Layer[];
  /** What switches those on. */
  readonly chips: readonly LayerToggle[];
  /** Why nothing can be told from those that are off, were not built in and tell nothing. */
  readonly silent: readonly LayerAnswer[];
  /** How the comparison stands, over all of these layers. */
  readonly state: JobState<unknown>;
}

const NONE: CrossingRows = { rows: [], apart: [], examined: [], told: [], answers: [], built: [], off: [], chips: [], silent: [], state: { status: 'idle' } };

/**
 * The barrier crossings of an entry with corridors: what the build found, and what is computed in a worker for every other
 * barrier layer that is on and covers it.
 */
export function useCrossingRows(entry: OpenEntry | undefined): CrossingRows {
  const { layers, url } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const calculations = useJobShelf(analyses.crossings);
  const crossed = entry && groundOf(entry.file) ? entry : undefined;
  const { figures, isComing } = useBuiltFigures(crossed);
  const near = useMemo(() => (crossed ? layersNear({ layers }, crossed.row).barriers : []), [layers, crossed]);
  const judged = useMemo(() => {
    if (!crossed) return [];
    return judgeLayers(
      crossed,
      layers.filter(({ id, kind }) => isBarrierKind(kind) && isLayerToggle(kind) && (on.includes(kind) || figures?.crossings[id] !== undefined)),
    );
  }, [crossed, layers, on, figures]);
  const examined = useMemo(() => judged.flatMap(({ layer, verdict, near }) => (near && verdict.is !== 'not-covered' ? [layer] : [])), [judged]);
  useEffect(() => {
    // What the build found comes first: asking before it is there would compute it again.
    if (!crossed || isComing) return;
    for (const layer of examined) if (!calculations[analysisKey(crossed.row, layer.id)]) void findCrossings(crossed, layer, url);
  }, [crossed, examined, url, calculations, isComing]);
  return useMemo(() => {
    if (!crossed) return NONE;
    const present = examined.map((layer) => calculations[analysisKey(crossed.row, layer.id)]);
    const found = present.flatMap((calculation) => (calculation?.status === 'done' ? calculation.value : []));
    const { counted, apart } = sortRows(crossed, examined, found);
    const off = near.filter(({ kind }) => !(isLayerToggle(kind) && on.includes(kind)));
    const { telling, silent } = splitByTelling(crossed, off);
    const unsaid = silent.filter((layer) => !judged.some((one) => one.layer.id === layer.id));
    return {
      rows: counted.toSorted((a, b) => b.lengthInsideKm - a.lengthInsideKm),
      apart,
      examined,
      told: judged.flatMap(({ layer }) => (!examined.includes(layer) || calculations[analysisKey(crossed.row, layer.id)]?.status === 'done' ? [layer] : [])),
      answers: answerLayers(judged, ({ id }) => {
        const calculation = calculations[analysisKey(crossed.row, id)];
        return calculation?.status === 'done' ? lookAtRows(counted, id) : { looked: false };
      }),
      off: telling,
      chips: [...new Set(telling.map(({ kind }) => kind))].filter((kind) => isLayerToggle(kind)),
      silent: answerLayers(judgeLayers(crossed, unsaid), () => ({ looked: false })),
      built: examined.flatMap(({ id }) => (figures?.crossings[id] !== undefined && isBuilt(analysisKey(crossed.row, id)) ? [id] : [])),
      state: isComing ? { status: 'running', done: 0, total: 0 } : joinJobs(present),
    };
  }, [crossed, examined, judged, near, on, figures, isComing, calculations]);
}
