import type { UseClass } from '../types.ts';

/**
 * Individuals whose footprint must cover a cell for it to belong to a use class: low at least one; medium at least
 * 10 % of individuals and two; high at least 20 % and three (Kauffman et al. 2020–2024).
 */
export function leastIndividuals(use: UseClass, individuals: number): number {
  if (use === 'low') return 1;
  // 10 % and 20 % of small whole numbers are exact enough once rounding noise is taken off.
  if (use === 'medium') return Math.max(2, Math.ceil(0.1 * individuals - 1e-9));
  return Math.max(3, Math.ceil(0.2 * individuals - 1e-9));
}
