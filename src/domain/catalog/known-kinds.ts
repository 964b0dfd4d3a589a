import { idFromName } from './fields.ts';
import type { NamedSpecies } from './known-file.ts';

// What pages need of treaties and holders before their file, and its schema, are fetched.

/** What an initiative is; each kind has its own words for those who take part. */
export const INITIATIVE_KINDS = ['convention', 'agreement', 'memorandum', 'initiative'] as const;

/** How data of a holder come into this atlas. */
export const LOADERS = ['tracks', 'module', 'areas'] as const;

/** The id of a species that an initiative names: that of the species of entries, where they are the same. */
export function idOfNamed({ scientific, common }: Pick<NamedSpecies, 'scientific' | 'common'>): string {
  return idFromName(scientific ?? common ?? '');
}
