import { describe, expect, test } from 'vitest';
import { type Chain, measureContributions } from '../../../src/domain/network/contributions.ts';
import { createRandom } from '../../../src/domain/statistics/bootstrap.ts';
import { connectivityWithout, type Flow } from '../../../src/domain/network/probability-of-connectivity.ts';

const chain = (individual: string, ...nodes: string[]): Chain => ({ individual, nodes });
const alone = (...ids: string[]) => ids.map((id) => ({ id, nodes: [id] }));

/** The best way between each two nodes by Floyd and Warshall. */
function byAllWays(there: readonly number[], flows: readonly Flow[], gone: ReadonlySet<number>): number {
  const best: number[][] = there.map((_, a) => there.map((_other, b) => (a === b ? 1 : 0)));
  for (const { from, to, individuals } of flows) if (there[from]! > 0) best[from]![to] = Math.min(1, individuals / there[from]!);
  const left = [...there.keys()].filter((node) => !gone.has(node));
  for (const k of left) for (const a of left) for (const b of left) best[a]![b] = Math.max(best[a]![b]!, best[a]![k]! * best[k]![b]!);
  return left.reduce((sum, a) => sum + left.reduce((all, b) => all + there[a]! * there[b]! * best[a]![b]!, 0), 0);
}

describe('what a network would lose without a site', () => {
  // Two ways from A to D, one of two animals and one of one, and an animal that goes nowhere.
  const chains = [chain('1', 'A', 'B', 'D'), chain('2', 'A', 'B', 'D', 'B'), chain('3', 'A', 'C', 'D'), chain('4', 'A', 'A')];

  test('is counted by hand: chains of sites, and links', () => {
    const { individuals, contributions } = measureContributions(chains, alone('A', 'B', 'C', 'D', 'E')) ?? { individuals: 0, contributions: [] };
    expect(individuals).toBe(3);
    expect(contributions.map(({ id, chains: lost }) => [id, lost.value])).toEqual([
      ['A', 1],
      ['B', 2 / 3],
      ['C', 1 / 3],
      ['D', 1],
      ['E', 0],
    ]);
    // Links of animals: A–B twice, B–D twice, D–B once, A–C and C–D once each: seven.
    expect(contributions.map(({ links }) => links.value)).toEqual([3 / 7, 5 / 7, 2 / 7, 4 / 7, 0]);
  });

  test('the probability of connectivity is that of the published formula, by hand', () => {
    // Three animals at A: two went to B, one to C; all went on to D.
    const flows = [
      { from: 0, to: 1, individuals: 2 },
      { from: 0, to: 2, individuals: 1 },
      { from: 1, to: 3, individuals: 2 },
      { from: 2, to: 3, individuals: 1 },
    ];
    const there = [3, 2, 1, 3];
    // Each node with itself: 9 + 4 + 1 + 9; A–B 3·2·⅔, A–C 3·1·⅓, A–D 3·3·⅔ by the better way, B–D 2·3·1, C–D 1·3·1.
    const [whole, withoutB] = connectivityWithout(there, flows, [new Set(), new Set([1])]);
    expect(whole).toBeCloseTo(23 + 4 + 1 + 6 + 6 + 3, 12);
    // Without B the way by C is left.
    expect(withoutB).toBeCloseTo(9 + 1 + 9 + 1 + 3 + 3, 12);
    // A circle ends.
    const circle = [
      { from: 0, to: 1, individuals: 1 },
      { from: 1, to: 0, individuals: 1 },
    ];
    expect(connectivityWithout([1, 1], circle, [new Set()])).toEqual([4]);
  });

  test('of any network it is what all ways between all nodes come to', () => {
    const random = createRandom(5);
    for (let round = 0; round < 60; round++) {
      const nodes = 3 + Math.floor(random() * 9);
      const there = Array.from({ length: nodes }, () => Math.floor(random() * 4));
      const all = there.flatMap((n, from) => there.map((_, to): Flow => ({ from, to, individuals: Math.ceil(random() * n) })));
      const flows = all.filter(({ from, to }) => from !== to && random() < 0.3);
      const sets = [[], ...there.map((_, node) => [node]), [0, 2]].map((set) => new Set(set));
      const found = connectivityWithout(there, flows, sets);
      for (const [at, gone] of sets.entries()) expect(found[at]).toBeCloseTo(byAllWays(there, flows, gone), 9);
    }
  });

  test('nodes of one country go together, which is no sum of what each adds', () => {
    const [both] = measureContributions(chains, [{ id: 'XYZ', nodes: ['B', 'C'] }])?.contributions ?? [];
    expect(both?.chains.value).toBe(1);
    expect(both?.links.value).toBe(1);
  });

  test('intervals hold the value, are the same twice, and are wider for fewer animals', () => {
    const many = Array.from({ length: 40 }, (_, i) => chain(`a${i}`, 'A', i % 4 === 0 ? 'C' : 'B', 'D'));
    const widthOf = (some: readonly Chain[]): number => {
      const [{ chains: lost } = { chains: undefined }] = measureContributions(some, alone('B'))?.contributions ?? [];
      if (!lost?.interval) throw new Error('no interval');
      expect(lost.interval[0]).toBeLessThanOrEqual(lost.value);
      expect(lost.interval[1]).toBeGreaterThanOrEqual(lost.value);
      return lost.interval[1] - lost.interval[0];
    };
    expect(widthOf(many)).toBeLessThan(widthOf(many.slice(0, 8)));
    expect(measureContributions(many, alone('B'))).toEqual(measureContributions(many, alone('B')));
  });

  test('of two animals nothing is told', () => {
    expect(measureContributions(chains.slice(0, 2), alone('A'))).toBeUndefined();
  });
});
