import { useEffect, useMemo } from 'react';
import type { Layer } from '../../domain/catalog/fields.ts';
import { type FoundEntry, layersNear, listEntries, mayHaveCorridor } from '../../domain/catalog/find-entries.ts';
import type { Headline } from '../../domain/catalog/figures.ts';
import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { layerOfKind, type OpenEntry } from '../../domain/catalog/open-entry.ts';
import { type Answer, answerOf, type Verdict } from '../../domain/statements/judge-layer.ts';
import { type JudgedEntry, judgeForEntry, sortRows } from '../../domain/statements/of-entry.ts';
import { isShown } from '../../domain/evidence/shown.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { analyses, analysisKey, findCrossings } from '../../state/analysis-store.ts';
import { askForEntries, entries, type PageCatalog, waitForEntries } from '../../state/entry-store.ts';
import { isUnfinished, joinJobs, type JobState } from '../../state/job.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';
import { AtlasError } from '../../domain/errors.ts';
import { useHeadlines } from '../shared/use-built-figures.ts';
import { useJobShelf } from '../shared/use-job.ts';

/** What a layer's barriers do to one corridor. */
export interface OverviewRow {
  readonly found: FoundEntry;
  readonly layer: Layer;
  /** Those that count for the animals. */
  readonly barriers: number;
  /** Geodesic, km: inside the corridor, and inside its high-use class. */
  readonly lengthKm: number;
  readonly highKm: number;
  /** Animals whose migrations make the corridor, where they are known. */
  readonly individuals: number | undefined;
  /** What may be said of the two after the look. */
  readonly answer: Answer;
}

export interface Overview {
  /** Corridors and layers that were compared, those with most km inside first. */
  readonly rows: readonly OverviewRow[];
  /** Titles of the barrier layers that are on and near a corridor, and that the build did not compare. */
  readonly layers: readonly string[];
  /** Pairs of a corridor and a layer that are not compared, as nothing in the layer counts for the animals or covers them. */
  readonly notCompared: readonly { readonly row: EntryRow; readonly layer: Layer; readonly verdict: Verdict }[];
  /** How the comparison with those layers stands; its progress counts pairs of a corridor and a layer. */
  readonly state: JobState<unknown>;
  /** Entries whose files could not be read: what crosses their corridors is not known. */
  readonly unread: readonly EntryRow[];
  /** Whether what the build found is on its way. */
  readonly isComing: boolean;
}

/** Corridors that are fetched and crossed at once: the rest wait, so that a stop stops them. */
const MOST_AT_ONCE = 8;

interface Pair {
  readonly found: FoundEntry;
  readonly layer: Layer;
  readonly verdict: Verdict;
  /** What the build found. */
  readonly built: Headline | undefined;
}

/** Every barrier layer against every corridor near it: what the build found, and of the other layers that are on, what is computed in a worker once it is `wanted`. */
export function useOverview(wanted: boolean): Overview {
  const { catalog, url, layers } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const calculations = useJobShelf(analyses.crossings);
  const files = useJobShelf(entries);
  const { entries: built, isComing } = useHeadlines();
  const pairs = useMemo((): Pair[] => {
    const barriers = layers.filter(({ kind }) => isBarrierKind(kind));
    return listEntries(catalog)
      .filter(({ row }) => !row.withdrawn && isShown(row.evidence) && mayHaveCorridor(row))
      .flatMap((found) =>
        layersNear({ layers: barriers }, found.row).barriers.flatMap((layer) => {
          const headline = built?.[found.row.id]?.find((one) => one.layer === layer.id);
          if (!headline && !on.some((kind) => kind === layer.kind)) return [];
          return [{ found, layer, verdict: judgeForEntry(found, layer), built: headline }];
        }),
      );
  }, [catalog, layers, on, built]);
  const counted = useMemo(() => (isComing ? [] : pairs.filter(({ verdict, built: known }) => verdict.is === 'counted' && !known)), [pairs, isComing]);
  const present = useMemo(
    () =>
      counted.flatMap(({ found, layer }) => {
        const { row } = found;
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
    const computed = readable.flatMap(({ entry, layer, calculation }) =>
      entry && calculation?.status === 'done'
        ? [describe(entry, layer, { ...sum(sortRows(entry, [layer], calculation.value).counted), individuals: entry.summary.individuals })]
        : [],
    );
    return {
      rows: [...pairs.flatMap(({ found, layer, built: known }) => (known ? [describe(found, layer, known)] : [])), ...computed].sort(
        (a, b) => b.lengthKm - a.lengthKm || (a.found.row.name < b.found.row.name ? -1 : 1),
      ),
      layers: [...new Set(counted.map(({ layer }) => layer.title))],
      notCompared: pairs.filter(({ verdict }) => verdict.is !== 'counted').map(({ found: { row }, layer, verdict }) => ({ row, layer, verdict })),
      state: joined.status === 'running' || (wanted && left) ? { status: 'running', done, total: readable.length } : joined,
      unread: [...new Set(present.filter(({ file }) => file?.status === 'failed').map(({ row }) => row))],
      isComing,
    };
  }, [present, counted, pairs, wanted, isComing]);
}

/** From 0 to 1. */
function shareDone(state: JobState<unknown> | undefined): number {
  if (state?.status === 'done') return 1;
  return state?.status === 'running' && state.total > 0 ? state.done / state.total : 0;
}

type Figures = Pick<Headline, 'barriers' | 'km' | 'highKm' | 'individuals'>;

function sum(crossings: readonly BarrierCrossing[]): Figures {
  return {
    barriers: crossings.length,
    km: crossings.reduce((km, row) => km + row.lengthInsideKm, 0),
    highKm: crossings.reduce((km, row) => km + row.lengthByUseKm.high, 0),
  };
}

function describe(found: JudgedEntry & FoundEntry, layer: Layer, { barriers, km, highKm, individuals }: Figures): OverviewRow {
  return { found, layer, barriers, lengthKm: km, highKm, individuals, answer: answerOf(judgeForEntry(found, layer), { looked: true, found: barriers }) };
}

/**
 * Every crossing of rows of the overview, by row.
 * @throws AtlasError where an entry cannot be had, or of the first that cannot be computed; the signal's reason when aborted
 */
export async function listCrossings(
  rows: readonly OverviewRow[],
  page: PageCatalog,
  signal: AbortSignal,
): Promise<{ entry: OpenEntry; rows: readonly BarrierCrossing[]; layers: readonly Layer[] }[]> {
  const open = await waitForEntries(page, [...new Set(rows.map(({ found }) => found.row.id))], signal);
  return Promise.all(
    rows.flatMap(({ found: { row }, layer }) => {
      const entry = open.find((one) => one.row.id === row.id);
      return entry ? [crossingsOf(entry, layer, page.url, signal)] : [];
    }),
  );
}

async function crossingsOf(
  entry: OpenEntry,
  layer: Layer,
  url: string,
  signal: AbortSignal,
): Promise<{ entry: OpenEntry; rows: readonly BarrierCrossing[]; layers: readonly Layer[] }> {
  await findCrossings(entry, layer, url);
  signal.throwIfAborted();
  const state = analyses.crossings.getState()[analysisKey(entry.row, layer.id)];
  if (state?.status === 'failed') throw new AtlasError(state.fault.code, state.fault.values, state.fault.place);
  return { entry, rows: state?.status === 'done' ? sortRows(entry, [layer], state.value).counted : [], layers: [layer] };
}
