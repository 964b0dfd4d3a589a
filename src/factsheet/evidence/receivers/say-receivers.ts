import type { ReceiversEntry } from '../../../domain/evidence/receivers/receivers-evidence.ts';
import { RECEIVER_SOURCES } from '../../../domain/receivers/receivers.ts';
import type { Translator } from '../../../i18n/translator.ts';

// Words of receivers, the same on the page and on the sheet.

/** The years in which receivers stood, open where some have not ended; empty where no file says it. */
export function writeStood({
  firstYear,
  lastYear,
  open,
}: {
  readonly firstYear?: number | undefined;
  readonly lastYear?: number | undefined;
  readonly open: number;
}): string {
  if (firstYear === undefined || lastYear === undefined) return '';
  if (open > 0) return `${firstYear}–`;
  return firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`;
}

/** From the first to the last day with a receiver at a station; a dash where no file says it. */
export function writeDays(
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
  { date, dateRange }: Translator,
): string {
  if (from === undefined) return '–';
  return until === undefined ? `${date(Date.parse(from))}\u00A0–` : dateRange(Date.parse(from), Date.parse(until));
}

/** The filters against false detections that were applied, each with where it is written. */
export function sayFilters(
  { method }: Pick<ReceiversEntry, 'method'>,
  { t }: Translator,
): { readonly text: string; readonly sources: readonly { citation: string; url: string }[] }[] {
  const { leastRun, shortIntervalS } = method;
  return [
    ...(leastRun === undefined ? [] : [{ text: t('receivers.filterRun', { n: leastRun }), sources: [RECEIVER_SOURCES.motus] }]),
    ...(shortIntervalS === undefined ? [] : [{ text: t('receivers.filterIsolated', { n: shortIntervalS / 60 }), sources: [RECEIVER_SOURCES.isolated] }]),
  ];
}
