import { type BuildContext, manifestFault } from './evidence.ts';

/** Species named one by one where files hold several. */
const SPECIES_NAMED = 5;

/**
 * Whether a row of some files is of the entry's species.
 * @param found species of the rows, as the files name them; undefined where a row names none
 * @param named those of the entry, by its manifest
 * @param field the manifest's field that names them
 * @throws AtlasError naming manifest and field where the files hold several species and nobody says which is the entry's
 */
export function chooseSpecies(
  found: Iterable<string | undefined>,
  named: readonly string[] | undefined,
  field: string,
  context: BuildContext,
): (species: string | undefined) => boolean {
  if (named !== undefined) return (species) => species !== undefined && named.includes(species);
  const all = [...new Set(found)].filter((species) => species !== undefined);
  if (all.length > 1) {
    const listed = all.length > SPECIES_NAMED ? [...all.slice(0, SPECIES_NAMED), '…'] : all;
    throw manifestFault(context, `${context.field}.${field}`, `the files hold several species: ${listed.join(', ')}; name those of this entry`);
  }
  return () => true;
}
