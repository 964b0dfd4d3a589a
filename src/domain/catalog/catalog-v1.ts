import { SPECIES_GROUPS } from '../evidence/kinds.ts';
import { SEASONS } from '../movement/types.ts';
import { CorridorMethodSchema } from '../movement/corridor-method.ts';
import * as v from 'valibot';
import { LAYER_KINDS } from './layer-kinds.ts';
import { KeptNoteSchema } from '../notes.ts';

// catalog.json as it was in version 1: everything in one file. It is still read (upgrade-catalog.ts).

const text = v.pipe(v.string(), v.minLength(1));
const finite = v.number();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const lon = v.pipe(finite, v.minValue(-180), v.maxValue(180));
const lat = v.pipe(finite, v.minValue(-90), v.maxValue(90));
const iso3 = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const isoDate = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const monthDay = v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/));

/** [west, south, east, north], degrees. */
export const BboxSchema = v.tuple([lon, lat, lon, lat]);

const rights = {
  /** SPDX identifier or the address of the terms. */
  licence: text,
  attribution: text,
  citation: text,
  doi: v.optional(text),
};

export const LayerSchema = v.object({
  id,
  kind: v.picklist(LAYER_KINDS),
  title: text,
  /** PMTiles, Parquet or GeoJSON; relative to the catalog or absolute. */
  url: text,
  format: v.picklist(['pmtiles', 'parquet', 'geojson']),
  /** Layer inside the PMTiles archive. */
  sourceLayer: v.optional(text),
  /** Features of an archive of many things that belong to the layer: those whose property, as text, is one of the values. */
  filter: v.optional(v.object({ property: text, values: v.pipe(v.array(text), v.minLength(1)) })),
  minZoom: v.optional(count),
  /** Analysis zoom: the deepest zoom of the archive, where nothing is simplified. */
  maxZoom: v.optional(count),
  bbox: v.optional(BboxSchema),
  features: v.optional(count),
  ...rights,
  accessed: isoDate,
});

const range = v.object({ median: finite, min: finite, max: finite });
const dayRange = v.object({ median: monthDay, earliest: monthDay, latest: monthDay });

export const SeasonFiguresSchema = v.object({
  season: v.picklist(SEASONS),
  sequences: count,
  individuals: count,
  departure: dayRange,
  arrival: dayRange,
  distanceKm: range,
  durationDays: range,
});

export const FactSchema = v.object({
  text,
  source: v.object({ citation: text, url: text }),
});

export const DownloadSchema = v.object({ label: text, url: text, format: text, bytes: count });

export const PopulationSchema = v.object({
  id,
  name: text,
  species: v.object({
    scientific: text,
    common: text,
    group: v.picklist(SPECIES_GROUPS),
  }),
  place: text,
  facts: v.array(FactSchema),
  sample: v.object({
    individuals: count,
    fixes: count,
    sequences: count,
    individualsWithFootprint: count,
    firstYear: count,
    lastYear: count,
    medianIntervalHours: finite,
  }),
  /** Number of individuals of each movement class. */
  classes: v.record(v.string(), count),
  method: v.object({
    ...CorridorMethodSchema.entries,
    notes: v.array(text),
  }),
  /** Sentences in English until there were notes. */
  warnings: v.array(KeptNoteSchema),
  seasons: v.array(SeasonFiguresSchema),
  corridorAreaKm2: v.object({ low: v.optional(finite), medium: v.optional(finite), high: v.optional(finite) }),
  stopoverAreaKm2: finite,
  /** Countries the corridor touches, most area first; `share` of the low-use corridor's area on land. */
  rangeStates: v.array(v.object({ iso3, areaKm2: finite, share: finite, individuals: count })),
  /** Area of the low-use corridor outside every country's land, km². */
  areaAtSeaKm2: finite,
  bbox: BboxSchema,
  importReport: v.object({ rowsRead: count, fixesKept: count, dropped: v.record(v.string(), count), topSpeedKmh: v.optional(finite) }),
  layers: v.array(LayerSchema),
  downloads: v.array(DownloadSchema),
});

export const ModuleSchema = v.object({
  id,
  title: text,
  custodian: text,
  summary: text,
  ...rights,
  sources: v.array(v.object({ title: text, url: text, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), ...rights })),
  populations: v.array(PopulationSchema),
  layers: v.array(LayerSchema),
});

export const CountrySchema = v.object({
  iso3,
  iso2: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  name: text,
  bbox: BboxSchema,
});

export const CatalogSchema = v.object({
  version: v.literal(1),
  title: text,
  baseMap: v.object({ url: text, ...rights }),
  countries: v.array(CountrySchema),
  modules: v.array(ModuleSchema),
});

export { CatalogSchema as CatalogV1Schema };
export type CatalogV1 = v.InferOutput<typeof CatalogSchema>;
export type ModuleV1 = v.InferOutput<typeof ModuleSchema>;
export type PopulationV1 = v.InferOutput<typeof PopulationSchema>;

export type Bbox = v.InferOutput<typeof BboxSchema>;
export type Layer = v.InferOutput<typeof LayerSchema>;
export type SeasonFigures = v.InferOutput<typeof SeasonFiguresSchema>;
export type Population = v.InferOutput<typeof PopulationSchema>;
export type Module = v.InferOutput<typeof ModuleSchema>;
export type Country = v.InferOutput<typeof CountrySchema>;
export type Catalog = v.InferOutput<typeof CatalogSchema>;
