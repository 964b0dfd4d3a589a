import * as v from 'valibot';
import { count, finite, iso3, PointSchema, positive, StatedInSchema, text } from '../../catalog/fields.ts';
import { CRITERION_BASES, CRITERION_RESULTS } from '../../sites/judge-criterion.ts';
import { COUNT_UNITS, PROTECTED, SITE_SEASONS } from '../../sites/site-record.ts';

// A list of sites as it stands in an entry's file.

const year = v.pipe(count, v.minValue(1800), v.maxValue(2199));
const amount = v.pipe(finite, v.minValue(0));
const monthList = v.pipe(v.array(v.pipe(count, v.minValue(1), v.maxValue(12))), v.minLength(1));

/** The months of seasons, by the custodian's word and its source: the calendar alone names none. */
export const SiteSeasonsSchema = v.pipe(
  v.object({ breeding: v.optional(monthList), passage: v.optional(monthList), nonBreeding: v.optional(monthList), source: StatedInSchema }),
  v.check(({ breeding = [], passage = [], nonBreeding = [] }) => {
    const all = [...new Set(breeding), ...new Set(passage), ...new Set(nonBreeding)];
    return new Set(all).size === all.length;
  }, 'a month is of one season'),
);

/** A population's size, and where it is written. */
const EstimateSchema = v.pipe(
  v.object({ min: v.optional(amount), max: v.optional(amount), firstYear: v.optional(year), lastYear: v.optional(year), source: StatedInSchema }),
  v.check(({ min, max }) => min !== undefined || max !== undefined, 'state min, max or both'),
  v.check(({ min = 0, max = Infinity }) => min <= max, 'min is more than max'),
);

/** Individuals that are one percent of a population, and where that is written; the year is that of the publication. */
const ThresholdSchema = v.object({ individuals: positive, year: v.optional(year), source: StatedInSchema });

export const FlywayPopulationSchema = v.object({
  /** As tables of sites name it. */
  id: text,
  name: v.optional(text),
  flyway: v.optional(text),
  estimate: v.optional(EstimateSchema),
  threshold: v.optional(ThresholdSchema),
});
export type FlywayPopulation = v.InferOutput<typeof FlywayPopulationSchema>;

export const SiteFiguresSchema = v.object({
  id: text,
  name: v.optional(text),
  point: PointSchema,
  /** By the list, else the land that its point lies on, else the coast that is nearest within 10 km; left out where neither tells. */
  country: v.optional(iso3),
  areaKm2: v.optional(positive),
  protected: v.optional(v.picklist(PROTECTED)),
});
export type SiteFigures = v.InferOutput<typeof SiteFiguresSchema>;

export const RecordFiguresSchema = v.object({
  site: text,
  population: text,
  season: v.optional(v.picklist(SITE_SEASONS)),
  seasonText: v.optional(text),
  unit: v.optional(v.picklist(COUNT_UNITS)),
  firstYear: v.optional(year),
  lastYear: v.optional(year),
  min: v.optional(amount),
  max: v.optional(amount),
  mean: v.optional(amount),
  meanOf: v.optional(v.picklist(['stated', 'maxima'])),
  /** Counts in each month, January first; from counts alone. */
  months: v.optional(v.pipe(v.array(count), v.length(12))),
  listed: v.optional(v.object({ csn1: v.optional(v.boolean()), csn2: v.optional(v.boolean()), percent: v.optional(amount) })),
  /** What the counts say of Ramsar's Criterion 6: computed, whatever the list states. */
  result: v.picklist(CRITERION_RESULTS),
  basis: v.optional(v.picklist(CRITERION_BASES)),
  /** Seasons counted, and those of them at or above the threshold. */
  seasons: v.optional(count),
  reached: v.optional(count),
  /** The last count is older than the age that the method states, when the data were fetched. */
  old: v.optional(v.literal(true)),
});
export type RecordFigures = v.InferOutput<typeof RecordFiguresSchema>;

/** Of a population in one season: the birds at its sites by their means, as individuals, against the estimate. */
export const ShareSchema = v.object({
  population: text,
  season: v.optional(v.picklist(SITE_SEASONS)),
  /** Sites in the sum, and those that are not: without a mean or a unit; with the first season those too of which no record states a season. */
  sites: count,
  without: count,
  individuals: amount,
  /** Of the highest and of the lowest estimate, each left out where it is not stated. */
  low: v.optional(amount),
  high: v.optional(amount),
});
export type ShareFigures = v.InferOutput<typeof ShareSchema>;

const StretchSchema = v.object({ population: text, from: text, to: text, km: amount });

/** Of each population the shortest tree that joins its sites that qualify, the longest stretch first; distances are geodesics. */
export const SiteNetworkSchema = v.object({
  /** From which distance on a stretch is shown as a gap, km; a reader can choose another. */
  gapKm: positive,
  stretches: v.array(StretchSchema),
  /** Of each population the longest step that no chain of sites from the breeding to the non-breeding season can avoid. */
  unavoidable: v.array(StretchSchema),
});
