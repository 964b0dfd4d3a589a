import { countKinds, type FoundEntry, landsOf } from '../../domain/catalog/find-entries.ts';
import type { Species } from '../../domain/catalog/index-schema.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { CsvCell } from '../../domain/formats/csv.ts';
import { rowOfRights } from '../../domain/formats/rights-row.ts';

type Row = Record<string, CsvCell>;

/** A species as a list has it: its names by the page's language, where it is listed, its category. */
export function rowOfSpecies(species: Species, lang: string): Row {
  return {
    species: textIn(species, 'common', lang),
    scientific: species.scientific,
    group: species.group,
    cms_appendix: species.appendix,
    iucn_category: species.category,
  };
}

/** Of entries, how many there are of each kind. */
export function rowOfCounts(entries: readonly FoundEntry[]): Row {
  return { ...countKinds(entries.map(({ row }) => row)) };
}

/** An entry as a list has it, with the rights of its own module. @param lang BCP 47, of names */
export function rowOfEntry(found: FoundEntry, lang: string): Row {
  const { row, species, module } = found;
  return {
    population: row.id,
    name: textIn(row, 'name', lang),
    ...rowOfSpecies(species, lang),
    evidence: row.evidence,
    place: textIn(row, 'place', lang),
    countries: landsOf(found).join(' '),
    animals: row.sample.individuals,
    first_year: row.years?.[0],
    last_year: row.years?.[1],
    withdrawn: row.withdrawn ? 'yes' : 'no',
    module: module.id,
    custodian: module.custodian,
    ...rowOfRights(module),
  };
}
