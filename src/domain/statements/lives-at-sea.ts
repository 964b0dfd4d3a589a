import type { SpeciesGroup } from '../evidence/kinds.ts';

/** Genera of the turtles that live at sea (Cheloniidae and Dermochelyidae); other turtles and tortoises walk or swim in rivers. */
const SEA_TURTLES = ['Caretta', 'Chelonia', 'Eretmochelys', 'Lepidochelys', 'Natator', 'Dermochelys'];

/** Marine mammals that walk far over land and ice. */
const WALKING_MARINE_MAMMALS = ['Ursus'];

/** The genus of a scientific name, as it is written: one capital letter first. */
export function genusOf(scientific: string): string {
  const word = scientific.trim().split(/\s+/)[0] ?? '';
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}

/** Whether animals live at sea, so that land under their corridor is no place of theirs. */
export function livesAtSea({ scientific, group }: { readonly scientific: string; readonly group: SpeciesGroup }): boolean {
  if (group === 'marine mammal') return !WALKING_MARINE_MAMMALS.includes(genusOf(scientific));
  return group === 'turtle' && SEA_TURTLES.includes(genusOf(scientific));
}
