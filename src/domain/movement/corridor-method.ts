import * as v from 'valibot';

/** Brownian bridges with one motion variance a sequence, or one a bridge (dynamic model), or buffered migration lines. */
export const BRIDGE_METHODS = ['bbmm', 'dbbmm', 'line-buffer'] as const;

/** Beyond anything on Earth in these units; infinity is beyond it too. */
const LARGEST = 1e9;
/* @__NO_SIDE_EFFECTS__ */ const above0 = (description: string) => v.pipe(v.number(), v.gtValue(0), v.maxValue(LARGEST), v.description(description));

/** How a population's corridors are computed; stated on its page. The unit of each number stands in its name. */
export const CorridorMethodSchema = v.object({
  method: v.pipe(v.picklist(BRIDGE_METHODS), v.description('Brownian bridges (bbmm), the dynamic model (dbbmm), or buffered migration lines (line-buffer)')),
  cellM: above0('Side of a grid cell, metres'),
  locationErrorM: above0('Location error of fixes that carry none, metres'),
  maxLagMin: above0('Longest bridge, minutes'),
  bufferM: above0('Half width of a buffered migration line, metres (method line-buffer)'),
  minDistanceKm: above0('Least distance between ranges for a migration (δ), kilometres'),
  minDaysAway: v.pipe(v.number(), v.minValue(0), v.maxValue(LARGEST), v.description('Least time away for a migration (ρ), days')),
});
export type CorridorMethod = Readonly<v.InferOutput<typeof CorridorMethodSchema>>;

/** What holds where nothing else is said: for large land mammals with GPS collars. */
export const DEFAULT_METHOD: CorridorMethod = {
  method: 'bbmm',
  cellM: 250,
  locationErrorM: 20,
  maxLagMin: 480,
  bufferM: 500,
  minDistanceKm: 15,
  minDaysAway: 30,
};
