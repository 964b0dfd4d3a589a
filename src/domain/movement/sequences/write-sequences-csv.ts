import type { SequenceSummary } from '../types.ts';

const COLUMNS = ['individual', 'sequence', 'season', 'class', 'start', 'end', 'fixes', 'days', 'distanceKm', 'varianceM2PerS'];

function quote(value: string): string {
  const safe = /^[=+\-@]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** sequences.csv: one row a migration sequence; times in ISO 8601 UTC, lengths in km, variance in m²/s. */
export function writeSequencesCsv(sequences: readonly SequenceSummary[]): string {
  const rows = sequences.map((s) =>
    [
      quote(s.individual),
      quote(s.sequence),
      s.season,
      s.class,
      new Date(s.start).toISOString(),
      new Date(s.end).toISOString(),
      s.fixes,
      s.days.toFixed(1),
      s.distanceKm.toFixed(2),
      s.varianceM2PerS === null ? '' : s.varianceM2PerS.toPrecision(5),
    ].join(','),
  );
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}
