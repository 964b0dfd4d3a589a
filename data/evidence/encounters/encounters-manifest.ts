import * as v from 'valibot';
import { id, text } from '../../../src/domain/catalog/fields.ts';
import { EncounterTableSchema } from '../../../src/domain/encounters/read-encounter-table.ts';
import { StatedSeasonsSchema } from '../../../src/domain/evidence/network/network-figures.ts';
import { entryManifestFields, SentenceSchema } from '../entry-manifest.ts';

export const EncountersManifestSchema = v.object({
  evidence: v.literal('encounters'),
  ...entryManifestFields,
  /** Ids of sources: EURING 2000, 2000+ or 2020, known by their content, or tables of ringing and re-encounters. */
  encounters: v.pipe(v.array(id), v.minLength(1)),
  /** What the columns of a table hold; not needed for EURING, nor for a header that is known (NABBP, Darwin Core). */
  table: v.optional(EncounterTableSchema),
  /** The codes or names of the entry's species in the files; needed where they hold several. */
  speciesCodes: v.optional(v.pipe(v.array(text), v.minLength(1))),
  /** The months of the seasons, with a source; without them the strength of connectivity is not computed. */
  seasons: v.optional(StatedSeasonsSchema),
  /** Sentences about the method that a reader of the page must know. */
  notes: v.optional(v.array(SentenceSchema), []),
});

export type EncountersManifest = v.InferOutput<typeof EncountersManifestSchema>;
