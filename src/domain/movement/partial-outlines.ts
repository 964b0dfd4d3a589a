import type { EqualAreaPlane } from '../geometry/lambert-azimuthal.ts';
import type { Grid } from './grid.ts';
import { outlineClasses } from './outline-use.ts';
import type { PartialCorridors } from './types.ts';

/** Least time between two partial outlines, ms. */
const LEAST_MS = 300;
/** Outlining takes at most about this share of the work: on a grid of millions of cells it is not quick. */
const MOST_SHARE = 0.25;

/**
 * Outlines of a population's use classes while individuals are still added. The classes' shares are of all individuals
 * to come, not of those so far, so that what is drawn once stays drawn.
 */
export class PartialOutlines {
  private last = performance.now();
  private wait = LEAST_MS;

  /**
   * @param individuals individuals to come, of whom the classes' shares are
   * @param total sequences to come
   */
  constructor(
    private readonly grid: Grid,
    private readonly plane: EqualAreaPlane,
    private readonly individuals: number,
    private readonly total: number,
    private readonly onPartial: (partial: PartialCorridors) => void,
  ) {}

  /** Outline and hand over what `coverage` (individuals per cell) holds, if it is time to and not yet all. */
  consider(coverage: Uint16Array, done: number): void {
    const started = performance.now();
    if (done >= this.total || started - this.last < this.wait) return;
    const corridors = outlineClasses(coverage, this.individuals, this.grid, this.plane);
    this.last = performance.now();
    this.wait = Math.max(LEAST_MS, (this.last - started) / MOST_SHARE);
    this.onPartial({ corridors, done, total: this.total });
  }
}
