import type { UseClass } from '../types.ts';

/**
 * Individuals whose footprint must cover a cell for it to belong to a use class: low at least one; medium at least
 * 10 % of individuals and two; high at least 20 % and three (Kauffman et al. 2020–2024).
 * @param fewest no class takes fewer, where fewer must not be seen
 */
export function leastIndividuals(use: UseClass, individuals: number, fewest = 1): number {
  if (use === 'low') return fewest;
  // 10 % and 20 % of small whole numbers are exact enough once rounding noise is taken off.
  if (use === 'medium') return Math.max(2, fewest, Math.ceil(0.1 * individuals - 1e-9));
  return Math.max(3, fewest, Math.ceil(0.2 * individuals - 1e-9));
}
