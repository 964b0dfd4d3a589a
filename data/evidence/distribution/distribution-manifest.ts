import * as v from 'valibot';
import { id, layerScope, text } from '../../../src/domain/catalog/fields.ts';
import { PublishedFigureSchema, publishedMethod, PublishedSampleSchema } from '../../../src/domain/evidence/published/published-evidence.ts';
import { entryManifestFields, SentenceSchema } from '../entry-manifest.ts';

/** Polygons of a source in GeoJSON, as a zipped Shapefile or GeoPackage. */
const drawn = v.object({
  /** Id of the source. */
  source: id,
  /** Its table in a GeoPackage, or its name in an archive without the ending; every one when left out. */
  layer: v.optional(text),
  /** Fields that identify and name a feature. */
  idField: v.optional(text),
  nameField: v.optional(text),
  /** The features that count: those whose field, as text, is one of the values, such as the presence that a map of ranges states. */
  only: v.optional(v.object({ field: text, values: v.pipe(v.array(text), v.minLength(1)) })),
});

const anyOf = v.optional(v.array(drawn), []);

export const DistributionManifestSchema = v.pipe(
  v.object({
    evidence: v.literal('distribution'),
    ...entryManifestFields,
    /** Where animals are found. */
    distribution: anyOf,
    /** Where they are known to move. */
    movement: anyOf,
    /** The date that the map shows: year, month or day. */
    asOf: layerScope.asOf,
    /** What the custodian says it rests on. */
    sample: v.optional(PublishedSampleSchema, {}),
    /** How the custodian made it, and where that is written. */
    method: v.object(publishedMethod),
    /** The custodian's own figures. */
    figures: v.optional(v.array(PublishedFigureSchema), []),
    /** Sentences about the method that a reader of the page must know. */
    notes: v.optional(v.array(SentenceSchema), []),
  }),
  v.check(({ distribution, movement, withdrawn }) => distribution.length + movement.length > 0 || withdrawn !== undefined, 'name distribution or movement'),
);

export type DistributionManifest = v.InferOutput<typeof DistributionManifestSchema>;
