import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { NamedBarrier } from '../../domain/assessment/project.ts';
import { unpackEncounters } from '../../domain/catalog/built-events.ts';
import { LONGEST_STEP_H } from '../../domain/crossing-events/limits.ts';
import { failedAmong, type ToldEncounter } from '../../domain/crossing-events/told-encounters.ts';
import type { BarrierType } from '../../domain/catalog/layer-kinds.ts';
import type { LonLat } from '../../domain/crossings/types.ts';
import type { SitingPlan } from '../../domain/siting/siting-plan.ts';
import { askForEvents, builtEvents } from '../../state/figures-store.ts';
import { sitingStore } from '../../state/siting-store.ts';
import { useCatalog } from '../shared/use-atlas.ts';
import { useJobShelf } from '../shared/use-job.ts';
import type { SitingQuestion } from './ready-siting.ts';
import { type TracksNear, useTracksNear } from './use-tracks-near.ts';

interface SitingAsked {
  readonly sources: readonly TracksNear[];
  /** Whose tracks are asked; undefined where there are none. */
  readonly source: TracksNear | undefined;
  readonly question: SitingQuestion | undefined;
  /** Median time between the fixes of which the build told failed encounters with this barrier, hours; undefined where it told none. */
  readonly toldHours: number | undefined;
}

/**
 * What is asked along a line by a plan: of the tracks that it names, else of those that were chosen last, else of the first.
 * @param lines and @param populations the same lists for as long as they hold the same
 * @param type of the line
 * @param statedAccuracyM how far the line may lie off by the word of the layer or file that it is from, metres
 * @param named the barrier of the map that the line is, if it is one: the build may have told failed encounters with it
 */
export function useSitingQuestion(
  lines: readonly (readonly LonLat[])[],
  populations: readonly { readonly population: string; readonly name: string }[],
  type: BarrierType,
  { source: planned, structures, spanM, accuracyM, existing, closed, months }: SitingPlan,
  statedAccuracyM?: number,
  named?: NamedBarrier,
): SitingAsked {
  const sources = useTracksNear(populations, type);
  const last = useStore(sitingStore, (state) => state.source);
  const chosen = planned ?? last;
  const source = sources.find(({ id }) => id === chosen) ?? sources[0];
  const { told, hours: toldHours, isComing } = useTold(source, named?.layer, named?.barrier);
  const accuracy = accuracyM ?? statedAccuracyM;
  const question = useMemo((): SitingQuestion | undefined => {
    if (!source || isComing) return undefined;
    const { tracks, locationErrorM } = source;
    return { lines, tracks, locationErrorM, maxLagHours: LONGEST_STEP_H, structures, spanM, accuracyM: accuracy, existing, closed, months, told };
  }, [lines, source, structures, spanM, accuracy, existing, closed, months, told, isComing]);
  return { sources, source, question, toldHours };
}

/** Failed encounters of an entry's animals with a barrier of the map, by the build. */
function useTold(
  source: TracksNear | undefined,
  layer: string | undefined,
  barrier: string | undefined,
): { readonly told: readonly ToldEncounter[] | undefined; readonly hours: number | undefined; readonly isComing: boolean } {
  const { url } = useCatalog();
  const row = source && layer !== undefined && 'row' in source.of ? source.of.row : undefined;
  const state = useJobShelf(builtEvents)[row?.id ?? ''];
  useEffect(() => {
    if (row) void askForEvents(row, url);
  }, [row, url]);
  // A project file may name anything.
  const found = row && layer !== undefined && state?.status === 'done' && Object.hasOwn(state.value.layers, layer) ? state.value.layers[layer] : undefined;
  const told = useMemo(() => (found && barrier !== undefined ? failedAmong(unpackEncounters(found), new Set([barrier])) : undefined), [found, barrier]);
  const isComing = row?.events !== undefined && (state === undefined || state.status === 'idle' || state.status === 'running');
  return { told, hours: found?.events.intervalHours, isComing };
}
