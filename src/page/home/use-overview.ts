import { useEffect, useMemo } from 'react';
import type { Layer } from '../../domain/catalog/fields.ts';
import { layersNear, listEntries } from '../../domain/catalog/find-entries.ts';
import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { layerOfKind, type OpenEntry } from '../../domain/catalog/open-entry.ts';
import { type Answer, answerOf, type Verdict } from '../../domain/statements/judge-layer.ts';
import { judgeForEntry, sortRows } from '../../domain/statements/of-entry.ts';
import { isShown } from '../../domain/evidence/summarise-entry.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { analyses, analysisKey, findCrossings } from '../../state/analysis-store.ts';
import { askForEntries, entries } from '../../state/entry-store.ts';
import { isUnfinished, joinJobs, type JobState } from '../../state/job.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';
import { useJobShelf } from '../shared/use-job.ts';

/** What a layer's barriers do to one corridor. */
export interface OverviewRow {
  readonly entry: OpenEntry;
  readonly layer: Layer;
  readonly crossings: readonly BarrierCrossing[];
  /** Geodesic, km: inside the corridor, and inside its high-use class. */
  readonly lengthKm: number;
  readonly highKm: number;
  /** What may be said of the two after the look. */
  readonly answer: Answer;
}

export interface Overview {
  /** Corridors and layers that were compared, those with most km inside first. */
  readonly rows: readonly OverviewRow[];
  /** Titles of the barrier layers that are on and near a corridor. */
  readonly layers: readonly string[];
  /** Pairs of a corridor and a layer that are not compared, as nothing in the layer counts for the animals or covers them. */
  readonly notCompared: readonly { readonly row: EntryRow; readonly layer: Layer; readonly verdict: Verdict }[];
  /** How the comparison stands; its progress counts pairs of a corridor and a layer. */
  readonly state: JobState<unknown>;
  /** Entries whose files could not be read: what crosses their corridors is not known. */
  readonly unread: readonly EntryRow[];
}

/** Corridors that are fetched and crossed at once: the rest wait, so that a stop stops them. */
const MOST_AT_ONCE = 8;

interface Pair {
  readonly row: EntryRow;
  readonly layer: Layer;
  readonly verdict: Verdict;
}

/** Every barrier layer that is on against every corridor near it, computed in a worker once it is `wanted`. */
export function useOverview(wanted: boolean): Overview {
  const { catalog, url, layers } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const calculations = useJobShelf(analyses.crossings);
  const files = useJobShelf(entries);
  const pairs = useMemo((): Pair[] => {
    const barriers = layers.filter(({ kind }) => isBarrierKind(kind) && on.includes(kind));
    return (
      listEntries(catalog)
        // Routes and movement alone are no corridor to be crossed.
        .filter(({ row }) => !row.withdrawn && isShown(row.evidence) && row.result !== 'movement' && row.result !== 'routes')
        .flatMap((found) =>
          layersNear({ layers: barriers }, found.row).barriers.map((layer) => ({ row: found.row, layer, verdict: judgeForEntry(found, layer) })),
        )
    );
  }, [catalog, layers, on]);
  const counted = useMemo(() => pairs.filter(({ verdict }) => verdict.is === 'counted'), [pairs]);
  const present = useMemo(
    () =>
      counted.flatMap(({ row, layer }) => {
        const file = files[row.id];
        const entry = file?.status === 'done' ? file.value : undefined;
        // Routes alone are no corridor to be crossed.
        if (entry && !layerOfKind(entry.file, 'corridors')) return [];
        return [{ row, layer, file, entry, calculation: calculations[analysisKey(row, layer.id)] }];
      }),
    [counted, files, calculations],
  );
  useEffect(() => {
    if (!wanted) return;
    let busy = present.filter(({ file, calculation }) => file?.status === 'running' || calculation?.status === 'running').length;
    for (const { row, layer, file, entry, calculation } of present) {
      if (busy >= MOST_AT_ONCE) return;
      if (calculation || (file && !entry)) continue;
      busy += 1;
      if (entry) void findCrossings(entry, layer, url);
      else askForEntries({ catalog, url }, [row.id]);
    }
  }, [wanted, present, catalog, url]);
  return useMemo(() => {
    const readable = present.filter(({ file }) => file?.status !== 'failed');
    const joined = joinJobs(readable.map(({ calculation }) => calculation));
    const left = readable.some(({ calculation }) => calculation?.status !== 'done' && !isUnfinished(calculation));
    const done = readable.reduce((sum, { calculation }) => sum + shareDone(calculation), 0);
    return {
      rows: readable
        .flatMap(({ entry, layer, calculation }) =>
          entry && calculation?.status === 'done' ? [describe(entry, layer, sortRows(entry, [layer], calculation.value).counted)] : [],
        )
        .sort((a, b) => b.lengthKm - a.lengthKm || (a.entry.row.name < b.entry.row.name ? -1 : 1)),
      layers: [...new Set(counted.map(({ layer }) => layer.title))],
      notCompared: pairs.filter(({ verdict }) => verdict.is !== 'counted'),
      state: joined.status === 'running' || (wanted && left) ? { status: 'running', done, total: readable.length } : joined,
      unread: [...new Set(present.filter(({ file }) => file?.status === 'failed').map(({ row }) => row))],
    };
  }, [present, counted, pairs, wanted]);
}

/** From 0 to 1. */
function shareDone(state: JobState<unknown> | undefined): number {
  if (state?.status === 'done') return 1;
  return state?.status === 'running' && state.total > 0 ? state.done / state.total : 0;
}

function describe(entry: OpenEntry, layer: Layer, crossings: readonly BarrierCrossing[]): OverviewRow {
  return {
    entry,
    layer,
    crossings,
    lengthKm: crossings.reduce((sum, row) => sum + row.lengthInsideKm, 0),
    highKm: crossings.reduce((sum, row) => sum + row.lengthByUseKm.high, 0),
    answer: answerOf(judgeForEntry(entry, layer), { looked: true, found: crossings.length }),
  };
}
