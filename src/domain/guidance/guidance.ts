import type { SpeciesGroup } from '../evidence/kinds.ts';
import { BARRIER_TYPES, type BarrierType } from '../catalog/layer-kinds.ts';
import { LINE_GUIDANCE } from './line-guidance.ts';
import {
  CMS_CENTRAL_ASIA,
  FHWA_CROSSINGS,
  type Guidance,
  GUIDANCE_STEPS,
  IENE_HANDBOOK,
  IUCN_CONNECTIVITY,
  IUCN_TRANSPORT,
  WILDLIFE_AND_TRAFFIC,
} from './statement.ts';

/**
 * What published guidelines say to do about a barrier, by barrier type and species group. Nothing is here without a
 * source: a pair for which no guideline was found has no advice. Animals at sea meet none of these barriers.
 */
export const GUIDANCE = [
  {
    id: 'designate-corridor',
    step: 'avoid',
    // Of the corridor, not of what crosses it.
    barriers: BARRIER_TYPES,
    groups: ['ungulate', 'bird'],
    source: IUCN_CONNECTIVITY,
  },
  {
    id: 'central-asia-planning',
    step: 'avoid',
    barriers: ['road', 'railway', 'fence', 'pipeline'],
    groups: ['ungulate'],
    source: CMS_CENTRAL_ASIA,
  },
  {
    id: 'early-planning',
    step: 'avoid',
    barriers: ['road', 'railway', 'canal'],
    groups: ['ungulate', 'bird'],
    source: { ...WILDLIFE_AND_TRAFFIC, place: 'chapter 2, How to use this handbook' },
  },
  {
    id: 'every-phase',
    step: 'avoid',
    barriers: ['road', 'railway', 'canal'],
    groups: ['ungulate', 'bird'],
    source: IUCN_TRANSPORT,
  },
  {
    id: 'adjust-alignment',
    step: 'reroute',
    barriers: ['road'],
    groups: ['ungulate', 'bird'],
    source: {
      ...FHWA_CROSSINGS,
      url: 'https://www.fhwa.dot.gov/clas/ctip/wildlife_crossing_structures/ch_3.aspx',
      place: 'chapter 3, Rule of thumb: avoid, mitigate or compensate',
    },
  },
  {
    id: 'secure-crossing-points',
    step: 'mitigate',
    barriers: ['road', 'railway', 'canal'],
    groups: ['ungulate'],
    source: { ...WILDLIFE_AND_TRAFFIC, place: 'chapter 2, How to use this handbook' },
  },
  {
    id: 'overpass-with-fences',
    step: 'mitigate',
    barriers: ['road', 'railway'],
    groups: ['ungulate'],
    source: {
      ...IENE_HANDBOOK,
      url: 'https://www.biodiversityinfrastructure.org/handbook/5-solutions/5-5-wildlife-passages/5-5-1-types-of-fauna-passages/',
      place: '5.5.1',
    },
  },
  {
    id: 'fence-ends',
    step: 'mitigate',
    barriers: ['road', 'railway'],
    groups: ['ungulate'],
    source: {
      ...IENE_HANDBOOK,
      url: 'https://www.biodiversityinfrastructure.org/handbook/5-solutions/5-2-fencing/5-2-2-design-and-dimensions/',
      place: '5.2.2',
    },
  },
  ...LINE_GUIDANCE,
  {
    id: 'compensate-residual',
    step: 'compensate',
    barriers: ['road'],
    groups: ['ungulate', 'bird'],
    source: {
      ...FHWA_CROSSINGS,
      url: 'https://www.fhwa.dot.gov/clas/ctip/wildlife_crossing_structures/appendices.aspx',
      place: 'appendix A, Compensation measure',
    },
  },
  {
    id: 'hierarchy-all-impacts',
    step: 'compensate',
    barriers: ['road', 'railway', 'canal', 'pipeline', 'power line'],
    groups: ['ungulate', 'bird'],
    source: { ...IENE_HANDBOOK, place: '3.1' },
  },
] as const satisfies readonly Guidance[];

export type GuidanceId = (typeof GUIDANCE)[number]['id'];
export type Statement = Guidance & { readonly id: GuidanceId };

/**
 * What published guidelines advise about one barrier type for one species group, in the order of the mitigation
 * hierarchy: avoid, reroute, mitigate, compensate. Empty where no guideline was found.
 */
export function selectGuidance(barrier: BarrierType, group: SpeciesGroup): readonly Statement[] {
  const all: readonly Statement[] = GUIDANCE;
  const fitting = all.filter(({ barriers, groups }) => barriers.includes(barrier) && groups.includes(group));
  return GUIDANCE_STEPS.flatMap((step) => fitting.filter((statement) => statement.step === step));
}
