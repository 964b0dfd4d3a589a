import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONT, INK, PAGE, SIZE } from '../style.ts';
import { HEADING } from '../lay.ts';
import { describeAlternative } from './describe-alternative.ts';
import { describeComparison } from './describe-comparison.ts';
import { describeDataFiles } from './describe-data-files.ts';
import { describeLimits, describeReportHead } from './describe-report-head.ts';
import { describeRepeat, describeReportMethod } from './describe-report-method.ts';
import { describeReportMap } from './describe-report-map.ts';
import type { ReportInput } from './report-input.ts';

/** Lowest place of a heading, points from the top of the page. */
const LAST_HEADING = 725;
/** A longer title would not fit on the footer's one line. */
const LONGEST_FOOTER = 80;

/** A screening report as a pdfmake document: A4 portrait, real text in Noto Sans, the answer first; as many pages as it takes. */
export function describeReport(input: ReportInput): TDocumentDefinitions {
  const { project, alternatives, maps, translator, atlasTitle, generatedAt } = input;
  const { t } = translator;
  const name = project.name || t('report.unnamed');
  const title = `${name} – ${t('report.title')}`;
  return {
    pageSize: 'A4',
    pageOrientation: 'portrait',
    pageMargins: [PAGE.margin, 36, PAGE.margin, 40],
    language: translator.lang,
    displayTitle: true,
    info: { title, subject: t('report.subject', { name }), creator: atlasTitle, creationDate: new Date(generatedAt) },
    defaultStyle: { font: FONT, fontSize: SIZE.body, color: INK.text, lineHeight: 1.05 },
    images: { overview: maps.overview, ...Object.fromEntries([...maps.byAlternative].map(([id, png]) => [`map-${id}`, png])) },
    content: [
      ...describeReportHead(input),
      ...describeReportMap(input),
      ...describeComparison(input),
      ...alternatives.flatMap((each) => describeAlternative(input, each)),
      ...describeReportMethod(input),
      ...describeRepeat(input),
      ...describeDataFiles(input),
      ...describeLimits(input),
    ],
    // A heading needs room for a few rows below it.
    pageBreakBefore: (node) => node.headlineLevel === HEADING && node.startPosition.top > LAST_HEADING,
    footer: (page, pages) => ({
      columns: [
        { text: title.length <= LONGEST_FOOTER ? title : `${atlasTitle} – ${t('report.title')}`, width: '*' },
        { text: t('factsheet.page', { page, pages }), width: 80, alignment: 'right' },
      ],
      fontSize: SIZE.small,
      color: INK.quiet,
      margin: [PAGE.margin, 14, PAGE.margin, 0],
    }),
  };
}
