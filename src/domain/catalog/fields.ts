import * as v from 'valibot';
import { BARRIER_KINDS, LAYER_KINDS } from './layer-kinds.ts';

// What the index, the entries' files and the manifests share: one rule a field.

export const text = v.pipe(v.string(), v.minLength(1));
export const finite = v.pipe(v.number(), v.finite());
export const positive = v.pipe(finite, v.gtValue(0));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const lon = v.pipe(finite, v.minValue(-180), v.maxValue(180));
const lat = v.pipe(finite, v.minValue(-90), v.maxValue(90));
export const iso3 = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 code'));
/** Whether a day of that name stands in the calendar: 30 February does not. A year or a month of a year does. */
const isInCalendar = (date: string): boolean => new Date(date).toJSON()?.startsWith(date) === true;
export const isoDate = v.pipe(v.string(), v.isoDate('must be a date, YYYY-MM-DD'), v.check(isInCalendar, 'is no day of the calendar'));
export const monthDay = v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a month and day, MM-DD'));
export const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens'));
/** A name as an id, such as a species' scientific name: empty where it has no letter of a to z and no digit. */
export function idFromName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256, in lower-case hex'));
/** BCP 47. */
export const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as fr or zh-Hans'));

/** [west, south, east, north], degrees; west > east crosses the antimeridian. */
export const BboxSchema = v.tuple([lon, lat, lon, lat]);
export type Bbox = v.InferOutput<typeof BboxSchema>;

/** [lon, lat], degrees on WGS 84. */
export const PointSchema = v.tuple([lon, lat]);

export const rights = {
  /** SPDX identifier or the address of the terms. */
  licence: text,
  attribution: text,
  citation: text,
  doi: v.optional(text),
};

/** The same texts in further languages, by field: the fields themselves hold the original, in the catalog's language. */
export function translations<const Fields extends readonly [string, ...string[]]>(...fields: Fields) {
  return v.optional(v.record(language, v.object(v.entriesFromList(fields, v.optional(text)))));
}

/** A file of the atlas: its address, relative to the catalog or absolute, and what it must be. */
export const FileSchema = v.object({ url: text, bytes: count, sha256 });
export type CatalogFile = v.InferOutput<typeof FileSchema>;

/** The part of the world that a layer was made for; outside it, nothing is known. */
export const CoversSchema = v.variant('area', [
  v.object({ area: v.literal('world') }),
  v.object({ area: v.literal('countries'), countries: v.pipe(v.array(iso3), v.minLength(1)) }),
  v.object({ area: v.literal('box'), bbox: BboxSchema }),
  /** Boxes inside that part, where one alone would reach over its border; what lies between them and the border counts as not covered. */
  v.object({ area: v.literal('boxes'), boxes: v.pipe(v.array(BboxSchema), v.minLength(1)) }),
]);

/** States that the lines or areas of a layer are in. */
export const LINE_STATES = ['operating', 'planned', 'cancelled', 'unknown'] as const;

/** What a layer of barriers or areas says about itself. */
export const layerScope = {
  covers: v.optional(CoversSchema),
  /** Whether it holds all there is of its kind in the part it covers, at its scale. */
  complete: v.optional(v.boolean()),
  /** Whether what it covers, and that it is complete there, is the word of the person who added it alone, which nobody checked. */
  vouched: v.optional(v.boolean()),
  /** The date that it shows: year, month or day. */
  asOf: v.optional(
    v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD'), v.check(isInCalendar, 'is no day of the calendar')),
  ),
  /** How far its lines may lie from the truth, metres. */
  accuracyM: v.optional(positive),
  states: v.optional(v.pipe(v.array(v.picklist(LINE_STATES)), v.minLength(1))),
  /** Where its lines lie, of pipelines: those under ground stop nobody. Left out where the layer does not say, or holds both. */
  placement: v.optional(v.picklist(['above-ground', 'buried'])),
  /** Where its areas lie, of parks and Key Biodiversity Areas: all of them at sea. Left out where some lie on land. */
  realm: v.optional(v.literal('marine')),
  /** Property of its features with the year in which each was built: one younger than the tracks was not crossed by them. */
  builtField: v.optional(text),
};

export const LayerSchema = v.object({
  id,
  /** The module that it belongs to; left out in an entry's own file. */
  module: v.optional(id),
  kind: v.picklist(LAYER_KINDS),
  title: text,
  translations: translations('title'),
  /** PMTiles, Parquet or GeoJSON; relative to the catalog or absolute. */
  url: text,
  format: v.picklist(['pmtiles', 'parquet', 'geojson']),
  bytes: v.optional(count),
  sha256: v.optional(sha256),
  /** Layer inside the PMTiles archive. */
  sourceLayer: v.optional(text),
  /** Features of an archive of many things that belong to the layer: those whose property, as text, is one of the values. */
  filter: v.optional(v.object({ property: text, values: v.pipe(v.array(text), v.minLength(1)) })),
  minZoom: v.optional(count),
  /** Analysis zoom: the deepest zoom of the archive, where nothing is simplified. */
  maxZoom: v.optional(count),
  bbox: v.optional(BboxSchema),
  features: v.optional(count),
  /**
   * Countries into whose land its features reach, of a layer that names none (`covers`): the build works them out from the
   * features (data/layer-countries.ts). Where they lie at sea, those in whose exclusive economic zones, by the layers of zones of
   * the same atlas. Left out where there are none of these, or nobody read the features.
   */
  countries: v.optional(v.pipe(v.array(iso3), v.minLength(1))),
  /** Of nodes: the largest number of individuals at one of them, against which a map sizes the others; none where no node states one. */
  most: v.optional(count),
  ...layerScope,
  ...rights,
  accessed: isoDate,
});
export type Layer = v.InferOutput<typeof LayerSchema>;

/** What the atlas itself puts into a download; the page has words for each. */
export const DOWNLOAD_CONTENTS = [
  'all',
  'corridors',
  'stopovers',
  'routes',
  'movement',
  'tracks',
  'sequences',
  'years',
  'network',
  'nodes',
  'links',
  'encounters',
  'places',
  'sites',
  'receivers',
  'stations',
  'detections',
  'movements',
  'distribution',
  'contributions',
] as const;

export const DownloadSchema = v.object({
  /** In English. */
  label: text,
  content: v.optional(v.picklist(DOWNLOAD_CONTENTS)),
  format: text,
  url: text,
  bytes: count,
  /** Left out only in what a version 1 catalog says. */
  sha256: v.optional(sha256),
});

/** Where a statement or a figure is written. */
export const StatedInSchema = v.object({ citation: text, url: text });

/** Whether a kind of barrier acts as one for an entry's animals, by its custodian's word: it wins over the atlas's own table. */
export const BarrierWordSchema = v.object({ kind: v.picklist(BARRIER_KINDS), counts: v.boolean(), source: StatedInSchema });

/**
 * How the data of an entry were made coarser before they were published: positions on a grid (side of a cell, metres), the
 * last days left out, and places and lines of fewer animals than so many. `because`: who says that its species is poached,
 * where that is why.
 */
export const GeneralisedSchema = v.object({
  gridM: v.optional(positive),
  delayDays: v.optional(count),
  fewestIndividuals: v.optional(v.pipe(count, v.minValue(2))),
  because: v.optional(StatedInSchema),
});
export type Generalised = v.InferOutput<typeof GeneralisedSchema>;

/** Versions of an entry count from 1. */
export const entryVersion = v.pipe(count, v.minValue(1));

/** What changed in a version of an entry. */
export const ChangeSchema = v.object({ version: entryVersion, date: isoDate, text, translations: translations('text') });

/** That a custodian took an entry back, and why. */
export const withdrawal = { date: isoDate, reason: text, translations: translations('reason'), replacedBy: v.optional(id) };
