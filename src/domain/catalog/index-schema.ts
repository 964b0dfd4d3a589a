import * as v from 'valibot';
import { EVIDENCE_KINDS, SPECIES_GROUPS } from '../evidence/kinds.ts';
import { OUTCOMES } from '../movement/types.ts';
import { CMS_APPENDICES, IUCN_CATEGORIES } from './species-status.ts';
import {
  BarrierWordSchema,
  BboxSchema,
  count,
  entryVersion,
  FileSchema,
  GeneralisedSchema,
  id,
  iso3,
  language,
  LayerSchema,
  PointSchema,
  rights,
  sha256,
  text,
  translations,
  withdrawal,
} from './fields.ts';

// The one description of catalog.json, version 2: an index, small whatever the number of its entries. The page parses with
// it, `atlas check` validates with it, and the published JSON Schema (public/atlas/catalog.schema.json) is generated from it.
// What a page says of an entry lies in the entry's own file (evidence/, one schema a kind of evidence).

/** Numbers by which entries are listed and added up; a kind of evidence gives those that it has. */
export const IndexSampleSchema = v.object({
  individuals: v.optional(count),
  fixes: v.optional(count),
  sequences: v.optional(count),
});

/** One population, network or list of sites: what lists, search and the world view need of it. */
export const EntryRowSchema = v.pipe(
  v.object({
    id,
    module: id,
    evidence: v.picklist(EVIDENCE_KINDS),
    name: text,
    place: text,
    translations: translations('name', 'place'),
    /** Id of its species. */
    species: id,
    bbox: BboxSchema,
    /** Where it is marked on a map of the world. */
    point: PointSchema,
    /** ISO 3166-1 alpha-3, most of its area first. */
    countries: v.array(iso3),
    sample: IndexSampleSchema,
    /** What its tracks came to; left out where it has none, and in catalogs built before. */
    result: v.optional(v.picklist(OUTCOMES)),
    /** First and last year of its data, where they are known. */
    years: v.optional(v.tuple([count, count])),
    /** What its custodian says of the kinds of barriers that stop its animals, or do not. */
    barriers: v.optional(v.array(BarrierWordSchema)),
    /** Threats that sources name for it, by its own file. */
    threats: v.optional(v.array(text)),
    licence: text,
    /** Languages that its texts are written in, the original first. */
    languages: v.pipe(v.array(language), v.minLength(1)),
    /** Counts up with every change of its data; what changed stands in its file. */
    version: v.optional(entryVersion, 1),
    /** How its data were made coarser before they were published. */
    generalised: v.optional(GeneralisedSchema),
    /** Its custodian took it back: the entry stays and says so, its data are gone. */
    withdrawn: v.optional(v.object(withdrawal)),
    /** What the build found of it and the layers of this catalog (figures.ts); left out where there is nothing to find. */
    figures: v.optional(FileSchema),
    /** What its tracks at full rate have to do with barriers of this catalog (built-events.ts); left out where it cannot be told. */
    events: v.optional(FileSchema),
    /** The file with its figures, which names every other file of its own with size and SHA-256. */
    file: v.optional(FileSchema),
  }),
  v.check(({ file, withdrawn }) => (file === undefined) === (withdrawn !== undefined), 'an entry has a file unless it was withdrawn'),
);

export const IndexModuleSchema = v.object({
  id,
  title: text,
  custodian: text,
  summary: text,
  translations: translations('title', 'summary'),
  /** Where to write to. */
  contact: v.optional(text),
  ...rights,
});

export const SpeciesSchema = v.object({
  id,
  scientific: text,
  /** In the catalog's language. */
  common: text,
  translations: translations('common'),
  group: v.picklist(SPECIES_GROUPS),
  /** What else people call it, in any language: the search finds it by them. */
  names: v.optional(v.array(text)),
  /** Its CMS appendix and its category of the IUCN Red List, as its file states them with their source. */
  appendix: v.optional(v.picklist(CMS_APPENDICES)),
  category: v.optional(v.picklist(IUCN_CATEGORIES)),
  /** Threats that sources name for the species as a whole, by its file. */
  threats: v.optional(v.array(text)),
  /** Its names and what is known of it, each with its source (species-file.ts). */
  file: v.optional(FileSchema),
});

export const CountrySchema = v.object({
  iso3,
  iso2: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  name: text,
  bbox: BboxSchema,
});

/**
 * Generalised corridors of all entries for the world view, with the properties `entry` and `use`; the routes of entries
 * without corridors, and the movement of those without a migration, with `entry`, are each a layer of their own.
 */
export const OverviewSchema = v.object({
  ...FileSchema.entries,
  sourceLayer: text,
  routesLayer: v.optional(text),
  movementLayer: v.optional(text),
  maxZoom: count,
});

export const CatalogIndexSchema = v.object({
  version: v.literal(2),
  title: text,
  /** Language of its texts where no other is named. */
  language: v.optional(language, 'en'),
  baseMap: v.object({
    url: text,
    bytes: v.optional(count),
    sha256: v.optional(sha256),
    /** Shade of mountains: a picture of the whole world in Web Mercator, PNG with transparency. */
    relief: v.optional(FileSchema),
    /** The index of its names (places-file.ts). */
    places: v.optional(FileSchema),
    ...rights,
  }),
  overview: v.optional(OverviewSchema),
  /** What layers of barriers do to the corridors of all entries (figures.ts). */
  headlines: v.optional(FileSchema),
  /** Which month the animals of each entry were where (calendar-file.ts). */
  calendar: v.optional(FileSchema),
  /** Guided stories of entries (story-file.ts). */
  stories: v.optional(FileSchema),
  /** What is known of migration beyond its entries: treaties, initiatives, who holds data (known-file.ts). */
  known: v.optional(FileSchema),
  /** Which cells of an equal-area grid each entry holds (cover-file.ts). */
  cover: v.optional(FileSchema),
  /** Names of the features of its layers of barriers and areas (names-file.ts). */
  names: v.optional(FileSchema),
  /** The texts of modules, species, entries and layers in further languages, a file a language (texts-file.ts). */
  texts: v.optional(v.record(language, FileSchema)),
  /** What they are found by in all of them (texts-file.ts). */
  words: v.optional(FileSchema),
  /** A STAC collection of the same entries. */
  stac: v.optional(text),
  modules: v.array(IndexModuleSchema),
  species: v.array(SpeciesSchema),
  entries: v.array(EntryRowSchema),
  countries: v.array(CountrySchema),
  /** Barriers and priority areas: layers that belong to no entry. */
  layers: v.array(LayerSchema),
  /** Other catalogs whose entries and layers are shown with these; addresses relative to this one or absolute. */
  includes: v.optional(v.array(v.object({ url: text, title: v.optional(text) })), []),
});

export type EntryRow = v.InferOutput<typeof EntryRowSchema>;
export type IndexModule = v.InferOutput<typeof IndexModuleSchema>;
export type Species = v.InferOutput<typeof SpeciesSchema>;
export type Country = v.InferOutput<typeof CountrySchema>;
export type CatalogIndex = v.InferOutput<typeof CatalogIndexSchema>;
