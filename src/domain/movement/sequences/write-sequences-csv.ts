import { writeCsv } from '../../formats/csv.ts';
import type { SequenceSummary } from '../types.ts';

const COLUMNS = ['individual', 'sequence', 'season', 'class', 'start', 'end', 'fixes', 'days', 'distanceKm', 'varianceM2PerS', 'flags'] as const;

/**
 * sequences.csv of page, command line and build: one row a migration sequence; times in ISO 8601 UTC, lengths in km,
 * variance in m²/s, empty where no bridge was fitted. Flags are parted by spaces; the last is `confirmed` where a custodian says that
 * the sequence is a migration in spite of them. A sequence with `one-way`, `long` or `winding` and without `confirmed` is
 * a route, and is not in the corridors.
 */
export function writeSequencesCsv(sequences: readonly SequenceSummary[]): string {
  const rows = sequences.map(
    ({ individual, sequence, season, class: movement, start, end, fixes, days, distanceKm, varianceM2PerS, flags = [], confirmed }) => ({
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
      flags: [...flags, ...(confirmed ? ['confirmed'] : [])].join(' '),
    }),
  );
  return writeCsv(rows, COLUMNS);
}
