import { frameDocument } from '../frame-document.ts';
import type { Document } from '../lay-out-pdf.ts';
import { describeAlternative } from './describe-alternative.ts';
import { describeComparison } from './describe-comparison.ts';
import { describeDataFiles } from './describe-data-files.ts';
import { describeLimits, describeReportHead } from './describe-report-head.ts';
import { describeRepeatSiting } from './describe-repeat-siting.ts';
import { describeRepeat, describeReportMethod } from './describe-report-method.ts';
import { describeReportMap } from './describe-report-map.ts';
import type { ReportInput } from './report-input.ts';

/** A screening report as a pdfmake document: portrait, real text in Noto Sans, the answer first; as many pages as it takes. */
export function describeReport(input: ReportInput): Document {
  const { project, alternatives, maps, translator, atlasTitle } = input;
  const { t } = translator;
  const name = project.name || t('report.unnamed');
  const title = `${name} – ${t('report.title')}`;
  return {
    ...frameDocument({ ...input, title, subject: t('report.subject', { name }), shortTitle: `${atlasTitle} – ${t('report.title')}` }),
    ...(maps ? { images: { overview: maps.overview, ...Object.fromEntries([...maps.byAlternative].map(([id, png]) => [`map-${id}`, png])) } } : {}),
    content: [
      ...describeReportHead(input),
      ...describeReportMap(input),
      ...describeComparison(input),
      ...alternatives.flatMap((each) => describeAlternative(input, each)),
      ...describeReportMethod(input),
      ...describeRepeat(input),
      ...describeRepeatSiting(input),
      ...describeDataFiles(input),
      ...describeLimits(input),
    ],
  };
}
