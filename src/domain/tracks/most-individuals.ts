/** More individuals than any study has: the column chosen for the animal holds something else. */
export const MOST_INDIVIDUALS = 100_000;
