/** Where a DOI leads, given without its `https://doi.org/`. */
export const addressOfDoi = (doi: string): string => `https://doi.org/${doi}`;
