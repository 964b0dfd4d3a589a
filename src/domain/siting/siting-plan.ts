import * as v from 'valibot';
import type { LonLat } from '../crossings/types.ts';
import { FARTHEST_LON } from '../geometry/on-earth.ts';
import type { Stretch } from './profile.ts';

/** Length of a line that a structure serves where nobody says, metres: the one found to serve best by Loraamm & Downs 2016 (doi:10.1080/13658816.2015.1083995). */
export const DEFAULT_SPAN_M = 2_000;

/** Structures that can be asked for. */
export const MOST_STRUCTURES = 100;

/** A structure that a person put somewhere else than it was calculated. */
export interface PlacedByHand {
  /** Where its middle is, metres along the line. */
  readonly atM: number;
  /** Where that of the calculated one was. */
  readonly insteadOfM: number;
}

/** What a person asked for along a line; kept with it. */
export interface SitingPlan {
  /** Whose tracks, a population's id or a person's own; those chosen last when left out. */
  readonly source?: string | undefined;
  readonly structures: number;
  readonly spanM: number;
  /** How far the line may lie off, metres, where a person said so. */
  readonly accuracyM?: number | undefined;
  /** Structures that stand already, [lon, lat] degrees. */
  readonly existing: readonly LonLat[];
  /** Stretches along the line on which nothing can be built. */
  readonly closed: readonly Stretch[];
  /** Months to look at, 1–12, rising; the whole year when left out. */
  readonly months?: readonly number[] | undefined;
  /** Structures that were placed by hand, the one that was moved last at the end. They change what is shown, not what is calculated. */
  readonly placed?: readonly PlacedByHand[] | undefined;
}

/** Months in their order, each once; undefined for none and for all twelve: the whole year. */
export function tidyMonths(months: readonly number[] | undefined): readonly number[] | undefined {
  const tidy = [...new Set(months)].toSorted((a, b) => a - b);
  return tidy.length === 0 || tidy.length === 12 ? undefined : tidy;
}

export const FIRST_PLAN: SitingPlan = { structures: 1, spanM: DEFAULT_SPAN_M, existing: [], closed: [] };

/** Points and stretches that a plan may hold. */
export const MOST_MARKS = 200;

const place = v.strictTuple([v.pipe(v.number(), v.minValue(-FARTHEST_LON), v.maxValue(FARTHEST_LON)), v.pipe(v.number(), v.minValue(-90), v.maxValue(90))]);
const metres = v.pipe(v.number(), v.finite(), v.minValue(0));

/** As it stands in a project file; figures that cannot be sited are refused when they are asked about. */
export const SitingPlanSchema: v.GenericSchema<unknown, SitingPlan> = v.object({
  source: v.optional(v.string()),
  structures: v.pipe(v.number(), v.finite()),
  spanM: v.pipe(v.number(), v.finite()),
  accuracyM: v.optional(metres),
  existing: v.pipe(v.array(place), v.maxLength(MOST_MARKS)),
  closed: v.pipe(v.array(v.object({ fromM: metres, toM: metres })), v.maxLength(MOST_MARKS)),
  placed: v.optional(v.pipe(v.array(v.object({ atM: metres, insteadOfM: metres })), v.maxLength(MOST_MARKS))),
  months: v.optional(
    v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
      v.maxLength(12),
      v.transform((months) => tidyMonths(months)),
    ),
  ),
});

/** Share of the work that reading the tracks is; the rest are draws of herds. */
export const READING_SHARE = 0.4;
