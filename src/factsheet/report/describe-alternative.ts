import type { Content } from 'pdfmake/interfaces';
import { PAGE, SIZE } from '../factsheet-style.ts';
import { wrapWords } from '../wrap-words.ts';
import { describeMet } from './describe-met.ts';
import { describeSurroundings } from './describe-surroundings.ts';
import type { ReportAlternative, ReportInput } from './report-input.ts';

/** Everything one alternative meets: answer and map, populations, areas, barriers. */
export function describeAlternative(input: ReportInput, each: ReportAlternative): Content[] {
  const { ranked, maps, translator } = input;
  const { t } = translator;
  const { alternative, assessment } = each;
  const rank = ranked.find(({ id }) => id === alternative.id)?.rank ?? 1;
  const [answer = '', ...rest] = input.answerOf(assessment);
  const title = input.alternatives.length > 1 ? t('report.alternative', { rank, name: alternative.name }) : alternative.name;
  const map: Content[] = maps.byAlternative.has(alternative.id) ? [{ image: `map-${alternative.id}`, width: PAGE.width, margin: [0, 4, 0, 2] }] : [];
  return [
    {
      // Kept together by itself: a page break asked for inside would be lost with what follows it.
      stack: [
        { text: wrapWords(title, 40), fontSize: SIZE.section + 2.5, bold: true, margin: [0, 0, 0, 3] },
        { text: wrapWords(answer, 60), bold: true, margin: [0, 0, 0, 2] },
        ...map,
      ],
      unbreakable: true,
      margin: [0, 16, 0, 0],
    },
    ...rest.map((text): Content => ({ text: wrapWords(text, 60), margin: [0, 0, 0, 1.5] })),
    ...(assessment.populations.length === 0 ? [{ text: t('report.noPopulation') }] : assessment.populations.map((met) => describeMet(met, input))),
    ...describeSurroundings(each, input),
  ];
}
