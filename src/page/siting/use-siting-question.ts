import { useMemo } from 'react';
import { useStore } from 'zustand';
import { LONGEST_STEP_H } from '../../domain/crossing-events/limits.ts';
import type { LonLat } from '../../domain/crossings/types.ts';
import type { SitingPlan } from '../../domain/siting/siting-plan.ts';
import { sitingStore } from '../../state/siting-store.ts';
import type { SitingQuestion } from './ready-siting.ts';
import { type TracksNear, useTracksNear } from './use-tracks-near.ts';

interface SitingAsked {
  readonly sources: readonly TracksNear[];
  /** Whose tracks are asked; undefined where there are none. */
  readonly source: TracksNear | undefined;
  readonly question: SitingQuestion | undefined;
}

/**
 * What is asked along a line by a plan: of the tracks that it names, else of those that were chosen last, else of the first.
 * @param lines and @param populations the same lists for as long as they hold the same
 * @param statedAccuracyM how far the line may lie off by the word of the layer or file that it is from, metres
 */
export function useSitingQuestion(
  lines: readonly (readonly LonLat[])[],
  populations: readonly { readonly population: string; readonly name: string }[],
  { source: planned, structures, spanM, accuracyM, existing, closed, months }: SitingPlan,
  statedAccuracyM?: number,
): SitingAsked {
  const sources = useTracksNear(populations);
  const last = useStore(sitingStore, (state) => state.source);
  const chosen = planned ?? last;
  const source = sources.find(({ id }) => id === chosen) ?? sources[0];
  const accuracy = accuracyM ?? statedAccuracyM;
  const question = useMemo((): SitingQuestion | undefined => {
    if (!source) return undefined;
    const { tracks, locationErrorM } = source;
    return { lines, tracks, locationErrorM, maxLagHours: LONGEST_STEP_H, structures, spanM, accuracyM: accuracy, existing, closed, months };
  }, [lines, source, structures, spanM, accuracy, existing, closed, months]);
  return { sources, source, question };
}
