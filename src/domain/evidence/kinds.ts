/** What an entry of the atlas rests on. A version of the page that cannot show a kind yet says so. */
export const EVIDENCE_KINDS = ['tracks', 'encounters', 'receivers', 'published', 'network', 'sites', 'distribution'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const SPECIES_GROUPS = ['ungulate', 'bird', 'marine mammal', 'turtle', 'fish'] as const;
export type SpeciesGroup = (typeof SPECIES_GROUPS)[number];
