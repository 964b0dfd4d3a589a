import type { Translator } from '../../i18n/translator.ts';
import type { Assessment, PopulationMet } from '../../domain/assessment/assess-alternative.ts';
import { sayCrossings } from '../../factsheet/report/say-crossed.ts';
import { listNames } from '../../i18n/list-names.ts';
import { type FindAnimals, howMet, judgeAssessment } from '../../domain/statements/of-project.ts';
import type { Project } from '../../domain/assessment/project.ts';

/** Months (1–12) in words, neighbours drawn together, over the turn of the year too: “April to June and October”. */
export function describeMonths(months: readonly number[], { lang, t }: Translator): string {
  const present = new Set(months);
  if (present.size === 12) return t('project.months.all');
  const format = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  const name = (month: number): string => format.format(Date.UTC(2001, (month + 11) % 12, 1));
  const runs: { from: number; to: number }[] = [];
  // Months before January are read from the year's end, so that a run over New Year starts in autumn.
  for (let month = 1; month <= 12; month++) {
    if (!present.has(month) || present.has(((month + 10) % 12) + 1)) continue;
    let to = month;
    while (present.has((to % 12) + 1)) to = (to % 12) + 1;
    runs.push({ from: month, to });
  }
  const words = runs.map(({ from, to }) => {
    if (from === to) return name(from);
    if (to === (from % 12) + 1) return [name(from), name(to)];
    return t('project.months.range', { from: name(from), to: name(to) });
  });
  return listNames(words.flat(), { lang });
}

/** What an alternative does, in plain sentences: the gravest first, figures in their tables. */
export function describeAssessment(
  assessment: Assessment,
  { type, bufferM }: Pick<Project, 'type' | 'bufferM'>,
  findAnimals: FindAnimals,
  translator: Translator,
): string[] {
  const { t } = translator;
  const said = t(`project.this.${type}`);
  const { counted, apart, aboveGround } = judgeAssessment(assessment, type, findAnimals);
  const { populations, lengthKm, bufferKm2 } = counted;
  const sentences = populations.map((met) => [describeMet(met, said, translator), ...sayCrossings(met, translator)].join(' '));
  if (populations.length === 0 && apart.length > 0) sentences.push(t('project.answer.nobodyStopped', { this: said }));
  for (const { met, because } of apart) sentences.push(describeApart(met, t(`statement.because.${because}`), translator));
  if (aboveGround) sentences.push(t('project.answer.aboveGround'));
  if (populations.length === 0 && apart.length === 0) sentences.push(describeNone(counted, said, translator), t('project.answer.noneWhy'));
  sentences.push(...describeWithout(assessment, translator), ...describeWithin(assessment, translator));
  sentences.push(...describeSeasons(populations, translator));
  sentences.push(t('project.length', { km: translator.lengthKm(lengthKm) }));
  if (bufferKm2 !== undefined) sentences.push(t('project.groundTotal', { buffer: bufferM, ha: translator.haFigure(bufferKm2) }));
  return sentences;
}

/** How a population is met that the line does not stop: the type changes what counts, never where the line runs. */
function describeApart(met: PopulationMet, because: string, { t, haFigure }: Translator): string {
  const how = howMet(met);
  const values = { population: met.name, because, ha: haFigure(met.buffer?.byUse.low ?? 0) };
  return t(how === 'corridor' ? 'project.answer.notStopped' : `project.answer.notStopped.${how}`, values);
}

/** That no corridor is met, and how near the nearest is: never that there is none. */
function describeNone({ noneWithin, withoutCorridor = [] }: Assessment, said: string, { t, lengthKm, number }: Translator): string {
  if (!noneWithin) return t('project.answer.none', { this: said });
  const { nearest, km } = noneWithin;
  if (nearest) return t('project.answer.noneNear', { this: said, population: nearest.name, km: lengthKm(nearest.distanceKm) });
  const values = { this: said, km: number(Math.floor(km), 0) };
  return t(withoutCorridor.length > 0 ? 'project.answer.noneComputed' : 'project.answer.noneWithin', values);
}

/** Populations near of which no corridor was computed, and that are not met: what was held against the line of them. */
function describeWithout({ withoutCorridor = [], populations }: Assessment, translator: Translator): string[] {
  const unmet = withoutCorridor.filter(({ population }) => !populations.some((met) => met.population === population));
  return (['tracked', 'untracked'] as const).flatMap((how) => {
    const names = unmet.filter(({ tracked }) => tracked === (how === 'tracked')).map(({ name }) => name);
    return names.length === 0 ? [] : [translator.t(`project.without.${how}`, { names: listNames(names, translator) })];
  });
}

/** Distributions that the line runs through, which are no corridors. */
function describeWithin({ within = [] }: Assessment, { t, lengthKm }: Translator): string[] {
  return within.map(({ name, lengthKm: km, movementKm }) =>
    t('project.within', { name, km: lengthKm(km), moving: movementKm > 0 ? 'yes' : 'no', movementKm: lengthKm(movementKm) }),
  );
}

/** All months to avoid, as those of the populations say together; then when animals crossed the line itself, and the dates of whole populations. */
function describeSeasons(populations: readonly PopulationMet[], translator: Translator): string[] {
  const { t } = translator;
  const counts = Array.from({ length: 12 }, (_, index) => populations.reduce((sum, { crossed }) => sum + (crossed?.byMonth[index]?.events ?? 0), 0));
  const crossed = counts.flatMap((count, index) => (count > 0 ? [index + 1] : []));
  const dates = populations.flatMap(({ avoid }) => avoid.flatMap(({ month, reasons }) => (reasons.some(({ source }) => source === 'dates') ? [month] : [])));
  if (crossed.length === 0) return dates.length === 0 ? [] : [t('project.avoid', { months: describeMonths(dates, translator) })];
  const most = describeMonths([counts.indexOf(Math.max(...counts)) + 1], translator);
  const when = { months: describeMonths(crossed, translator), most };
  if (dates.every((month) => crossed.includes(month))) return [t('project.avoid.events', when)];
  return [
    t('project.avoid.all', { months: describeMonths([...crossed, ...dates], translator) }),
    t('project.avoid.crossed', when),
    t('project.avoid.dates', { months: describeMonths(dates, translator) }),
  ];
}

function describeMet(met: PopulationMet, said: string, { t, percent, haFigure }: Translator): string {
  const { name: population, corridor, pieces, buffer } = met;
  for (const use of ['high', 'medium'] as const) {
    const { cut, total, cutShare } = pieces?.[use] ?? { cut: 0, total: 0, cutShare: 0 };
    if ((corridor?.byUse[use].lengthKm ?? 0) > 0 && total > 0) {
      // Ground finer than the grid that pieces are told apart on is one piece at least.
      return t(`project.answer.${use}`, { this: said, population, cut: Math.max(1, cut), n: total, share: percent(Math.round(100 * cutShare) / 100) });
    }
  }
  const how = howMet(met);
  return t(how === 'corridor' ? 'project.answer.low' : `project.answer.${how}`, { this: said, population, ha: haFigure(buffer?.byUse.low ?? 0) });
}
