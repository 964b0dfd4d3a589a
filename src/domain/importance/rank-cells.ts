import { createRandom } from '../statistics/bootstrap.ts';
import { COLUMNS } from './equal-area-grid.ts';
import { APPENDICES, type Appendix, CATEGORIES, type Category, CELL_USES, type CellUse, type Weights } from './weights.ts';

/** A population, as far as a ranking asks. */
export interface RankedPopulation {
  readonly id: string;
  readonly appendix: Appendix;
  readonly category: Category;
  /** Cells of the equal-area grid by how it uses them; a cell may stand under several uses. */
  readonly cells: Readonly<Partial<Record<CellUse, readonly number[]>>>;
}

/** Neighbouring cells that the same populations use in the same way: they have one score. */
export interface RankedArea {
  /** Cells of the grid, the first being the one that its place is named by. */
  readonly cells: readonly number[];
  /** Who holds it, and how, those that add most first. */
  readonly held: readonly { readonly id: string; readonly use: CellUse }[];
  readonly score: number;
  /** 1 for the highest score; areas of one score have one rank. It counts cells of a higher score, and adds one. */
  readonly rank: number;
  /** Ranks that hold 90 % of the draws in which populations and weights are chosen otherwise. */
  readonly rankInterval: readonly [number, number];
}

/** What one population adds to the whole. */
export interface Addition {
  readonly id: string;
  readonly cells: number;
  /** Its share of the sum of all scores, from 0 to 1. */
  readonly share: number;
  /** The share that stands in cells that no other population holds: it would be lost with it. */
  readonly aloneShare: number;
}

export interface Ranking {
  /** Highest score first, then the largest. */
  readonly areas: readonly RankedArea[];
  /** Cells that any population holds. */
  readonly cells: number;
  /** Populations by what they add, most first. */
  readonly additions: readonly Addition[];
}

/** How a population counts in a cell: in full wherever it is, or by the share of its own cells that the cell is. */
export const COUNTED_BY = ['presence', 'share'] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

export interface RankOptions {
  readonly weights: Weights;
  readonly by: CountedBy;
  readonly signal?: AbortSignal;
}

/** Draws for the intervals of ranks. */
export const DRAWS = 200;
/** In a draw every weight is multiplied by a number between half and double, and every population by one of mean 1. */
const WIDEST = Math.log(2);
/** Areas whose interval is worked out; the others are in the map and the file without. */
const MOST_WITH_INTERVAL = 500;
/** Draws between two turns of the event loop. */
const DRAWS_A_TURN = 4;

/** One population's holding of one cell, by the strongest of its uses there. */
interface Holdings {
  /** Number of the cell in `cells`, of the population, and of the use in `CELL_USES`. */
  readonly cell: Uint32Array;
  readonly population: Uint16Array;
  readonly use: Uint8Array;
}

/**
 * Cells of the grid by what migrates there: the sum over populations of the product of three weights. Neighbouring cells
 * that are held alike are one area. The interval of a rank says how far it hangs on which populations happen to be in the
 * atlas (Bayesian bootstrap, Rubin 1981, doi:10.1214/aos/1176345338) and on the weights (each between half and double).
 * Places where nobody tracked animals are in no cell: that is not absence.
 */
export async function rankCells(populations: readonly RankedPopulation[], { weights, by, signal }: RankOptions): Promise<Ranking> {
  const scored = scoreCells(populations, { weights, by });
  const { cells, holdings, worth, scores } = scored;
  const keys = keysOf(holdings, cells.length);
  const areas = groupAlike(cells, scores, keys);
  const sorted = Float64Array.from(scores).sort();
  const intervals = await drawRanks(areas.slice(0, MOST_WITH_INTERVAL), scored, signal);
  return {
    cells: cells.length,
    areas: areas.map(({ members, score }, at) => {
      const rank = rankIn(sorted, score);
      return {
        cells: members.map((cell) => cells[cell]!),
        held: heldIn(members[0]!, holdings, populations, worth),
        score,
        rank,
        rankInterval: intervals[at] ?? [rank, rank],
      };
    }),
    additions: addedBy(populations, holdings, worth, cells.length),
  };
}

/** Cells with their scores, and what these are made of. */
export interface ScoredCells {
  readonly populations: readonly RankedPopulation[];
  readonly weights: Weights;
  /** Cells of the grid that any population holds, in its order. */
  readonly cells: readonly number[];
  readonly holdings: Holdings;
  readonly parts: readonly number[];
  readonly worth: Float64Array;
  /** By the place of a cell in `cells`. */
  readonly scores: Float64Array;
}

/** The score of every cell that any population holds; see `rankCells`. */
export function scoreCells(populations: readonly RankedPopulation[], { weights, by }: Omit<RankOptions, 'signal'>): ScoredCells {
  const cells = [...new Set(populations.flatMap((one) => CELL_USES.flatMap((use) => one.cells[use] ?? [])))].sort((a, b) => a - b);
  const holdings = listHoldings(populations, cells, weights);
  const parts = by === 'share' ? sharesOf(holdings, populations.length) : populations.map(() => 1);
  const worth = worthOf(populations, weights, parts);
  return { populations, weights, cells, holdings, parts, worth, scores: addUp(holdings, worth, cells.length) };
}

function listHoldings(populations: readonly RankedPopulation[], cells: readonly number[], weights: Weights): Holdings {
  const numbers = new Map(cells.map((cell, i) => [cell, i]));
  const [cell, population, use]: [number[], number[], number[]] = [[], [], []];
  for (const [p, one] of populations.entries()) {
    const strongest = new Map<number, number>();
    for (const [u, name] of CELL_USES.entries()) {
      for (const at of one.cells[name] ?? []) {
        const known = strongest.get(at);
        if (known === undefined || weights.use[CELL_USES[known]!] < weights.use[name]) strongest.set(at, u);
      }
    }
    for (const [at, u] of strongest) {
      cell.push(numbers.get(at)!);
      population.push(p);
      use.push(u);
    }
  }
  return { cell: Uint32Array.from(cell), population: Uint16Array.from(population), use: Uint8Array.from(use) };
}

/** A thousand to each population, in as many parts as it has cells: a score is then in thousandths of a population. */
function sharesOf({ population }: Holdings, n: number): number[] {
  const cells = Array.from({ length: n }, () => 0);
  for (const p of population) cells[p]! += 1;
  return cells.map((count) => (count === 0 ? 0 : 1000 / count));
}

/** By population and use, what a holding adds. */
function worthOf(populations: readonly RankedPopulation[], weights: Weights, parts: readonly number[]): Float64Array {
  return Float64Array.from(
    populations.flatMap(({ appendix, category }, p) =>
      CELL_USES.map((use) => parts[p]! * weights.use[use] * weights.appendix[appendix] * weights.category[category]),
    ),
  );
}

function addUp({ cell, population, use }: Holdings, worth: Float64Array, size: number): Float64Array {
  const scores = new Float64Array(size);
  for (let i = 0; i < cell.length; i++) {
    const at = cell[i]!;
    scores[at] = scores[at]! + worth[population[i]! * CELL_USES.length + use[i]!]!;
  }
  return scores;
}

/** By cell, who holds it and how: cells of one key have the same score whatever the weights. */
function keysOf({ cell, population, use }: Holdings, size: number): string[] {
  const keys = Array.from({ length: size }, () => '');
  for (let i = 0; i < cell.length; i++) keys[cell[i]!] += `${population[i]}:${use[i]} `;
  return keys;
}

interface Alike {
  readonly members: readonly number[];
  readonly score: number;
}

/** Neighbouring cells (by side or corner, round the antimeridian) of one key; highest score first, then the largest. */
function groupAlike(cells: readonly number[], scores: Float64Array, keys: readonly string[]): Alike[] {
  const numbers = new Map(cells.map((cell, i) => [cell, i]));
  const seen = new Uint8Array(cells.length);
  const areas: Alike[] = [];
  for (let start = 0; start < cells.length; start++) {
    if (seen[start]) continue;
    const members: number[] = [start];
    seen[start] = 1;
    for (let next = 0; next < members.length; next++) {
      const cell = cells[members[next]!]!;
      const [column, row] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const neighbour = numbers.get((row + dy) * COLUMNS + ((column + dx + COLUMNS) % COLUMNS));
          if (neighbour === undefined || seen[neighbour] || keys[neighbour] !== keys[start]) continue;
          seen[neighbour] = 1;
          members.push(neighbour);
        }
      }
    }
    areas.push({ members, score: scores[start]! });
  }
  return areas.sort((a, b) => b.score - a.score || b.members.length - a.members.length || a.members[0]! - b.members[0]!);
}

/** One more than the number of values above a score; sums of the same parts differ in their last bits. */
function rankIn(sorted: Float64Array, score: number): number {
  let [low, high] = [0, sorted.length];
  const least = score * (1 + 1e-9);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= least) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low + 1;
}

/**
 * What the scores would be, had other populations been in the atlas and other weights been chosen: `DRAWS` times.
 * @param take the scores of one draw
 */
export async function drawScores(
  { populations, weights, parts, holdings, cells }: ScoredCells,
  take: (scores: Float64Array, draw: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const random = createRandom(1);
  const shake = <Name extends string>(names: readonly Name[], of: Readonly<Record<Name, number>>): Record<Name, number> =>
    // Every name has its weight now.
    Object.fromEntries(names.map((name) => [name, of[name] * Math.exp((2 * random() - 1) * WIDEST)])) as Record<Name, number>;
  for (let draw = 0; draw < DRAWS; draw++) {
    if (draw % DRAWS_A_TURN === 0) {
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
    }
    const drawn = { use: shake(CELL_USES, weights.use), appendix: shake(APPENDICES, weights.appendix), category: shake(CATEGORIES, weights.category) };
    const worth = worthOf(populations, drawn, parts);
    for (let p = 0; p < populations.length; p++) {
      const times = -Math.log(1 - random());
      for (let u = 0; u < CELL_USES.length; u++) worth[p * CELL_USES.length + u]! *= times;
    }
    take(addUp(holdings, worth, cells.length), draw);
  }
}

/** Where nine of ten draws lie. @param drawn is sorted */
export function middleDraws(drawn: Float64Array): [number, number] {
  drawn.sort();
  return [drawn[Math.floor(0.05 * (DRAWS - 1))]!, drawn[Math.ceil(0.95 * (DRAWS - 1))]!];
}

async function drawRanks(areas: readonly Alike[], scored: ScoredCells, signal?: AbortSignal): Promise<[number, number][]> {
  const ranks = areas.map(() => new Float64Array(DRAWS));
  const take = (scores: Float64Array, draw: number): void => {
    const sorted = Float64Array.from(scores).sort();
    for (const [at, { members }] of areas.entries()) ranks[at]![draw] = rankIn(sorted, scores[members[0]!]!);
  };
  await drawScores(scored, take, signal);
  return ranks.map(middleDraws);
}

function heldIn(at: number, { cell, population, use }: Holdings, populations: readonly RankedPopulation[], worth: Float64Array): RankedArea['held'] {
  const held: { id: string; use: CellUse; worth: number }[] = [];
  for (let i = 0; i < cell.length; i++) {
    if (cell[i] !== at) continue;
    const [p, u] = [population[i]!, use[i]!];
    held.push({ id: populations[p]!.id, use: CELL_USES[u]!, worth: worth[p * CELL_USES.length + u]! });
  }
  return held.sort((a, b) => b.worth - a.worth).map(({ id, use: how }) => ({ id, use: how }));
}

function addedBy(populations: readonly RankedPopulation[], { cell, population, use }: Holdings, worth: Float64Array, size: number): Addition[] {
  const holders = new Uint16Array(size);
  for (const at of cell) holders[at]! += 1;
  const sums = populations.map(({ id }) => ({ id, cells: 0, share: 0, aloneShare: 0 }));
  let total = 0;
  for (let i = 0; i < cell.length; i++) {
    const added = worth[population[i]! * CELL_USES.length + use[i]!]!;
    const sum = sums[population[i]!]!;
    total += added;
    sum.cells += 1;
    sum.share += added;
    if (holders[cell[i]!] === 1) sum.aloneShare += added;
  }
  if (total === 0) return [];
  return sums.map(({ share, aloneShare, ...rest }) => ({ ...rest, share: share / total, aloneShare: aloneShare / total })).sort((a, b) => b.share - a.share);
}
