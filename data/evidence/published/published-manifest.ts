import * as v from 'valibot';
import { id, text } from '../../../src/domain/catalog/fields.ts';
import { PublishedFigureSchema, publishedMethod, PublishedSampleSchema } from '../../../src/domain/evidence/published/published-evidence.ts';
import { USE_CLASSES } from '../../../src/domain/movement/types.ts';
import { entryManifestFields, SentenceSchema } from '../entry-manifest.ts';

const use = v.picklist(USE_CLASSES);

/** Where features come from: a source in GeoJSON, as a zipped Shapefile or GeoPackage. */
const drawn = {
  /** Id of the source. */
  source: id,
  /** Its table in a GeoPackage, or its name in an archive without the ending; every one when left out. */
  layer: v.optional(text),
  /** Fields that identify and name a feature. */
  idField: v.optional(text),
  nameField: v.optional(text),
};

/** Features of any of several files. */
function anyOf<Schema extends v.GenericSchema>(schema: Schema) {
  return v.optional(v.array(schema), []);
}

export const PublishedManifestSchema = v.pipe(
  v.object({
    evidence: v.literal('published'),
    ...entryManifestFields,
    /** Polygons by use class: one class for all of a file, or a field and what its values, as text, mean. */
    corridors: anyOf(v.object({ ...drawn, use: v.union([use, v.object({ field: text, values: v.record(v.string(), use) })]) })),
    stopovers: anyOf(v.object(drawn)),
    /** Lines without a use class. */
    routes: anyOf(v.object(drawn)),
    /** What the custodian says they rest on. */
    sample: v.optional(PublishedSampleSchema, {}),
    /** How the custodian made them, and where that is written. */
    method: v.object(publishedMethod),
    /** The custodian's own figures. */
    figures: v.optional(v.array(PublishedFigureSchema), []),
    /** Sentences about the method that a reader of the page must know. */
    notes: v.optional(v.array(SentenceSchema), []),
  }),
  v.check(({ corridors, routes, withdrawn }) => corridors.length + routes.length > 0 || withdrawn !== undefined, 'name corridors or routes'),
);

export type PublishedManifest = v.InferOutput<typeof PublishedManifestSchema>;
export type DrawnCorridors = PublishedManifest['corridors'][number];
export type Drawn = PublishedManifest['routes'][number];
