import type { Content } from 'pdfmake/interfaces';
import { INK, SIZE } from '../factsheet-style.ts';
import { listWords } from '../list-words.ts';
import { wrapWords } from '../wrap-words.ts';
import type { ReportInput } from './report-input.ts';
import { warnOfSamples } from './warn-of-samples.ts';

/** Name, type, ground and date; then the plain answer for the alternative that meets least. */
export function describeReportHead(input: ReportInput): Content[] {
  const { project, translator, generatedAt, atlasTitle } = input;
  const { t, number } = translator;
  const about = t(project.bufferM > 0 ? 'report.about.buffer' : 'report.about.line', { type: t(`barrier.${project.type}`), buffer: number(project.bufferM, 0), date: translator.date(generatedAt) });
  return [
    { columns: [{ text: atlasTitle, width: '*' }, { text: t('report.title'), width: 'auto' }], fontSize: SIZE.small, color: INK.quiet },
    { text: wrapWords(project.name || t('report.unnamed')), fontSize: SIZE.title, bold: true, lineHeight: 1, margin: [0, 3, 0, 1] },
    { text: about, color: INK.quiet, margin: [0, 0, 0, 6] },
    ...describeReportLead(input).map((text, index): Content =>
      index === 0 ? { text: wrapWords(text, 60), fontSize: SIZE.lead, bold: true, margin: [0, 0, 0, 3] } : { text: wrapWords(text, 60), margin: [0, 0, 0, 1.5] }),
    ...warnOfSamples(input).map((text): Content => ({ text, color: INK.warning, margin: [0, 2, 0, 0] })),
  ];
}

/** The answer in sentences, the first of which is set large. */
function describeReportLead({ alternatives, ranked, translator, answerOf }: ReportInput): string[] {
  const { t } = translator;
  const [first] = alternatives;
  if (!first) return [];
  const best = ranked.filter(({ rank }) => rank === 1).map(({ id }) => alternatives.find(({ alternative }) => alternative.id === id)?.alternative.name ?? id);
  const alike = best.length > 1;
  const [answer = '', ...rest] = answerOf(first.assessment);
  const place = alike ? t('report.lead.alike', { names: listWords(best, translator) }) : t('report.lead.first', { name: first.alternative.name, n: alternatives.length });
  return [`${place} ${alike ? t('report.answerOf', { name: first.alternative.name, answer }) : answer}`, ...rest];
}
