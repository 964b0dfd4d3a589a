import { layOutPdf } from '../lay-out-pdf.ts';
import { loadFont } from '../load-fonts.ts';
import { describeReport } from './describe-report.ts';
import type { ReportInput } from './report-input.ts';

/**
 * A project's screening report: a PDF of A4 portrait with real text.
 * @throws AtlasError when a font cannot be fetched
 */
export async function buildReport(input: ReportInput): Promise<Blob> {
  return await layOutPdf(describeReport(input), loadFont);
}
