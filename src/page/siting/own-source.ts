/** A person's own tracks, among sources that are populations' ids. */
export const OWN = 'own tracks';
