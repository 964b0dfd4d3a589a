import type { LonLat } from '../crossings/types.ts';

/** Lines in one column: a browser takes longer to pass thousands of positions to a thread than a block of them. */
export interface PackedLines {
  /** The first position of each line, and behind the last one the number of all. */
  readonly starts: readonly number[];
  /** Longitude and latitude of each position, degrees. */
  readonly positions: Float64Array;
}

export function packLines(lines: readonly (readonly LonLat[])[]): PackedLines {
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length);
  const positions = new Float64Array(2 * starts.at(-1)!);
  let at = 0;
  for (const line of lines) {
    for (const position of line) {
      positions[at++] = position[0];
      positions[at++] = position[1];
    }
  }
  return { starts, positions };
}

export function unpackLines({ starts, positions }: PackedLines): LonLat[][] {
  return starts.slice(1).map((end, i) => {
    const start = starts[i]!;
    return Array.from({ length: end - start }, (_, k): LonLat => [positions[2 * (start + k)]!, positions[2 * (start + k) + 1]!]);
  });
}
