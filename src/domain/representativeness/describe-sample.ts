import type { RepresentativenessFigures } from '../evidence/tracks/tracks-evidence.ts';
import type { Grid } from '../movement/bridges/grid.ts';
import type { IndividualOnGrid } from '../movement/corridors/compute-corridors.ts';
import { assessSample, type InclusionPoint } from './assess-sample.ts';
import { type IndividualUse, useOfWindow } from './individual-use.ts';
import { kernelUses } from './kernel-use.ts';
import type { Track } from '../tracks/track.ts';

/** Uses of the population's grid, as corridors are drawn. */
export interface UsesOnGrid {
  readonly uses: IndividualUse[];
  grid?: Grid;
  /** Centre of the grid's plane, [lon, lat]. */
  centre?: readonly [number, number];
}

/** Keeps each individual's use as it is drawn. */
export function collectUses(kept: UsesOnGrid): (use: IndividualOnGrid) => void {
  return ({ individual, grid, centre, window, sequences }) => {
    kept.uses.push(useOfWindow(individual, window, grid, sequences));
    kept.grid = grid;
    kept.centre = centre;
  };
}

const round3 = (value: number): number => Math.round(value * 1000) / 1000;
const roundPoint = ({ animals, mean, low, high }: InclusionPoint): InclusionPoint => ({ animals, mean: round3(mean), low: round3(low), high: round3(high) });

/**
 * How far the tracked animals stand for their population: by the corridor's own bridges, or, without corridors, by kernels.
 * @param bridged uses that a corridor by bridges is drawn from
 * @param thinned tracks of a few positions a day, so that animals with many fixes do not count for more
 * @returns undefined where fewer than three animals tell
 */
export function assessRepresentativeness(bridged: UsesOnGrid | undefined, thinned: readonly Track[]): RepresentativenessFigures | undefined {
  const kernels = bridged === undefined ? kernelUses(thinned) : undefined;
  const assessed = bridged ? bridged.grid && assessSample(bridged.uses, bridged.grid.cols) : kernels && assessSample(kernels.uses, kernels.grid.cols);
  if (!assessed) return undefined;
  const { animals, curve, asymptote, share, withoutOne, animalsFor95 } = assessed;
  return {
    by: bridged ? 'bridges' : 'kernels',
    ...(kernels ? { bandwidthM: Math.round(kernels.bandwidthM) } : {}),
    animals,
    curve: curve.map(roundPoint),
    ...(asymptote === undefined || share === undefined ? {} : { asymptote: round3(asymptote), share: round3(share) }),
    ...(withoutOne === undefined ? {} : { withoutOne: [round3(withoutOne[0]), round3(withoutOne[1])] }),
    ...(animalsFor95 === undefined ? {} : { animalsFor95 }),
  };
}
