import Papa from 'papaparse';
import { judgeMovebankRow, locateMovebankColumns } from '../../../../src/domain/tracks/import/movebank-table.ts';
import type { ImportReport, Track } from '../../../../src/domain/tracks/track.ts';

/**
 * A Movebank CSV read the plain way, as one text with Papa Parse, all rows in memory: what the streaming import must
 * agree with, whose decoder, tokenizer, columns and sorting are its own.
 */
export function readWholeText(text: string, defaultErrorM: number): { tracks: Track[]; report: ImportReport } {
  const [header = [], ...rows] = Papa.parse<string[]>(text).data;
  const columns = locateMovebankColumns(header, 'whole text');
  const dropped: Record<string, number> = {};
  const rowsOf: Record<string, number[]> = {};
  const drop = (reason: string, row: number): void => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
    (rowsOf[reason] ??= []).push(row);
  };
  const fixes = rows.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const fix = judgeMovebankRow(cells, columns, defaultErrorM);
    if (typeof fix !== 'string') return [{ ...fix, row: index + 2 }];
    drop(fix, index + 2);
    return [];
  });
  const individuals = [...new Set(fixes.map(({ individual }) => individual))].sort();
  const tracks = individuals.map((individual): Track => {
    const mine = fixes.filter((fix) => fix.individual === individual).sort((a, b) => a.time - b.time || a.row - b.row);
    const inaccuracy = ({ error }: (typeof mine)[number]): number => (error < 0 ? Number.POSITIVE_INFINITY : error);
    const atOneInstant = new Map<number, typeof mine>();
    for (const fix of mine) atOneInstant.set(fix.time, [...(atOneInstant.get(fix.time) ?? []), fix]);
    const kept = mine.filter((fix) => {
      const others = (atOneInstant.get(fix.time) ?? []).filter((other) => other !== fix);
      const best = others.every((other) => inaccuracy(fix) < inaccuracy(other) || (inaccuracy(fix) === inaccuracy(other) && fix.row < other.row));
      if (!best) drop('dropped.duplicate', fix.row);
      return best;
    });
    return {
      individual,
      time: Float64Array.from(kept, ({ time }) => time),
      lon: Float64Array.from(kept, ({ lon }) => lon),
      lat: Float64Array.from(kept, ({ lat }) => lat),
      // One sensor a file: an Argos position without a class leaves its error to the population.
      error: Float32Array.from(kept, ({ error }) => Math.max(0, error)),
    };
  });
  const rowsRead = rows.filter((cells) => cells.some((cell) => cell.trim() !== '')).length;
  const firstRows = Object.fromEntries(Object.entries(rowsOf).map(([reason, all]) => [reason, all.sort((a, b) => a - b).slice(0, 5)]));
  return { tracks, report: { rowsRead, fixesKept: tracks.reduce((sum, { time }) => sum + time.length, 0), dropped, firstRows } };
}
