import { writeCsv } from '../../formats/csv.ts';
import type { SequenceSummary } from '../types.ts';

const COLUMNS = ['individual', 'sequence', 'season', 'class', 'start', 'end', 'fixes', 'days', 'distanceKm', 'varianceM2PerS', 'flags'] as const;

/**
 * sequences.csv of page, command line and build: one row a migration sequence; times in ISO 8601 UTC, lengths in km,
 * variance in m²/s, empty where no bridge was fitted. No rule flags a sequence yet: the column of flags is empty, and
 * stands so that tables of all versions have the same columns.
 */
export function writeSequencesCsv(sequences: readonly SequenceSummary[]): string {
  const rows = sequences.map(({ individual, sequence, season, class: movement, start, end, fixes, days, distanceKm, varianceM2PerS }) => ({
    individual,
    sequence,
    season,
    class: movement,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    fixes,
    days: days.toFixed(1),
    distanceKm: distanceKm.toFixed(2),
    varianceM2PerS: varianceM2PerS === null ? null : varianceM2PerS.toPrecision(5),
  }));
  return writeCsv(rows, COLUMNS);
}
