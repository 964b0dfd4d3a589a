import Flatbush from 'flatbush';

/** Segments of lines in any plane, indexed; segment i is packed as ax, ay, bx, by. */
export interface LineIndex {
  readonly segments: Float64Array;
  readonly index: Flatbush;
}

/** @returns undefined when no line has a segment */
export function indexLines(lines: readonly ArrayLike<number>[]): LineIndex | undefined {
  const packed: number[] = [];
  for (const line of lines) {
    for (let i = 2; i + 1 < line.length; i += 2) packed.push(line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!);
  }
  if (packed.length === 0) return undefined;
  const segments = Float64Array.from(packed);
  const index = new Flatbush(segments.length / 4);
  for (let i = 0; i < segments.length; i += 4) {
    const [ax, ay, bx, by] = [segments[i]!, segments[i + 1]!, segments[i + 2]!, segments[i + 3]!];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return { segments, index };
}
