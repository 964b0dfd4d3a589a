import { addWindow, type GridWindow, sumWindows } from '../bridges/grid-window.ts';
import { clipToContour } from './volume-contour.ts';

/** Footprint: the cells inside a UD's 99 % volume contour. */
export const FOOTPRINT_SHARE = 0.99;

/** What a population's UDs add up to; arrays are row-major from the south-west. */
export interface PopulationUse {
  /** Mean UD over individuals, clipped to its 99 % contour; sums to 1. */
  readonly ud: Float64Array;
  /** Individuals whose footprint covers each cell. */
  readonly individuals: Uint16Array;
  /** Individuals with a footprint. */
  readonly count: number;
}

/**
 * The mean of UDs that are clipped and rescaled already, clipped to its 99 % contour and rescaled itself; undefined
 * without any. A mean of one is clipped too: every individual goes through the same number of clips.
 */
function meanOf(uds: readonly GridWindow[]): GridWindow | undefined {
  const [first, second] = uds;
  if (!first) return undefined;
  // Clipping rescales, so a sum serves as the mean, and one UD as its own.
  const sum = second ? sumWindows(uds) : first;
  return clipToContour(sum.values, FOOTPRINT_SHARE) ? sum : undefined;
}

const isPresent = (ud: GridWindow | undefined): ud is GridWindow => ud !== undefined;

/**
 * One individual's UD: the mean over years of the means over a year's sequences, clipped at each step; undefined where it
 * has no footprint.
 * @param years per year, the sequences' UDs, scaled in any way; changed in place
 */
export function meanOfYears(years: readonly (readonly GridWindow[])[]): GridWindow | undefined {
  return meanOf(years.map((uds) => meanOf(uds.filter(({ values }) => clipToContour(values, FOOTPRINT_SHARE)))).filter(isPresent));
}

/**
 * Adds up utilisation distributions in the field's order: each sequence's UD → mean of a year's → mean over an
 * individual's years → mean over individuals, clipped to its 99 % volume contour and rescaled once at each of the four
 * (Kauffman et al. 2020–2024; Merkle et al. 2022, doi:10.1111/2041-210X.13976). UDs are handed over by individual, each
 * in its own window, so that only one whole grid is held.
 */
export class PopulationAccumulator {
  private readonly population: GridWindow;
  private readonly individuals: Uint16Array;
  private count = 0;

  /** @param size columns and rows of the grid that the windows are of */
  constructor({ cols, rows }: { readonly cols: number; readonly rows: number }) {
    this.population = { col: 0, row: 0, cols, rows, values: new Float64Array(cols * rows) };
    this.individuals = new Uint16Array(cols * rows);
  }

  /** @param years per year, the individual's sequence UDs, scaled in any way; changed in place. */
  addIndividual(years: readonly (readonly GridWindow[])[]): void {
    const individual = meanOfYears(years);
    if (individual) this.add(individual);
  }

  /** Per cell, the individuals so far whose footprint covers it. */
  get coverage(): Uint16Array {
    return this.individuals;
  }

  /** @param individual an individual's own UD, from {@link meanOfYears}. */
  add(individual: GridWindow): void {
    this.count += 1;
    addWindow(this.population, individual);
    const { col, row, cols, rows, values } = individual;
    for (let r = 0; r < rows; r++) {
      const to = (row + r) * this.population.cols + col;
      for (let c = 0; c < cols; c++) if (values[r * cols + c]! > 0) this.individuals[to + c] = this.individuals[to + c]! + 1;
    }
  }

  finish(): PopulationUse {
    clipToContour(this.population.values, FOOTPRINT_SHARE);
    return { ud: this.population.values, individuals: this.individuals, count: this.count };
  }
}
