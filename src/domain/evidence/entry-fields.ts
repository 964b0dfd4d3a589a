import { SEASONS } from '../movement/types.ts';
import * as v from 'valibot';
import {
  ChangeSchema,
  count,
  DownloadSchema,
  finite,
  id,
  iso3,
  language,
  LayerSchema,
  monthDay,
  rights,
  sha256,
  text,
  translations,
} from '../catalog/fields.ts';
import { FactSchema } from '../catalog/fact.ts';
import { NoteSchema } from '../notes.ts';

/** A file that an entry was made from, as its module's manifest names it. */
export const SourceSchema = v.object({ title: text, url: text, sha256, ...rights });

/** Rows of tables read and kept, and those left out by file and reason, with the first lines of each. */
export const ImportReportSchema = v.object({
  rowsRead: count,
  kept: count,
  dropped: v.array(v.object({ file: text, reason: text, n: count, lines: v.array(count) })),
});

// What the file of every entry holds, whatever its evidence.

export const entryFields = {
  version: v.literal(2),
  id,
  module: id,
  /** Language of its texts. */
  language: v.optional(language, 'en'),
  /** What it was made from. */
  sources: v.array(SourceSchema),
  facts: v.array(FactSchema),
  /** What the atlas warns of. */
  warnings: v.array(NoteSchema),
  /** Corridors, stopovers, routes, tracks: each with size and SHA-256. */
  layers: v.array(LayerSchema),
  downloads: v.array(DownloadSchema),
  /** What changed in each version, the newest first. */
  changes: v.optional(v.array(ChangeSchema), []),
};

/** A custodian's sentence about the method that a reader of the page must know. */
export const MethodSentenceSchema = v.object({ text, translations: translations('text') });

/** Area of each use class, km², classes nested: low includes medium, medium high. */
export const CorridorAreaSchema = v.object({ low: v.optional(finite), medium: v.optional(finite), high: v.optional(finite) });

/**
 * Countries a corridor touches, most area first; `share` of the low-use corridor's area on land. `months`: tracked animals with
 * a position there in each calendar month, January first, UTC.
 */
export const CountryShareSchema = v.object({
  iso3,
  areaKm2: finite,
  share: finite,
  individuals: v.optional(count),
  months: v.optional(v.pipe(v.array(count), v.length(12))),
});

const range = v.object({ median: finite, min: finite, max: finite });
const dayRange = v.object({ median: monthDay, earliest: monthDay, latest: monthDay });

/** A shift of dates within animals; days a year, later is more than 0, with the 95 % interval of bootstraps over animals. */
const shift = v.object({ daysPerYear: finite, interval: v.tuple([finite, finite]) });
/** A shift of place within animals, km a year, with its 95 % interval as above. */
const placeShift = v.object({ kmPerYear: finite, interval: v.tuple([finite, finite]) });
const SeasonChangeSchema = v.object({
  /** Animals followed in this season of two years or more. */
  followed: count,
  /** Absent where too few animals or years tell of none. */
  departure: v.optional(shift),
  arrival: v.optional(shift),
  /** Of the place half way: to the north and to the east, less than 0 being to the south and to the west. */
  north: v.optional(placeShift),
  east: v.optional(placeShift),
});
export type SeasonChange = v.InferOutput<typeof SeasonChangeSchema>;

export const SeasonFiguresSchema = v.object({
  season: v.picklist(SEASONS),
  sequences: count,
  individuals: count,
  departure: dayRange,
  arrival: dayRange,
  distanceKm: range,
  durationDays: range,
  /** Sequences of this season that are in doubt, and are in none of these figures. */
  doubtful: v.optional(count),
  /** Median dates year by year, where the migrations are of more than one. */
  years: v.optional(v.array(v.object({ year: v.pipe(v.number(), v.integer()), sequences: count, individuals: count, departure: monthDay, arrival: monthDay }))),
  change: v.optional(SeasonChangeSchema),
});
export type SeasonFigures = v.InferOutput<typeof SeasonFiguresSchema>;
