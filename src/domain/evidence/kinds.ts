/** What an entry of the atlas rests on. A version of the page that cannot show a kind yet says so. */
export const EVIDENCE_KINDS = ['tracks', 'encounters', 'receivers', 'published', 'network', 'sites', 'distribution'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Kinds of places and of links that are no routes: they have no corridor. */
export const NODE_KINDS = ['network', 'encounters', 'sites', 'receivers'] as const satisfies readonly EvidenceKind[];
export type NodeKind = (typeof NODE_KINDS)[number];

/** Kinds that show no migration: places and links, and maps of where animals are found. A sentence that counts populations counts none. */
export const OTHER_KINDS = [...NODE_KINDS, 'distribution'] as const satisfies readonly EvidenceKind[];
export type OtherKind = (typeof OTHER_KINDS)[number];

/** Kinds of animals, in the order in which they are listed. `other` is also what nobody has stated: nothing is known to stop it. */
export const SPECIES_GROUPS = ['ungulate', 'carnivore', 'bird', 'bat', 'marine mammal', 'turtle', 'fish', 'other'] as const;
export type SpeciesGroup = (typeof SPECIES_GROUPS)[number];
