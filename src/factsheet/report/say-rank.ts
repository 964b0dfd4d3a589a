import type { Assessment } from '../../domain/assessment/assess-alternative.ts';
import { CORRIDORS_WITHIN_KM } from '../../domain/assessment/project.ts';
import type { RankedAlternative } from '../../domain/assessment/rank-alternatives.ts';
import { listNames } from '../../i18n/list-names.ts';
import type { Translator } from '../../i18n/translator.ts';

interface Ranking {
  /** Best first. */
  readonly ranked: readonly RankedAlternative[];
  /** Names of alternatives that are assessed and have no rank. */
  readonly unranked: readonly string[];
  /** Names of populations of which no corridor was computed, near any alternative. */
  readonly without: readonly string[];
  nameOf(id: string): string;
}

/**
 * What a reader of a ranking must know, on the page as in the report: that tracked animals crossed the first more often than
 * another, which alternatives have no rank, and which animals no corridor stands for.
 */
export function sayRankCaveats({ ranked, unranked, without, nameOf }: Ranking, translator: Pick<Translator, 't' | 'lang'>): string[] {
  const { t } = translator;
  const [first, ...others] = ranked;
  const least = others.toSorted((a, b) => a.values.crossings - b.values.crossings)[0];
  const said: string[] = [];
  if (first && least && first.rank !== least.rank && first.values.crossings > least.values.crossings) {
    said.push(t('project.rankCrossed', { name: nameOf(first.id), own: first.values.crossings, than: nameOf(least.id), other: least.values.crossings }));
  }
  if (first && others.length === 0 && unranked.length > 0) said.push(t('project.rankOne', { name: nameOf(first.id) }));
  if (unranked.length > 0) said.push(t('project.unranked', { names: listNames(unranked, translator), km: CORRIDORS_WITHIN_KM }));
  if (without.length > 0) said.push(t('project.rankWithout', { names: listNames(without, translator) }));
  return said;
}

/** Names of populations near any of these lines of which no corridor was computed, each once. */
export function listWithoutCorridor(assessments: readonly Pick<Assessment, 'withoutCorridor'>[]): string[] {
  return [...new Set(assessments.flatMap(({ withoutCorridor = [] }) => withoutCorridor.map(({ name }) => name)))];
}
