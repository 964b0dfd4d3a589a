import type { Assessment, PopulationMet } from './assess-alternative.ts';
import type { UseClass } from '../movement/types.ts';

/** What alternatives are compared by, the weightiest first; of each, less is better. */
export const CRITERIA = [
  'high-km',
  'high-parts',
  'high-ha',
  'separated',
  'medium-km',
  'medium-parts',
  'medium-ha',
  'stopover-km',
  'low-km',
  'low-ha',
  'crossings',
  'areas-km',
  'length-km',
] as const;
export type Criterion = (typeof CRITERIA)[number];
/** Those that a project without ground has no figures for. */
const OF_GROUND: readonly Criterion[] = ['high-ha', 'medium-ha', 'low-ha'];
export type CriterionValues = Readonly<Record<Criterion, number>>;

/** Why an alternative stands before the next: the first criterion they differ in. Words are the page's. */
export interface RankReason {
  readonly key: `project.rank.${Criterion}`;
  readonly values: { readonly own: number; readonly other: number };
  /** Id of the alternative it is compared with. */
  readonly than: string;
}

export interface RankedAlternative {
  readonly id: string;
  /** From 1; alternatives alike in every criterion share a rank. */
  readonly rank: number;
  readonly values: CriterionValues;
  /** Against the next one that ranks worse; undefined for the last. */
  readonly reason: RankReason | undefined;
}

/**
 * Order alternatives, best first, criterion by criterion: km in high use, parts of high-use corridor crossed, hectares of
 * it on the project's ground, use classes cut into separate parts, km, parts and hectares in medium use, km in stopovers,
 * km and hectares in low use, steps of tracked animals across the line, km in priority areas, length. Summed over populations; low use is all of the corridor.
 * Kilometres count to 0.1 and hectares to 1, so that a metre decides nothing.
 */
export function rankAlternatives(assessed: readonly { readonly id: string; readonly assessment: Assessment }[]): RankedAlternative[] {
  const rows = assessed.map(({ id, assessment }) => ({ id, values: criterionValues(assessment) }));
  const differs = (a: CriterionValues, b: CriterionValues): Criterion | undefined => CRITERIA.find((criterion) => a[criterion] !== b[criterion]);
  const sorted = rows.toSorted((a, b) => {
    const criterion = differs(a.values, b.values);
    return criterion ? a.values[criterion] - b.values[criterion] : 0;
  });
  return sorted.map(({ id, values }) => {
    const rank = 1 + sorted.findIndex((other) => differs(values, other.values) === undefined);
    const next = sorted.slice(rank).find((other) => differs(values, other.values) !== undefined);
    const criterion = next && differs(values, next.values);
    const reason: RankReason | undefined =
      next && criterion ? { key: `project.rank.${criterion}`, values: { own: values[criterion], other: next.values[criterion] }, than: next.id } : undefined;
    return { id, rank, values, reason };
  });
}

/** The criteria that say something of a project with so much ground on each side, metres. */
export function criteriaFor(bufferM: number): readonly Criterion[] {
  return bufferM > 0 ? CRITERIA : CRITERIA.filter((criterion) => !OF_GROUND.includes(criterion));
}

/** The figures one alternative is ranked by; km rounded to 0.1, hectares to 1. */
export function criterionValues({ populations, areas, lengthKm }: Assessment): CriterionValues {
  const sum = (of: (met: PopulationMet) => number): number => populations.reduce((total, met) => total + of(met), 0);
  const tenth = (km: number): number => Math.round(10 * km) / 10;
  const km = (use: UseClass): number => tenth(sum(({ corridor }) => corridor?.byUse[use].lengthKm ?? 0));
  const parts = (use: UseClass): number => sum(({ corridor }) => corridor?.byUse[use].parts ?? 0);
  const hectares = (use: UseClass): number => Math.round(sum(({ buffer }) => 100 * (buffer?.byUse[use] ?? 0)));
  return {
    'high-km': km('high'),
    'high-parts': parts('high'),
    'high-ha': hectares('high'),
    separated: sum(({ separations }) => separations.length),
    'medium-km': km('medium'),
    'medium-parts': parts('medium'),
    'medium-ha': hectares('medium'),
    'stopover-km': tenth(sum(({ stopoverKm }) => stopoverKm)),
    'low-km': km('low'),
    'low-ha': hectares('low'),
    crossings: sum(({ crossed }) => crossed?.events ?? 0),
    'areas-km': tenth(areas.reduce((total, area) => total + area.lengthKm, 0)),
    'length-km': tenth(lengthKm),
  };
}
