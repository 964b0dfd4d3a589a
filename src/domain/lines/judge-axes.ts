import type { LonLat } from '../crossings/types.ts';
import { FlatLine } from '../geometry/flat-line.ts';
import { type Note, noteOf } from '../notes.ts';
import { findExchangedAxes, type LocatePositions } from '../tracks/exchanged-axes.ts';
import type { Alignment, CheckedLine } from './alignment.ts';

/** Positions that are looked at. */
const MOST_POSITIONS = 300;

/** Positions evenly among all of a file's lines. */
export function samplePositions(alignments: readonly Pick<Alignment<CheckedLine>, 'lines'>[]): LonLat[] {
  const lines = alignments.flatMap((each) => each.lines);
  const total = lines.reduce((sum, { length }) => sum + length, 0);
  const step = Math.max(1, total / MOST_POSITIONS);
  const positions: LonLat[] = [];
  let before = 0;
  for (const line of lines) {
    for (; Math.floor(positions.length * step) < before + line.length;) {
      const at = Math.floor(positions.length * step) - before;
      positions.push(line instanceof FlatLine ? [line.coords[line.start + 2 * at]!, line.coords[line.start + 2 * at + 1]!] : line[at]!);
    }
    before += line.length;
  }
  return positions;
}

/**
 * A note where lines look as if longitude and latitude were exchanged though both are in range: nearly all positions lie in the
 * sea, and exchanged nearly all on land. They are left as they stand: a cable of the sea may lie so.
 * @throws as `locate` does
 */
export async function judgeAxes(positions: readonly LonLat[], file: string, locate: LocatePositions): Promise<Note | undefined> {
  const placed = { lon: Float64Array.from(positions, ([lon]) => lon), lat: Float64Array.from(positions, ([, lat]) => lat) };
  const found = await findExchangedAxes([placed], {}, locate);
  return found && noteOf('imported.linesAtSea', { file });
}
