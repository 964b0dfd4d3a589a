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
 * Adds up utilisation distributions in the field's order: mean of a year's UDs → mean over an individual's years →
 * mean over individuals, each clipped to its 99 % volume contour and rescaled (Kauffman et al. 2020–2024;
 * Merkle et al. 2022, doi:10.1111/2041-210X.13976). UDs are handed over one by one, so that only a few grids are held.
 */
export class PopulationAccumulator {
  private readonly population: Float64Array;
  private readonly individuals: Uint16Array;
  private count = 0;

  constructor(private readonly cells: number) {
    this.population = new Float64Array(cells);
    this.individuals = new Uint16Array(cells);
  }

  /** @param years per year, the individual's sequence UDs; scaled and clipped in place. */
  addIndividual(years: readonly (readonly Float64Array[])[]): void {
    const individual = this.meanOf(years.filter((uds) => uds.length > 0).map((uds) => this.meanOf(uds)));
    if (!individual) return;
    this.count += 1;
    for (let i = 0; i < this.cells; i++) {
      const use = individual[i]!;
      if (use === 0) continue;
      this.population[i] = this.population[i]! + use;
      this.individuals[i] = this.individuals[i]! + 1;
    }
  }

  finish(): PopulationUse {
    clipToContour(this.population, FOOTPRINT_SHARE);
    return { ud: this.population, individuals: this.individuals, count: this.count };
  }

  /** Each UD clipped and rescaled, then their mean, clipped and rescaled; undefined when all are empty. */
  private meanOf(uds: readonly (Float64Array | undefined)[]): Float64Array | undefined {
    const present = uds.filter((ud) => ud !== undefined);
    for (const ud of present) clipToContour(ud, FOOTPRINT_SHARE);
    const filled = present.filter((ud) => ud.some((value) => value > 0));
    const [first, ...others] = filled;
    if (!first) return undefined;
    if (others.length === 0) return first;
    const mean = first.slice();
    for (const ud of others) for (let i = 0; i < mean.length; i++) mean[i] = mean[i]! + ud[i]!;
    clipToContour(mean, FOOTPRINT_SHARE);
    return mean;
  }
}
