/** A figure from fewer individuals than this is preliminary. */
export const FEWEST_INDIVIDUALS = 3;
