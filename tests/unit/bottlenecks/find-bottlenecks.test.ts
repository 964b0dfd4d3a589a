import { array, assert, boolean, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceCut } from '../../../src/domain/bottlenecks/draw-cut.ts';
import { type CorridorUse, findBottlenecks } from '../../../src/domain/bottlenecks/find-bottlenecks.ts';
import { connectCells, CORNER, distancesFrom, SIDE, UNCUTTABLE } from '../../../src/domain/bottlenecks/grid-network.ts';
import { findMinCut } from '../../../src/domain/bottlenecks/min-cut.ts';

/** Cells of a picture: a row a line, the north first; `#` belongs to the corridor. */
function read(picture: string): { cols: number; rows: number; cells: Uint8Array } {
  const lines = picture
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .toReversed();
  const cols = lines[0]!.length;
  return { cols, rows: lines.length, cells: Uint8Array.from(lines.join(''), (sign) => (sign === '#' ? 1 : 0)) };
}

describe('findMinCut', () => {
  it('is as cheap as the cheapest of all cuts, and cuts what it says', () => {
    let cut = 0;
    assert(
      property(integer({ min: 2, max: 4 }), array(boolean(), { minLength: 6, maxLength: 12 }), (cols, mask) => {
        const rows = Math.floor(mask.length / cols);
        const cells = Uint8Array.from({ length: cols * rows }, (_, i) => (mask[i] || i === 0 || i === cols * rows - 1 ? 1 : 0));
        const network = connectCells({ cols, rows, cells });
        const [source, sink] = [network.nodeOf[0]!, network.nodeOf[cols * rows - 1]!];
        const edges: [number, number, number][] = [];
        for (let node = 0; node < network.nodes; node++) {
          for (let arc = network.first[node]!; arc >= 0; arc = network.next[arc]!)
            if (node < network.to[arc]!) edges.push([node, network.to[arc]!, network.capacity[arc]!]);
        }
        const costOf = (inside: (node: number) => boolean): number => edges.reduce((sum, [a, b, size]) => (inside(a) === inside(b) ? sum : sum + size), 0);
        let least = Infinity;
        for (let set = 0; set < 1 << network.nodes; set++) {
          if (((set >> source) & 1) === 0 || ((set >> sink) & 1) === 1) continue;
          least = Math.min(
            least,
            costOf((node) => ((set >> node) & 1) === 1),
          );
        }
        const sinks = new Uint8Array(network.nodes);
        sinks[sink] = 1;
        const found = findMinCut(network, Int32Array.of(source), sinks, UNCUTTABLE)!;
        expect(found.value).toBe(least);
        expect([found.side[source], found.side[sink]]).toEqual([1, 0]);
        expect(costOf((node) => found.side[node] === 1)).toBe(least);
        if (least > 0) cut += 1;
      }),
      { seed: 11, numRuns: 300 },
    );
    expect(cut).toBeGreaterThan(100);
  });

  it('finds nothing where more flows than is of interest', () => {
    const network = connectCells(read('####'));
    const sinks = Uint8Array.of(0, 0, 0, 1);
    expect(findMinCut(network, Int32Array.of(0), sinks, SIDE - 1)).toBe(undefined);
    expect(findMinCut(connectCells(read('####')), Int32Array.of(0), sinks, SIDE)?.value).toBe(SIDE);
  });
});

it('distances are those of a king’s way through the cells', () => {
  const part = read(`
    #####
    #...#
    ###.#
  `);
  const network = connectCells(part);
  const distance = distancesFrom(network, part.cols, [network.nodeOf[4]!]);
  expect(distance[network.nodeOf[2]!]).toBeCloseTo(4 + 3 * Math.SQRT2, 10);
  expect(Math.min(...distance)).toBe(0);
});

it('lines part the two sides, without steps', () => {
  // South-west of a slanting line is one side.
  const side = Uint8Array.from({ length: 36 }, (_, i) => ((i % 6) + Math.floor(i / 6) < 5 ? 1 : 2));
  expect(traceCut(side, 6, 6)).toHaveLength(1);
  const [line = []] = traceCut(side, 6, 6);
  expect(line.length).toBeLessThan(5);
  expect([line[0], line.at(-1)].sort()).toEqual([
    [0, 5],
    [5, 0],
  ]);
  expect(traceCut(new Uint8Array(36).fill(1), 6, 6)).toEqual([]);
});

const HOURGLASS = `
  ######............######
  ########........########
  ##########....##########
  ########################
  ########################
  ##########....##########
  ########........########
  ######............######
`;

/** Every animal uses all of a picture's cells. */
function herd(picture: string, animals = 4, west: [number, number] = [0, 3], east: [number, number] = [23, 3]): CorridorUse {
  const { cols, rows, cells } = read(picture);
  const footprint = [...cells.keys()].filter((cell) => cells[cell] === 1);
  return { cols, rows, cell: 100, footprints: Array.from({ length: animals }, () => footprint), ends: [[west], [east]] };
}

describe('findBottlenecks', () => {
  it('finds the neck of an hourglass, as wide as it is, and who passes it', () => {
    const found = findBottlenecks(herd(HOURGLASS))!;
    expect([found.use, found.animals]).toEqual(['high', 4]);
    const [neck] = found.sections;
    expect(neck!.widthM).toBeCloseTo(200, 6);
    expect(neck!.animals).toBe(4);
    const [[from, to] = []] = neck!.lines;
    expect([Math.abs(from![1] - to![1]), from![0] === to![0]]).toEqual([2, true]);
    expect(from![0]).toBeGreaterThanOrEqual(10);
    expect(from![0]).toBeLessThanOrEqual(14);
    // The next ones are elsewhere, and no narrower.
    for (const { widthM, lines } of found.sections.slice(1)) {
      expect(widthM).toBeGreaterThanOrEqual(200);
      expect(lines).not.toEqual(neck!.lines);
    }
  });

  it('cuts both arms of a corridor that parts and joins again, where there is no other way', () => {
    const found = findBottlenecks(
      herd(`
        #####..............#####
        ########################
        ########........########
        #####..............#####
        ########........########
        ########################
        #####..............#####
      `),
    )!;
    expect(found.sections[0]!.lines).toHaveLength(2);
    expect(found.sections[0]!.widthM).toBeLessThan(400);
  });

  it('looks where the most animals go, and wider where their ground does not connect the ends', () => {
    const wide = herd(HOURGLASS, 10);
    const [, ...rest] = wide.footprints;
    const one = read(HOURGLASS);
    const detour = [...one.cells.keys()].filter((cell) => cell % one.cols < 8 || cell % one.cols > 15);
    // Only one of ten goes through the neck.
    const apart = { ...wide, footprints: [wide.footprints[0]!, ...rest.map(() => detour)] };
    const found = findBottlenecks(apart)!;
    expect(found.use).toBe('low');
    expect(found.sections[0]!.animals).toBe(1);
  });

  it('says nothing of two animals, of ends beside each other and of ground in pieces', () => {
    expect(findBottlenecks(herd(HOURGLASS, 2))).toBe(undefined);
    expect(findBottlenecks(herd(HOURGLASS, 4, [2, 3], [5, 3]))).toBe(undefined);
    expect(findBottlenecks(herd('#######..........#######', 4, [0, 0], [23, 0]))).toBe(undefined);
    expect(findBottlenecks({ ...herd(HOURGLASS), ends: [[], [[1, 1]]] })).toBe(undefined);
  });

  it.each([0, 15, 30, 45])('measures a strip that slants by %d° to a twelfth', (degrees) => {
    const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
    const side = 80;
    const footprint: number[] = [];
    for (let row = 0; row < side; row++) {
      for (let col = 0; col < side; col++) {
        const [x, y] = [col - 40, row - 40];
        if (Math.abs(x * cos + y * sin) <= 36 && Math.abs(y * cos - x * sin) <= 8) footprint.push(row * side + col);
      }
    }
    const found = findBottlenecks({
      cols: side,
      rows: side,
      cell: 1,
      footprints: [footprint, footprint, footprint],
      ends: [[[40 - 36 * cos, 40 - 36 * sin]], [[40 + 36 * cos, 40 + 36 * sin]]],
    })!;
    expect(found.sections[0]!.widthM).toBeGreaterThan(17 * (1 - 1 / 12));
    expect(found.sections[0]!.widthM).toBeLessThan(17 * (1 + 1 / 12));
  });
});

it('sides and corners are in the ratio of their lengths', () => {
  expect(SIDE / CORNER).toBeCloseTo(Math.SQRT2, 2);
});
