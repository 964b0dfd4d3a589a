import { SEASONS, SEASON_PAIRS } from '../src/domain/movement/types.ts';
import { CorridorMethodSchema } from '../src/domain/movement/corridor-method.ts';
import * as v from 'valibot';
import { LAYER_KINDS } from '../src/domain/catalog/layer-kinds.ts';
import { SPECIES_GROUPS } from '../src/domain/evidence/kinds.ts';

// A module's manifest, data/modules/<id>/module.json: what a custodian writes.

const text = v.pipe(v.string(), v.minLength(1));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens'));
const positive = v.pipe(v.number(), v.gtValue(0));
const zoom = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(15));

const rights = {
  licence: text,
  attribution: text,
  citation: text,
  doi: v.optional(text),
};

export const SourceSchema = v.object({
  id,
  title: text,
  /** Path below $ATLAS_SOURCES, ../shared/data or the module's own folder. */
  file: text,
  /** Where anyone can get it: DOI or address. */
  url: text,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of the file, in lower-case hex')),
  accessed: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
  ...rights,
});

export const PopulationManifestSchema = v.object({
  id,
  name: text,
  species: v.object({
    scientific: text,
    common: text,
    group: v.picklist(SPECIES_GROUPS),
  }),
  place: text,
  /** Ids of the sources that hold its tracks. */
  tracks: v.pipe(v.array(id), v.minLength(1)),
  /** Speed no animal of the population keeps up between two fixes. */
  topSpeedKmh: positive,
  seasons: v.picklist(SEASON_PAIRS),
  /** Month and day on which a migration year starts, MM-DD; the first fix when left out. */
  yearStart: v.optional(v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/))),
  /** Dates set by the custodian win over the model's. */
  dates: v.optional(v.array(v.object({ individual: text, season: v.picklist(SEASONS), start: text, end: text }))),
  /** Fixes closer in time than this are thinned before the bridges, minutes. */
  thinMin: v.optional(positive),
  method: CorridorMethodSchema,
  /** Sentences about the method that a reader of the page must know. */
  notes: v.array(text),
  /** Analysis zoom of its corridors. */
  maxZoom: zoom,
  facts: v.optional(v.array(v.object({ text, source: v.object({ citation: text, url: text }) })), []),
});

export const LayerManifestSchema = v.object({
  id,
  kind: v.picklist(LAYER_KINDS),
  title: text,
  source: id,
  maxZoom: zoom,
  /** Property that identifies a feature; its number in the file when left out. */
  idField: v.optional(text),
  nameField: v.optional(text),
  /** Further properties to keep. */
  keep: v.optional(v.array(text), []),
});

export const ManifestSchema = v.object({
  id,
  title: text,
  custodian: text,
  summary: text,
  ...rights,
  sources: v.array(SourceSchema),
  populations: v.optional(v.array(PopulationManifestSchema), []),
  layers: v.optional(v.array(LayerManifestSchema), []),
});

export type Source = v.InferOutput<typeof SourceSchema>;
export type PopulationManifest = v.InferOutput<typeof PopulationManifestSchema>;
export type LayerManifest = v.InferOutput<typeof LayerManifestSchema>;
export type Manifest = v.InferOutput<typeof ManifestSchema>;
