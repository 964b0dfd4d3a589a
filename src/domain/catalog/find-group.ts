import type { Chosen } from '../chosen.ts';
import type { SpeciesGroup } from '../evidence/kinds.ts';
import { noteOf } from '../notes.ts';
import type { Catalog } from './parse-catalog.ts';
import { listKnownSpecies } from './known.ts';
import type { KnownFile } from './known-file.ts';

/** Genus and species, without subspecies and author, in small letters; undefined where a name has not both. */
function binomialOf(scientific: string | undefined): string | undefined {
  const [genus, species] = scientific?.trim().toLowerCase().split(/\s+/) ?? [];
  return genus !== undefined && species !== undefined && /^\p{L}[\p{L}-]+$/u.test(species) ? `${genus} ${species}` : undefined;
}

/**
 * The kind of animals that a species is, where this atlas has the species, or a treaty or initiative of it names the species:
 * those state their kind. A genus tells nothing, as bears on land and on ice show.
 * @param scientific as a file names it, with or without subspecies
 * @param known once it is there
 * @returns undefined where neither has it
 */
export function findGroup(scientific: string, { species }: Pick<Catalog, 'species'>, known: KnownFile | undefined): Chosen<SpeciesGroup> | undefined {
  const name = binomialOf(scientific);
  if (name === undefined) return undefined;
  const own = species.find((one) => binomialOf(one.scientific) === name);
  if (own) return { value: own.group, because: noteOf('chosen.group.species', { species: own.scientific }) };
  const named = known && [...listKnownSpecies(known).values()].find((one) => binomialOf(one.scientific) === name);
  const [first] = named?.namedBy ?? [];
  if (!named || !first) return undefined;
  return { value: named.group, because: noteOf('chosen.group.named', { species: named.scientific ?? scientific, by: first.initiative.short }) };
}
