import type { Assessment, PopulationMet } from '../../domain/project/assess-alternative.ts';
import type { Project } from '../../domain/project/project.ts';
import type { Translator } from '../../i18n/translator.ts';
import { describeMonths } from './describe-months.ts';

/** What an alternative does, in plain sentences: the gravest first, figures in their tables. */
export function describeAssessment(
  { populations, lengthKm, groundKm2 }: Assessment, { type, bufferM }: Pick<Project, 'type' | 'bufferM'>, translator: Translator,
): string[] {
  const { t } = translator;
  const said = t(`project.this.${type}`);
  const sentences = populations.map((met) => describeMet(met, said, translator));
  if (populations.length === 0) sentences.push(t('project.answer.none', { this: said }), t('project.answer.noneWhy'));
  sentences.push(...describeSeasons(populations, translator));
  sentences.push(t('project.length', { km: translator.lengthKm(lengthKm) }));
  if (groundKm2 !== undefined) sentences.push(t('project.groundTotal', { buffer: bufferM, ha: translator.haFigure(groundKm2) }));
  return sentences;
}

/** Months with crossings at the line itself before the dates of the whole population. */
function describeSeasons(populations: readonly PopulationMet[], translator: Translator): string[] {
  const { t } = translator;
  const counts = Array.from({ length: 12 }, (_, index) => populations.reduce((sum, { crossed }) => sum + (crossed?.byMonth[index]?.events ?? 0), 0));
  const crossed = counts.flatMap((count, index) => (count > 0 ? [index + 1] : []));
  const dates = [...new Set(populations.flatMap(({ avoid }) => avoid.flatMap(({ month, reasons }) => (reasons.some(({ source }) => source === 'dates') ? [month] : []))))];
  const most = describeMonths([counts.indexOf(Math.max(...counts)) + 1], translator);
  if (crossed.length === 0) return dates.length === 0 ? [] : [t('project.avoid', { months: describeMonths(dates, translator) })];
  const sentences = [t('project.avoid.events', { months: describeMonths(crossed, translator), most })];
  if (dates.some((month) => !crossed.includes(month))) sentences.push(t('project.avoid.dates', { months: describeMonths(dates, translator) }));
  return sentences;
}

function describeMet({ name: population, corridor, pieces, stopoverKm, ground }: PopulationMet, said: string, { t, percent, haFigure }: Translator): string {
  for (const use of ['high', 'medium'] as const) {
    const { cut, total, cutShare } = pieces?.[use] ?? { cut: 0, total: 0, cutShare: 0 };
    if ((corridor?.byUse[use].lengthKm ?? 0) > 0 && total > 0) {
      // Ground finer than the grid that pieces are told apart on is one piece at least.
      return t(`project.answer.${use}`, { this: said, population, cut: Math.max(1, cut), n: total, share: percent(Math.round(100 * cutShare) / 100) });
    }
  }
  if (corridor) return t('project.answer.low', { this: said, population });
  if (ground && ground.byUse.low > 0) return t('project.answer.beside', { this: said, population, ha: haFigure(ground.byUse.low) });
  return t(stopoverKm > 0 ? 'project.answer.stopovers' : 'project.answer.tracks', { this: said, population });
}
