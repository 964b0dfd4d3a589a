import { NO_CORRIDOR } from '../no-corridor.ts';
import type { EntrySummary } from '../summarise-entry.ts';
import type { ReceiversEntry } from './receivers-evidence.ts';

/** First and last year of the detections; of the stations where nothing was detected; undefined where neither is known. */
export function yearsOfReceivers({ sample: { firstYear, lastYear }, effort }: Pick<ReceiversEntry, 'sample' | 'effort'>): [number, number] | undefined {
  if (firstYear !== undefined && lastYear !== undefined) return [firstYear, lastYear];
  return effort && [effort.firstYear, effort.lastYear];
}

/** Receivers: stations and links, no corridor that takes up a country's ground, and no dates of migration. */
export function summariseReceivers(file: ReceiversEntry): EntrySummary {
  return {
    ...NO_CORRIDOR,
    result: 'receivers',
    individuals: file.sample.animals,
    years: yearsOfReceivers(file),
  };
}
