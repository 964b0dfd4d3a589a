import type { Assessment, PopulationMet } from '../assessment/assess-alternative.ts';
import { CRITERIA, type Criterion, type CriterionValues } from '../assessment/rank-alternatives.ts';
import { type BarrierType, kindOfBarrier } from '../catalog/layer-kinds.ts';
import { type Animals, type IRRELEVANCE, judgeRelevance } from './relevance.ts';

/** The animals of a population, by its id; undefined where the catalog does not know it. */
export type FindAnimals = (population: string) => Animals | undefined;

/** A population whose ground a planned line runs through, and that it does not stop. */
export interface NotStopped {
  readonly met: PopulationMet;
  readonly because: (typeof IRRELEVANCE)[number];
}

/**
 * The gravest way in which a line meets a population: its corridor, its ground alone, its stopovers, or steps of its tracks
 * alone, of a population whose corridor was computed or not.
 */
export function howMet({
  corridor,
  stopoverKm,
  buffer,
  uncomputed,
}: Pick<PopulationMet, 'corridor' | 'stopoverKm' | 'buffer' | 'uncomputed'>): 'corridor' | 'beside' | 'stopovers' | 'tracks' | 'uncomputed' {
  if (corridor) return 'corridor';
  if (buffer && buffer.byUse.low > 0) return 'beside';
  if (stopoverKm > 0 || (buffer && buffer.stopoversKm2 > 0)) return 'stopovers';
  return uncomputed ? 'uncomputed' : 'tracks';
}

/** Whether the atlas knows animals at lines or near them: without, an answer of nothing met says where data are, and no more. */
export function knowsAnimalsNear({
  populations,
  noneWithin,
  withoutCorridor = [],
}: Pick<Assessment, 'populations' | 'noneWithin' | 'withoutCorridor'>): boolean {
  return populations.length > 0 || withoutCorridor.length > 0 || noneWithin === undefined || noneWithin.nearest !== undefined;
}

/** What an alternative meets, by whether a line of its type stops the animals. */
export interface JudgedAssessment {
  /** With the populations alone that count: what is said, ranked and advised of. */
  readonly counted: Assessment;
  readonly apart: readonly NotStopped[];
  /** Whether some of the populations that count are stopped only where the line stands above ground. */
  readonly aboveGround: boolean;
}

/** Whether a line of this type stops a population's animals, as far as that is known: one that nobody knows is taken to be stopped. */
export function mayStop(type: BarrierType, population: string, find: FindAnimals): boolean {
  const kind = kindOfBarrier(type);
  const animals = find(population);
  return !animals || !kind || judgeRelevance(animals, kind).counts !== 'no';
}

/** An assessment with the populations set apart that a line of this type does not stop. */
export function judgeAssessment(assessment: Assessment, type: BarrierType, find: FindAnimals): JudgedAssessment {
  const kind = kindOfBarrier(type);
  const counted: PopulationMet[] = [];
  const apart: NotStopped[] = [];
  let aboveGround = false;
  for (const met of assessment.populations) {
    const animals = find(met.population);
    const relevance = animals && kind ? judgeRelevance(animals, kind) : undefined;
    if (relevance?.counts === 'no') apart.push({ met, because: relevance.because });
    else {
      counted.push(met);
      aboveGround ||= relevance?.counts === 'above-ground';
    }
  }
  return { counted: { ...assessment, populations: counted }, apart, aboveGround };
}

/** Criteria that say nothing of migration. */
const BESIDE: readonly Criterion[] = ['areas-km', 'length-km'];

/** Whether an alternative meets no corridor and no stopover that counts: its rank says nothing of migration then. */
export function cutsNothing(values: CriterionValues): boolean {
  return CRITERIA.every((criterion) => BESIDE.includes(criterion) || values[criterion] === 0);
}
