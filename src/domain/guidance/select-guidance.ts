import type { BarrierType } from '../crossings/types.ts';
import { GUIDANCE } from './guidance.ts';
import { GUIDANCE_STEPS, type Guidance, type SpeciesGroup } from './types.ts';

/**
 * What published guidelines advise about one barrier type for one species group, in the order of the mitigation
 * hierarchy: avoid, reroute, mitigate, compensate. Empty where no guideline was found.
 */
export function selectGuidance(barrier: BarrierType, group: SpeciesGroup): readonly Guidance[] {
  const fitting = GUIDANCE.filter(({ barriers, groups }) => barriers.includes(barrier) && groups.includes(group));
  return GUIDANCE_STEPS.flatMap((step) => fitting.filter((statement) => statement.step === step));
}
