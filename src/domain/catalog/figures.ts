import * as v from 'valibot';
import { BARRIER_TYPES } from './layer-kinds.ts';
import { USE_CLASSES } from '../movement/types.ts';
import { count, finite, id, iso3, PointSchema } from './fields.ts';

// What the build computed of an entry and the layers of the same catalog, by the code that a page computes with: pages open
// with answers, and compute anew when they are asked to. Each entry has a file of its own, and one file has the headline
// figures of all, for comparisons.

const km = v.pipe(finite, v.minValue(0));
const byUse = v.object({ low: km, medium: km, high: km });
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));

const BarrierCrossingSchema = v.object({
  layer: id,
  barrier: v.string(),
  name: v.string(),
  type: v.picklist(BARRIER_TYPES),
  built: v.optional(v.number()),
  use: v.picklist(USE_CLASSES),
  crossings: count,
  lengthInsideKm: km,
  lengthByUseKm: byUse,
  points: v.array(PointSchema),
  parts: v.array(v.object({ at: PointSchema, lengthKm: km, country: v.optional(v.union([iso3, v.literal('')])) })),
});

const CoverageAnswerSchema = v.object({
  coverage: v.array(v.object({ use: v.picklist(USE_CLASSES), corridorKm2: km, coveredKm2: km, share })),
  byArea: v.array(v.object({ id: v.string(), name: v.string(), country: v.exactOptional(v.string()), km2ByUse: byUse })),
});

/** `figures/ENTRY.json`: by the id of a layer, every barrier that crosses the corridor, or the areas that cover it. */
export const BuiltFiguresSchema = v.object({
  version: v.literal(1),
  entry: id,
  /** Hash of all that they were computed from. */
  builtFrom: v.string(),
  crossings: v.record(id, v.array(BarrierCrossingSchema)),
  coverage: v.record(id, CoverageAnswerSchema),
});
export type BuiltFigures = v.InferOutput<typeof BuiltFiguresSchema>;

const part = { barriers: count, km };

/** One layer of barriers and one corridor: what counts for its animals. */
const HeadlineSchema = v.object({
  layer: id,
  /** Animals whose migrations make the corridor, where they are known: of fewer than three it is preliminary. */
  individuals: v.optional(count),
  ...part,
  highKm: km,
  /** By country, ISO 3166-1 alpha-3; a barrier in two of them is in both. */
  countries: v.record(iso3, v.object(part)),
});
export type Headline = v.InferOutput<typeof HeadlineSchema>;

/** One layer of areas and one corridor: how much of its high-use class they cover. */
const ProtectionSchema = v.object({
  layer: id,
  individuals: v.optional(count),
  /** The high-use class, and what of it the areas cover, km². */
  highKm2: km,
  coveredKm2: km,
});
export type Protection = v.InferOutput<typeof ProtectionSchema>;

/** `headlines.json`: by the id of an entry, what layers of barriers do to its corridor and what layers of areas cover of it. */
export const HeadlinesSchema = v.object({
  version: v.literal(1),
  entries: v.record(id, v.array(HeadlineSchema)),
  protection: v.optional(v.record(id, v.array(ProtectionSchema)), {}),
});
export type Headlines = v.InferOutput<typeof HeadlinesSchema>;
