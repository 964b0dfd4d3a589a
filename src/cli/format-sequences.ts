import type { SequenceSummary } from '../domain/movement/types.ts';

const COLUMNS = 'individual,sequence,class,start,end,fixes,days,distanceKm,varianceM2PerS';

/** Text of a cell: no spreadsheet takes it for a formula. */
function quote(value: string): string {
  const safe = /^[=+\-@]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** sequences.csv: one row a migration sequence; times in ISO 8601 UTC, lengths in km, variance in m²/s, empty without one. */
export function formatSequences(sequences: readonly SequenceSummary[]): string {
  const rows = sequences.map(({ individual, sequence, class: movement, start, end, fixes, days, distanceKm, varianceM2PerS }) =>
    [
      quote(individual),
      quote(sequence),
      movement,
      new Date(start).toISOString(),
      new Date(end).toISOString(),
      fixes,
      days.toFixed(1),
      distanceKm.toFixed(2),
      varianceM2PerS === null ? '' : varianceM2PerS.toPrecision(5),
    ].join(','),
  );
  return `${[COLUMNS, ...rows].join('\r\n')}\r\n`;
}
