import type { Content } from 'pdfmake/interfaces';
import { findPopulation } from '../../domain/catalog/find-in-catalog.ts';
import type { PopulationMet } from '../../domain/project/assess-alternative.ts';
import { INK, SIZE } from '../factsheet-style.ts';
import { layNote } from '../lay-section.ts';
import { layTable } from '../lay-table.ts';
import { FEWEST_INDIVIDUALS } from '../mark-preliminary.ts';
import { wrapWords } from '../wrap-words.ts';
import { drawMonths } from './draw-months.ts';
import type { ReportInput } from './report-input.ts';

const CLASSES = ['high', 'medium', 'low'] as const;

/** One population that an alternative meets, kept on one page: classes, separations, stopovers, crossings, months. */
export function describeMet(met: PopulationMet, { project: { bufferM }, catalog, translator, nameMonths }: ReportInput): Content {
  const { t, number, percent, haFigure } = translator;
  const { population: id, name, corridor, pieces, stopoverKm, ground, crossed, separations, avoid } = met;
  const population = findPopulation(catalog, id)?.population;
  const content: Content[] = [{ text: wrapWords(name, 40), bold: true, fontSize: SIZE.body + 1 }];
  if (population) {
    const n = population.sample.individualsWithFootprint;
    content.push({ text: [{ text: population.species.scientific, italics: true }, ` · ${t('crossings.sample', { n })}`], color: INK.quiet, margin: [0, 0, 0, 2] });
    if (n < FEWEST_INDIVIDUALS) content.push({ text: t('report.preliminary', { population: name, n }), color: INK.warning });
  }
  if (corridor || ground) {
    const hasGround = bufferM > 0;
    content.push(
      layTable(
        [
          { head: t('project.column.use'), width: '*' },
          { head: t('project.column.cut'), width: 80, right: true },
          { head: t('project.column.parts'), width: 80, right: true },
          { head: t('project.column.length'), width: 80, right: true },
          ...(hasGround ? [{ head: t('project.column.ground'), width: 80, right: true }] : []),
        ],
        CLASSES.map((use) => {
          const { parts, lengthKm } = corridor?.byUse[use] ?? { parts: 0, lengthKm: 0 };
          return [
            t(`use.${use}`),
            pieces ? t('project.cutOf', { cut: pieces[use].cut, total: pieces[use].total }) : '–',
            number(parts),
            translator.kmFigure(lengthKm),
            ...(hasGround ? [haFigure(ground?.byUse[use] ?? 0)] : []),
          ];
        }),
      ),
    );
  }
  const say = (text: string): void => void content.push({ text, margin: [0, 2, 0, 0] });
  for (const { use, partShares } of separations) say(t(`project.separates.${use}`, { shares: partShares.map((share) => percent(Math.round(100 * share) / 100)).join(' + ') }));
  if (stopoverKm > 0) say(t('project.stopovers', { km: translator.lengthKm(stopoverKm) }));
  if (ground && ground.stopoversKm2 > 0) say(t('project.stopoverGround', { ha: haFigure(ground.stopoversKm2) }));
  if (crossed) {
    const { events, individuals, years } = crossed;
    say(events === 0 ? t('project.notCrossed') : t('project.crossed', { n: events, individuals: number(individuals), years: years ? [...new Set(years)].join('–') : '' }));
    if (events > 0 && individuals < FEWEST_INDIVIDUALS) content.push({ text: t('report.fewCrossed'), color: INK.warning });
    if (population) content.push(layNote(t('project.crossedHow', { hours: number(population.method.maxLagMin / 60) })));
  }
  say(avoid.length === 0 ? t('report.months.none') : t('report.months', { months: nameMonths(avoid.map(({ month }) => month)) }));
  if (avoid.length > 0) content.push(drawMonths(met, translator), layNote(t('report.months.key')));
  return { stack: content, unbreakable: true, margin: [0, 9, 0, 0] };
}
