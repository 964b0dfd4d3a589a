import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { BboxSchema, id, isoDate, language, LayerSchema, layerScope, rights, text, translations } from '../src/domain/catalog/fields.ts';
import { LAYER_KINDS } from '../src/domain/catalog/layer-kinds.ts';
import { zoom } from './evidence/entry-manifest.ts';
import { EVIDENCE } from './evidence/table.ts';
import { SourceSchema } from './find-source.ts';

// A module's manifest, data/modules/<id>/module.json: what a custodian writes.

/** One population, network or list of sites, by its kind of evidence; tracks where none is named. */
const PopulationManifestSchema = v.variant(
  'evidence',
  Object.values(EVIDENCE).map(({ schema }) => schema),
);

/** A PMTiles archive that stays where it is, such as one of the whole planet. */
const RemoteSchema = v.object({
  url: v.pipe(v.string(), v.regex(/^https?:\/\//, 'must be an absolute address')),
  sourceLayer: text,
  filter: LayerSchema.entries.filter,
  minZoom: v.optional(zoom),
  bbox: v.optional(BboxSchema),
  ...rights,
  accessed: isoDate,
});

const LayerManifestSchema = v.pipe(
  v.object({
    id,
    kind: v.picklist(LAYER_KINDS),
    title: text,
    translations: translations('title'),
    /** GeoJSON in WGS 84 to make tiles of, by the id of its source. */
    source: v.optional(id),
    /** Or an archive at another address. */
    remote: v.optional(RemoteSchema),
    maxZoom: zoom,
    /** Property that identifies a feature; its number in the file when left out. */
    idField: v.optional(text),
    nameField: v.optional(text),
    /** Names that are damaged in the source, as they stand there, and what they are; null where that cannot be told: such a feature has no name. */
    nameFix: v.optional(v.record(text, v.nullable(text))),
    /** Further properties to keep. */
    keep: v.optional(v.array(text), []),
    ...layerScope,
  }),
  v.check(({ source, remote }) => (source === undefined) !== (remote === undefined), 'name either a source or a remote archive'),
);

export const ManifestSchema = v.object({
  id,
  title: text,
  custodian: text,
  summary: text,
  translations: translations('title', 'summary'),
  /** Language of the manifest's texts where no other is named. */
  language: v.optional(language, 'en'),
  /** Where to write to. */
  contact: v.optional(text),
  ...rights,
  sources: v.array(SourceSchema),
  populations: v.optional(v.array(PopulationManifestSchema), []),
  layers: v.optional(v.array(LayerManifestSchema), []),
});

export type { Source } from './find-source.ts';
export type LayerManifest = v.InferOutput<typeof LayerManifestSchema>;
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** The published schema of manifests, for editors: what only the build can check (that a date is one) is left out. */
export function manifestJsonSchema(): object {
  return toJsonSchema(ManifestSchema, { typeMode: 'input', ignoreActions: ['check', 'finite'] });
}
