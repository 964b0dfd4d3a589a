/** Appendices of the Convention on Migratory Species in which a species is listed. */
export const CMS_APPENDICES = ['I', 'II', 'I+II'] as const;

/** Categories of the IUCN Red List of species that live in the wild, or did. */
export const IUCN_CATEGORIES = ['EX', 'EW', 'CR', 'EN', 'VU', 'NT', 'LC', 'DD'] as const;
