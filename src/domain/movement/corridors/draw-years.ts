import type { CorridorMethod } from '../corridor-method.ts';
import type { EqualAreaPlane } from '../../geometry/lambert-azimuthal.ts';
import { type CorridorFeature, FEWEST_INDIVIDUALS, type StopoverFeature } from '../types.ts';
import type { Grid } from '../bridges/grid.ts';
import type { DrawableSequence, DrawnIndividual, IndividualDrawing } from './draw-individual.ts';
import { outlineUse } from './outline-use.ts';
import { PopulationAccumulator } from './population-use.ts';
import { leastIndividuals } from './use-classes.ts';

/** What was drawn of one calendar year's migrations alone, by the method of the whole. */
export interface CorridorYear {
  readonly year: number;
  /** Individuals with a footprint in that year; classes are shares of them. */
  readonly individuals: number;
  readonly corridors: CorridorFeature[];
  readonly stopovers: StopoverFeature[];
  /**
   * The share of its low-use corridor that is in the low-use corridor of another year told of, from 0 to 1. Years of few
   * animals share less by chance alone.
   */
  readonly sharedLow: number;
}

interface DrawableOfIndividual {
  readonly individual: string;
  readonly sequence: DrawableSequence;
}

/**
 * Corridors and stopovers year by year, each from at least three individuals; none where fewer than two years have so many.
 * A year is the one that a migration starts in, UTC.
 * @param draw draws one individual's sequences on the grid
 * @param fewest individuals that a cell must be of to be drawn at all
 */
export async function drawYears(
  all: readonly DrawableOfIndividual[],
  { grid, plane, method, fewest = 1 }: { readonly grid: Grid; readonly plane: EqualAreaPlane; readonly method: CorridorMethod; readonly fewest?: number },
  draw: (drawing: IndividualDrawing) => Promise<DrawnIndividual>,
  signal?: AbortSignal,
): Promise<CorridorYear[]> {
  const years = new Map<number, Map<string, DrawableSequence[]>>();
  for (const { individual, sequence } of all) {
    const mine = years.get(sequence.year) ?? new Map<string, DrawableSequence[]>();
    years.set(sequence.year, mine);
    const sequences = mine.get(individual);
    if (sequences) sequences.push(sequence);
    else mine.set(individual, [sequence]);
  }
  const told = [...years].filter(([, animals]) => animals.size >= FEWEST_INDIVIDUALS).sort(([a], [b]) => a - b);
  if (told.length < 2) return [];
  const drawn: { readonly year: Omit<CorridorYear, 'sharedLow'>; readonly low: Uint8Array }[] = [];
  const holders = new Uint16Array(grid.cols * grid.rows);
  for (const [year, animals] of told) {
    const accumulator = new PopulationAccumulator(grid);
    for (const sequences of animals.values()) {
      const { window } = await draw({ grid, method, sequences });
      signal?.throwIfAborted();
      if (window) accumulator.add(window);
    }
    const use = accumulator.finish();
    if (use.count < FEWEST_INDIVIDUALS) continue;
    const least = leastIndividuals('low', use.count, fewest);
    const low = Uint8Array.from(use.individuals, (n) => (n >= least ? 1 : 0));
    for (let i = 0; i < low.length; i++) holders[i]! += low[i]!;
    const { corridors, stopovers } = outlineUse(use, grid, plane, method, fewest);
    drawn.push({ year: { year, individuals: use.count, corridors, stopovers }, low });
  }
  if (drawn.length < 2) return [];
  return drawn.map(({ year, low }) => {
    let [cells, shared] = [0, 0];
    for (let i = 0; i < low.length; i++) {
      if (low[i] === 0) continue;
      cells += 1;
      if (holders[i]! > 1) shared += 1;
    }
    return { ...year, sharedLow: cells === 0 ? 0 : shared / cells };
  });
}
