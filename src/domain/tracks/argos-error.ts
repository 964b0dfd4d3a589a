/**
 * Location error of each Argos class in metres: 68th percentile of the distance to GPS positions
 * (Costa et al. 2010, doi:10.1371/journal.pone.0008677). Class Z is no position and has no entry.
 */
export const ARGOS_ERROR_M: Readonly<Record<string, number>> = {
  '3': 490,
  '2': 1010,
  '1': 1200,
  '0': 4180,
  A: 6190,
  B: 10280,
};
