import * as v from 'valibot';
import { FileSchema, id } from '../domain/catalog/fields.ts';

// Files of a catalog that no page reads, as far as `atlas check` needs them.

/** A collection of STAC. */
export const StacCollection = v.object({ links: v.array(v.object({ rel: v.string(), href: v.string() })) });
/** An item of STAC. */
export const StacItem = v.object({
  type: v.literal('Feature'),
  stac_version: v.string(),
  id: v.string(),
  assets: v.record(v.string(), v.object({ href: v.string() })),
});
/** What a module's build says of its folder. */
export const ModulePart = v.object({ version: v.number(), module: v.object({ id: id, title: v.string() }), files: v.array(FileSchema) });
/** A published JSON Schema. */
export const PublishedSchema = v.object({ $schema: v.string() });
/** Their files. */
export const SCHEMAS = ['catalog.schema.json', 'entry.schema.json'];
