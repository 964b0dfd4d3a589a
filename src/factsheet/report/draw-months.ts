import type { Content, TableCell } from 'pdfmake/interfaces';
import type { PopulationMet } from '../../domain/project/assess-alternative.ts';
import type { Translator } from '../../i18n/translator.ts';
import { PROJECT_STYLE } from '../../map/layer-styles.ts';
import { INK, SIZE } from '../factsheet-style.ts';

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
      hLineWidth: (line) => (line === 1 ? 0 : 0.4), vLineWidth: () => 0.4, hLineColor: () => INK.rule, vLineColor: () => INK.rule,
      paddingLeft: () => 1, paddingRight: () => 1, paddingTop: () => 1, paddingBottom: () => 0.5,
    },
    fontSize: SIZE.small,
    margin: [0, 3, 0, 0],
  };
}
