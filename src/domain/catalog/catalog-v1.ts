import * as v from 'valibot';
import { SPECIES_GROUPS } from '../evidence/kinds.ts';
import { SourceSchema } from '../evidence/entry-fields.ts';
import { TracksEntrySchema } from '../evidence/tracks/tracks-evidence.ts';
import { CorridorMethodSchema } from '../movement/corridor-method.ts';
import { BboxSchema, id, LayerSchema, rights, text } from './fields.ts';
import { CountrySchema } from './index-schema.ts';
import { KeptNoteSchema } from '../notes.ts';

// catalog.json as it was in version 1: everything in one file, populations with tracks alone. It is still read
// (upgrade-catalog.ts).

/** What the file of an entry has today and a population did not. */
const SINCE = ['version', 'module', 'language', 'evidence', 'sources', 'warnings', 'method', 'changes'] as const;

const PopulationSchema = v.object({
  ...v.omit(TracksEntrySchema, SINCE).entries,
  name: text,
  species: v.object({ scientific: text, common: text, group: v.picklist(SPECIES_GROUPS) }),
  place: text,
  bbox: BboxSchema,
  method: v.object({ ...CorridorMethodSchema.entries, notes: v.array(text) }),
  /** Sentences in English until there were notes. */
  warnings: v.array(KeptNoteSchema),
});

const ModuleSchema = v.object({
  id,
  title: text,
  custodian: text,
  summary: text,
  ...rights,
  sources: v.array(SourceSchema),
  populations: v.array(PopulationSchema),
  layers: v.array(LayerSchema),
});

export const CatalogV1Schema = v.object({
  version: v.literal(1),
  title: text,
  baseMap: v.object({ url: text, ...rights }),
  countries: v.array(CountrySchema),
  modules: v.array(ModuleSchema),
});

export type CatalogV1 = v.InferOutput<typeof CatalogV1Schema>;
export type ModuleV1 = v.InferOutput<typeof ModuleSchema>;
export type PopulationV1 = v.InferOutput<typeof PopulationSchema>;
