import * as v from 'valibot';
import { BarrierWordSchema, BboxSchema, ChangeSchema, GeneralisedSchema, id, iso3, text, translations, withdrawal } from '../../src/domain/catalog/fields.ts';
import { FactSchema } from '../../src/domain/catalog/fact.ts';
import { MethodSentenceSchema } from '../../src/domain/evidence/entry-fields.ts';
import { SPECIES_GROUPS } from '../../src/domain/evidence/kinds.ts';

/** An analysis zoom. */
export const zoom = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(15));

/** A sentence in the manifest's language, or with translations. */
export const SentenceSchema = v.union([text, MethodSentenceSchema]);

/** What a manifest says of every entry, whatever its evidence. */
export const entryManifestFields = {
  id: v.pipe(id, v.notValue('module', 'is the name of a file that each module has')),
  name: text,
  place: text,
  translations: translations('name', 'place'),
  species: v.object({ scientific: text, common: text, translations: translations('common'), group: v.picklist(SPECIES_GROUPS) }),
  facts: v.optional(v.array(FactSchema), []),
  /** Kinds of barriers that stop these animals, or do not, each with its source: it wins over the atlas's own table. */
  barriers: v.optional(v.array(BarrierWordSchema)),
  /** Analysis zoom of its corridors. */
  maxZoom: zoom,
  /** What changed in each version, the newest first; its number is that of the entry. */
  changes: v.optional(v.array(ChangeSchema), []),
  /** How its data were made coarser before they were published. */
  generalised: v.optional(GeneralisedSchema),
  /** Its custodian took it back: nothing is built of its sources, and the entry says when and why. */
  withdrawn: v.optional(
    v.object({
      ...withdrawal,
      /** Where it was: its data are no longer there to tell. */
      bbox: BboxSchema,
      countries: v.optional(v.array(iso3), []),
    }),
  ),
};

/** Texts that stand in a manifest as they are, or with translations. */
export function listSentences(sentences: readonly v.InferOutput<typeof SentenceSchema>[]): v.InferOutput<typeof MethodSentenceSchema>[] {
  return sentences.map((sentence) => (typeof sentence === 'string' ? { text: sentence } : sentence));
}

const EntryManifestSchema = v.object(entryManifestFields);
export type EntryManifest = v.InferOutput<typeof EntryManifestSchema>;
