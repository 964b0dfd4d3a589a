import { useEffect } from 'react';
import type { NamedBarrier } from '../../domain/assessment/project.ts';
import type { BarrierType } from '../../domain/catalog/layer-kinds.ts';
import type { LonLat } from '../../domain/crossings/types.ts';
import type { SitingPlan } from '../../domain/siting/siting-plan.ts';
import { sitings } from './ask-siting.ts';
import { useSitingQuestion } from './use-siting-question.ts';

export interface SitingReadyProps {
  /** Of the alternative. */
  readonly id: string;
  readonly lines: readonly (readonly LonLat[])[];
  readonly populations: readonly { readonly population: string; readonly name: string }[];
  /** Of the line. */
  readonly type: BarrierType;
  readonly plan: SitingPlan;
  /** How far the line may lie off by the word of its file, metres. */
  readonly accuracyM: number | undefined;
  /** The barrier of the map that the line is. */
  readonly barrier: NamedBarrier | undefined;
}

/** Has the places for a crossing ready before they are asked for; nothing is seen of it. */
export function SitingReady({ id, lines, type, populations, plan, accuracyM, barrier }: SitingReadyProps) {
  const { question } = useSitingQuestion(lines, populations, type, plan, accuracyM, barrier);
  useEffect(() => {
    if (question) sitings.ready(id, question);
  }, [id, question]);
  return null;
}
