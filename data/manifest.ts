import { SEASON_PAIRS } from '../src/domain/movement/types.ts';
import { CorridorMethodSchema } from '../src/domain/movement/corridor-method.ts';
import * as v from 'valibot';
import { toJsonSchema } from '@valibot/to-json-schema';
import { LAYER_KINDS } from '../src/domain/catalog/layer-kinds.ts';
import { SPECIES_GROUPS } from '../src/domain/evidence/kinds.ts';
import { GivenDatesSchema, YearStartSchema } from '../src/domain/movement/sequences/given-dates.ts';
import { TableMappingSchema } from '../src/domain/tracks/import/table-mapping.ts';

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

/** Formats of tracking files, for `import.format`. */
export const TRACK_FORMATS = ['movebank', 'seabird', 'darwin-core', 'argos-diag', 'gpx', 'mapped'] as const;

/** How tracking files are read whose format does not say it; a known format needs none of it. */
const ImportSchema = v.object({
  ...TableMappingSchema.entries,
  format: v.optional(
    v.pipe(v.picklist(TRACK_FORMATS), v.description('What the files must turn out to be; the build stops where they are read as another format.')),
  ),
});

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
  /** For a source of tracks; wins over the import of the population. */
  import: v.optional(v.pipe(ImportSchema, v.description('How this source of tracks is read; wins over the import of its population.'))),
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
  /** Ids of the sources that hold its tracks, of any format that the page reads; a fix that stands in two of them counts once. */
  tracks: v.pipe(v.array(id), v.minLength(1)),
  import: v.optional(v.pipe(ImportSchema, v.description('How the sources of its tracks are read, where their format does not say it.'))),
  /** Speed no animal of the population keeps up between two fixes. */
  topSpeedKmh: positive,
  seasons: v.picklist(SEASON_PAIRS),
  /** Month and day on which a migration year starts, MM-DD; the first fix when left out. */
  yearStart: v.optional(YearStartSchema),
  /** Dates set by the custodian win over the model's. */
  dates: v.optional(v.array(GivenDatesSchema)),
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

/** The published schema of manifests, for editors: what only the build can check (that a date is one) is left out. */
export function manifestJsonSchema(): object {
  return toJsonSchema(ManifestSchema, { typeMode: 'input', ignoreActions: ['check'] });
}
