import { MOST_STRUCTURES, type SitingPlan } from '../../domain/siting/siting-plan.ts';

/** Longer is no road; metres. */
export const MOST_M = 1_000_000;

/** Fields as a person wrote them; undefined where a browser reads no number in what stands there. */
export interface WrittenPlan {
  readonly structures: string | undefined;
  readonly span: string | undefined;
  readonly accuracy: string | undefined;
}

export type PlanField = keyof WrittenPlan;

export interface ReadPlan {
  readonly plan: Pick<SitingPlan, 'structures' | 'spanM' | 'accuracyM'>;
  /** What cannot be meant. */
  readonly wrong: readonly PlanField[];
}

/** What is asked for by the fields of a form. */
export function readPlan({ structures, span, accuracy }: WrittenPlan): ReadPlan {
  // A blank is no 0.
  const figureOf = (text: string | undefined): number => (text === undefined || text.trim() === '' ? Number.NaN : Number(text));
  const plan = {
    structures: figureOf(structures),
    spanM: figureOf(span),
    accuracyM: accuracy?.trim() === '' ? undefined : figureOf(accuracy),
  };
  const isRight: Record<PlanField, boolean> = {
    structures: Number.isInteger(plan.structures) && plan.structures >= 1 && plan.structures <= MOST_STRUCTURES,
    span: plan.spanM > 0 && plan.spanM <= MOST_M,
    accuracy: plan.accuracyM === undefined || (plan.accuracyM >= 0 && plan.accuracyM <= MOST_M),
  };
  const fields: readonly PlanField[] = ['structures', 'span', 'accuracy'];
  return { plan, wrong: fields.filter((field) => !isRight[field]) };
}

/** Fields of what was asked for. @param statedM how far the line may lie off by its own word, metres */
export function writePlan({ structures, spanM, accuracyM }: SitingPlan, statedM: number | undefined): Record<PlanField, string> {
  return { structures: String(structures), span: String(spanM), accuracy: String(accuracyM ?? statedM ?? '') };
}
