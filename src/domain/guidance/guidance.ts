import type { BarrierType } from '../catalog/layer-kinds.ts';
import { LINE_GUIDANCE } from './line-guidance.ts';
import {
  CMS_CENTRAL_ASIA,
  FHWA_CROSSINGS,
  type Guidance,
  GUIDANCE_STEPS,
  IENE_HANDBOOK,
  IUCN_CONNECTIVITY,
  IUCN_TRANSPORT,
  type SpeciesGroup,
  WILDLIFE_AND_TRAFFIC,
} from './statement.ts';

/**
 * What published guidelines say to do about a barrier, by barrier type and species group. Nothing is here without a
 * source: a pair for which no guideline was found has no advice. Animals at sea meet none of these barriers.
 */
export const GUIDANCE: readonly Guidance[] = [
  {
    id: 'designate-corridor',
    step: 'avoid',
    barriers: ['road', 'railway', 'fence', 'pipeline', 'canal', 'power line'],
    groups: ['ungulate', 'bird'],
    text: 'Designate the corridor formally as an ecological corridor, so that it knits protected and conserved areas together into an ecological network.',
    source: IUCN_CONNECTIVITY,
  },
  {
    id: 'central-asia-planning',
    step: 'avoid',
    barriers: ['road', 'railway', 'fence', 'pipeline'],
    groups: ['ungulate'],
    text: 'In Central Asia, plan with the needs of migratory mammals in mind, and assess the impact on them as the CMS guidelines on linear infrastructure recommend.',
    source: CMS_CENTRAL_ASIA,
  },
  {
    id: 'early-planning',
    step: 'avoid',
    barriers: ['road', 'railway', 'canal'],
    groups: ['ungulate', 'bird'],
    text: 'Decide early: fragmentation can often be avoided if the right decisions are made in the first phases of planning.',
    source: { ...WILDLIFE_AND_TRAFFIC, place: 'chapter 2, How to use this handbook' },
  },
  {
    id: 'every-phase',
    step: 'avoid',
    barriers: ['road', 'railway', 'canal'],
    groups: ['ungulate', 'bird'],
    text: 'Follow best practice for connectivity in every phase: planning, design, construction, operation and monitoring.',
    source: IUCN_TRANSPORT,
  },
  {
    id: 'adjust-alignment',
    step: 'reroute',
    barriers: ['road'],
    groups: ['ungulate', 'bird'],
    text: 'Adjust the alignment first: before anything is designed to connect habitat, move the line so that it avoids critical wildlife habitat.',
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
    text: 'Reduce the barrier effect by fitting the line into the surrounding landscape or by building secure crossing points for wildlife; where the line exists already, make it more permeable.',
    source: { ...WILDLIFE_AND_TRAFFIC, place: 'chapter 2, How to use this handbook' },
  },
  {
    id: 'overpass-with-fences',
    step: 'mitigate',
    barriers: ['road', 'railway'],
    groups: ['ungulate'],
    text: 'A landscape overpass carries habitat across the line. Combine it with fences that lead animals to it and, where traffic disturbs, with screens against light and noise.',
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
    text: 'Animals follow a fence and cross where it ends: connect the ends of fences along the line to crossing structures or, where that is not feasible, end them where animals do not tend to cross or where drivers see far.',
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
    text: 'Compensate for what remains: the effects on wildlife that cannot be mitigated satisfactorily.',
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
    text: 'Apply avoidance, reduction and compensation, in that order, to direct, indirect and cumulative impacts, measured against the state before the project.',
    source: { ...IENE_HANDBOOK, place: '3.1' },
  },
];

/**
 * What published guidelines advise about one barrier type for one species group, in the order of the mitigation
 * hierarchy: avoid, reroute, mitigate, compensate. Empty where no guideline was found.
 */
export function selectGuidance(barrier: BarrierType, group: SpeciesGroup): readonly Guidance[] {
  const fitting = GUIDANCE.filter(({ barriers, groups }) => barriers.includes(barrier) && groups.includes(group));
  return GUIDANCE_STEPS.flatMap((step) => fitting.filter((statement) => statement.step === step));
}
