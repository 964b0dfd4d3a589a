/**
 * Φ(z), the standard normal distribution function; absolute error below 1.5e-7
 * (Abramowitz & Stegun 1964, 7.1.26). Summed over a kernel this moves a UD by less than 1e-5.
 */
export function normalCdf(z: number): number {
  const u = Math.abs(z) * Math.SQRT1_2;
  const t = 1 / (1 + 0.3275911 * u);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-u * u) * 0.5;
  return z >= 0 ? 1 - tail : tail;
}
