import { FEWEST_INDIVIDUALS, NARROWEST_FIRST } from '../../domain/movement/types.ts';
import type { Content, TableCell } from 'pdfmake/interfaces';
import type { PopulationMet } from '../../domain/assessment/assess-alternative.ts';
import type { Translator } from '../../i18n/translator.ts';
import { PROJECT_STYLE } from '../../map/style/layer-styles.ts';
import { saySample } from '../evidence/tracks/say-sample.ts';
import { sayAnimals, sayCrossed } from './say-crossed.ts';
import { saySeparation } from './say-separation.ts';
import { INK, SIZE } from '../style.ts';
import { layNote, layTable } from '../lay.ts';
import { wrapWords } from '../words.ts';
import type { ReportInput } from './report-input.ts';

const PALE = '#F6DDF2';

/** The year in twelve cells, filled where works would meet the migration, with the crossings that were tracked. */
export function drawMonths({ avoid, crossed }: PopulationMet, { lang, number }: Translator): Content {
  const format = new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, index) => {
    const events = crossed?.byMonth[index]?.events ?? 0;
    return { name: format.format(Date.UTC(2001, index, 1)), events, avoided: avoid.some(({ month }) => month === index + 1) };
  });
  const cell = (text: string, { events, avoided }: (typeof months)[number]): TableCell => ({
    text,
    alignment: 'center',
    color: events > 0 ? '#FFFFFF' : avoided ? INK.text : INK.quiet,
    ...(events > 0 ? { fillColor: PROJECT_STYLE.colour.light, bold: true } : avoided ? { fillColor: PALE } : {}),
  });
  return {
    table: {
      widths: months.map(() => '*' as const),
      dontBreakRows: true,
      body: [months.map((month) => cell(month.name, month)), months.map((month) => cell(month.events > 0 ? number(month.events) : ' ', month))],
    },
    layout: {
      hLineWidth: (line) => (line === 1 ? 0 : 0.4),
      vLineWidth: () => 0.4,
      hLineColor: () => INK.rule,
      vLineColor: () => INK.rule,
      paddingLeft: () => 1,
      paddingRight: () => 1,
      paddingTop: () => 1,
      paddingBottom: () => 0.5,
    },
    fontSize: SIZE.small,
    margin: [0, 3, 0, 0],
  };
}

/**
 * One population that an alternative meets: classes, separations, stopovers, crossings, months. Its name stays with its table, and the months with what they say.
 * @param said what stands above already: a sentence of it is left out
 */
export function describeMet(met: PopulationMet, { project: { bufferM }, entries, translator, nameMonths }: ReportInput, said = ''): Content {
  const { t, number, haFigure } = translator;
  const { population: id, name, corridor, pieces, stopoverKm, buffer, crossed, separations, avoid } = met;
  const entry = entries.get(id);
  const head: Content[] = [{ text: wrapWords(name, 40), bold: true, fontSize: SIZE.body + 1 }];
  if (entry) {
    const n = entry.summary.individuals;
    head.push({
      text: [{ text: entry.species.scientific, italics: true }, n === undefined ? '' : ` · ${sayAnimals(met, n, translator)}`],
      color: INK.quiet,
      margin: [0, 0, 0, 2],
    });
    const preliminary = t('report.preliminary', { population: name, n: n ?? FEWEST_INDIVIDUALS });
    if (n !== undefined && n < FEWEST_INDIVIDUALS && !met.uncomputed && !said.includes(preliminary)) head.push({ text: preliminary, color: INK.warning });
  }
  if (corridor || buffer) {
    const hasBuffer = bufferM > 0;
    head.push(
      layTable(
        [
          { head: t('project.column.use'), width: '*' },
          { head: t('project.column.cut'), width: 80, right: true },
          { head: t('project.column.parts'), width: 80, right: true },
          { head: t('project.column.length'), width: 80, right: true },
          ...(hasBuffer ? [{ head: t('project.column.ground'), width: 80, right: true }] : []),
        ],
        NARROWEST_FIRST.map((use) => {
          const { parts, lengthKm } = corridor?.byUse[use] ?? { parts: 0, lengthKm: 0 };
          return [
            t(`use.${use}`),
            pieces ? t('project.cutOf', { cut: pieces[use].cut, total: pieces[use].total }) : '–',
            number(parts),
            translator.kmFigure(lengthKm),
            ...(hasBuffer ? [haFigure(buffer?.byUse[use] ?? 0)] : []),
          ];
        }),
      ),
    );
  }
  const content: Content[] = [{ stack: head, unbreakable: true }];
  const say = (text: string): void => void content.push({ text, margin: [0, 2, 0, 0] });
  for (const separation of separations) say(saySeparation(separation, translator));
  if (stopoverKm > 0) say(t('project.stopovers', { km: translator.lengthKm(stopoverKm) }));
  if (buffer && buffer.stopoversKm2 > 0) say(t('project.stopoverGround', { ha: haFigure(buffer.stopoversKm2) }));
  if (crossed) {
    const { events, individuals } = crossed;
    const told = sayCrossed(met, translator).filter((sentence) => !said.includes(sentence));
    if (told.length > 0) say(told.join(' '));
    if (events > 0 && individuals < FEWEST_INDIVIDUALS) content.push({ text: t('project.fewCrossed'), color: INK.warning });
    const lag = entry?.summary.maxLagMin;
    if (lag !== undefined) content.push(layNote(t('project.crossedHow', { hours: number(lag / 60) })));
  }
  // How far the sample and the corridor that were held against the line can be trusted, and where else it is narrow.
  if (entry?.file.evidence === 'tracks') for (const sentence of saySample(entry.file, translator)) say(sentence);
  if (avoid.length === 0) say(t('report.months.none'));
  else {
    const months = t('report.months', { months: nameMonths(avoid.map(({ month }) => month)) });
    const key = layNote(t('report.months.key'));
    // The chart is led in by its key where its months are said above.
    const chart = drawMonths(met, translator);
    const shown: Content[] = said.includes(months) ? [key, chart] : [{ text: months, margin: [0, 2, 0, 0] }, chart, key];
    content.push({ stack: shown, unbreakable: true });
  }
  return { stack: content, margin: [0, 9, 0, 0] };
}
