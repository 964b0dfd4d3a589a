import { layOutPdf, type LoadFont } from '../lay-out-pdf.ts';
import { loadFont as fetchFont } from '../load-fonts.ts';
import { describeReport } from './describe-report.ts';
import type { ReportInput } from './report-input.ts';

/** Lay a project's screening report out with the given fonts. */
export async function renderReport(input: ReportInput, loadFont: LoadFont): Promise<Blob> {
  return await layOutPdf(describeReport(input), loadFont, input.translator.dir);
}

/**
 * A project's screening report: a PDF in portrait with real text.
 * @throws AtlasError when a font cannot be fetched
 */
export async function buildReport(input: ReportInput): Promise<Blob> {
  return await renderReport(input, fetchFont);
}
