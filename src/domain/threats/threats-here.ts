import type { FoundEntry } from '../catalog/find-entries.ts';
import type { OpenEntry } from '../catalog/open-entry.ts';
import type { Species } from '../catalog/index-schema.ts';
import type { SpeciesFile } from '../catalog/species-file.ts';
import { threatsTo, type ThreatStatement, threatsToSpecies } from './list-threats.ts';
import { THREAT_KINDS, type ThreatKind } from './threat-kinds.ts';

/** A threat, and the populations for which, or for whose species, sources name it. */
export interface ThreatHere {
  readonly kind: ThreatKind;
  readonly populations: readonly { readonly found: FoundEntry; readonly statements: readonly ThreatStatement[] }[];
}

/**
 * What sources name for several populations, by threat, in the order of the classification.
 * @param open those of them whose files are there
 * @param fileOf what is told of a species, where it is there
 */
export function threatsHere(
  found: readonly FoundEntry[],
  open: readonly OpenEntry[],
  fileOf: (species: Species) => Pick<SpeciesFile, 'facts'> | undefined,
): readonly ThreatHere[] {
  const all = found.map((one) => {
    const entry = open.find(({ row }) => row.id === one.row.id);
    const file = fileOf(one.species);
    return { found: one, statements: entry ? threatsTo(entry, file) : file ? threatsToSpecies(file) : [] };
  });
  return THREAT_KINDS.flatMap((kind) => {
    const populations = all.flatMap(({ found: one, statements }) => {
      const mine = statements.filter(({ threats }) => threats.includes(kind));
      return mine.length === 0 ? [] : [{ found: one, statements: mine }];
    });
    return populations.length === 0 ? [] : [{ kind, populations }];
  });
}
