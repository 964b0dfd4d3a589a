import type { Content } from 'pdfmake/interfaces';
import { cutsNothing } from '../../domain/statements/of-project.ts';
import { criteriaFor } from '../../domain/assessment/rank-alternatives.ts';
import { layNote, laySection, layTable } from '../lay.ts';
import { wrapWords } from '../words.ts';
import { listWithoutCorridor, sayRankCaveats } from './say-rank.ts';
import type { ReportInput } from './report-input.ts';

/** Alternatives that stand side by side; more go into another table. */
const ABREAST = 5;

/** Alternatives side by side, as on the page, and why each stands before the next. */
export function describeComparison(input: ReportInput): Content[] {
  const { project, ranked, alternatives, translator } = input;
  const { t, number } = translator;
  const heading = t('project.compare');
  // Its head says that there is one alone.
  if (alternatives.length < 2) return [];
  const nameOf = (id: string): string => project.alternatives.find((each) => each.id === id)?.name ?? id;
  const reasons = ranked.flatMap(({ id, rank, reason }): Content[] => {
    if (!reason && rank === 1) return [];
    const why = reason
      ? t(reason.key, { own: number(reason.values.own), other: number(reason.values.other), than: nameOf(reason.than) })
      : t('project.reasonLast');
    return [{ text: wrapWords(t('project.reason', { rank, name: nameOf(id), reason: why }), 60), margin: [0, 0, 0, 1.5] }];
  });
  const tables = Array.from({ length: Math.ceil(ranked.length / ABREAST) }, (_, part): Content => {
    const some = ranked.slice(part * ABREAST, (part + 1) * ABREAST);
    const table = layTable(
      [{ head: t('project.criterion'), width: 108 }, ...some.map(({ id }) => ({ head: nameOf(id), width: '*' as const, right: true }))],
      [
        [t('project.rank'), ...some.map(({ rank }) => number(rank))],
        ...criteriaFor(project.bufferM).map((criterion) => [t(`project.criterion.${criterion}`), ...some.map(({ values }) => number(values[criterion]))]),
      ],
    );
    const range = t('report.compare.part', { from: part * ABREAST + 1, to: part * ABREAST + some.length, n: ranked.length });
    return { stack: [...(ranked.length > ABREAST ? [layNote(range)] : []), table], unbreakable: true, margin: [0, 4, 0, 2] };
  });
  const nothing = ranked.length > 1 && ranked.every(({ values }) => cutsNothing(values)) ? [layNote(t('project.rankNothing'))] : [];
  return laySection(heading, [...nothing, ...caveatsOf(input).map((text) => layNote(text)), ...reasons, ...tables, layNote(t('project.rankHow'))]);
}

/** What has to be known beside the ranking, as the page says it. */
export function caveatsOf({ project, ranked, alternatives, translator }: ReportInput): string[] {
  const nameOf = (id: string): string => project.alternatives.find((each) => each.id === id)?.name ?? id;
  const unranked = alternatives.flatMap(({ alternative: { id, name } }) => (ranked.some((each) => each.id === id) ? [] : [name]));
  const without = listWithoutCorridor(alternatives.map(({ assessment }) => assessment));
  return sayRankCaveats({ ranked, unranked, without, nameOf }, translator);
}
