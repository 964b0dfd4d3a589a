import { array, assert, constantFrom, double, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectPieces } from '../../../src/domain/geometry/plane/connect-pieces.ts';
import { dropRepeatedSegments } from '../../../src/domain/geometry/plane/repeated-segments.ts';
import { visitBoxPairs } from '../../../src/domain/geometry/plane/box-pairs.ts';

type Segment = readonly [number, number, number, number];

function pairsOf(segments: readonly Segment[]): string[] {
  const pairs: string[] = [];
  visitBoxPairs(segments.flat(), (i, j) => {
    pairs.push(`${i} ${j}`);
    return false;
  });
  return pairs.sort();
}

function everyPair(segments: readonly Segment[]): string[] {
  const meet = ([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean =>
    Math.min(ax, bx) <= Math.max(cx, dx) &&
    Math.min(cx, dx) <= Math.max(ax, bx) &&
    Math.min(ay, by) <= Math.max(cy, dy) &&
    Math.min(cy, dy) <= Math.max(ay, by);
  return segments.flatMap((a, i) => segments.flatMap((b, j) => (i < j && meet(a, b) ? [`${i} ${j}`] : []))).sort();
}

/** Lines from west to east, `apart` from each other, each of one segment. */
function longLines(count: number, apart: number): Segment[] {
  return Array.from({ length: count }, (_, i): Segment => (i % 2 === 0 ? [0, i * apart, 1000, i * apart] : [1000, i * apart + apart / 4, 0, i * apart]));
}

describe('visitBoxPairs', () => {
  it.each([
    ['few', 40],
    ['many', 600],
  ])('visits each pair of boxes that meet once: %s', (_name, length) => {
    const whole = double({ min: -500, max: 500, noNaN: true });
    // Long in one run in two, so that sweeps of many are long; on whole numbers, so that boxes touch.
    const segment = tuple(whole, whole, whole, whole, constantFrom(0.05, 1)).map(([ax, ay, dx, dy, size]): Segment => [
      Math.round(ax),
      Math.round(ay),
      Math.round(ax + dx * size),
      Math.round(ay + dy * size),
    ]);
    assert(
      property(array(segment, { minLength: length, maxLength: length }), (segments) => {
        expect(pairsOf(segments)).toEqual(everyPair(segments));
      }),
      { seed: 5, numRuns: 4, endOnFailure: true },
    );
  });

  it('visits no pair of long lines that lie side by side, and all that touch', () => {
    expect(pairsOf(longLines(1000, 0.5))).toEqual([]);
    const ladder = [...longLines(1000, 0.5), [500, 0, 500, 499.5] as const];
    expect(pairsOf(ladder)).toHaveLength(1000);
  });

  it.each([10, 1000])('visits no more once told to stop, of %i', (count) => {
    let visited = 0;
    visitBoxPairs(Array.from({ length: count }, () => [0, 0, 1000, 1]).flat(), () => (visited += 1) === 3);
    expect(visited).toBe(3);
  });
});

describe('what asks for pairs of many long lines', () => {
  it('drops a way back over each of them', () => {
    const there = longLines(1000, 0.5);
    const back = there.map(([ax, ay, bx, by]): Segment => [bx, by, ax, ay]);
    expect(dropRepeatedSegments([...there, ...back])).toEqual(there);
  });

  it('connects those that another crosses, and leaves the others alone', () => {
    const lines: Segment[] = [...longLines(1000, 0.5), [500, -1, 500, 249.7]];
    const numbers = connectPieces(lines.map((xy) => ({ xy: [...xy], from: [xy[0], xy[1]], to: [xy[2], xy[3]] })));
    expect(new Set(numbers.slice(0, 500))).toEqual(new Set([0]));
    expect(numbers.at(-1)).toBe(0);
    expect(new Set(numbers).size).toBe(501);
  });
});
