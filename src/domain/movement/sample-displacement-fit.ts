import { movingModel, residentModel, type DisplacementFit } from './displacement-models.ts';

/**
 * A fitted model's displacement, km, at each of `days` since the first fix: what is drawn over the fixes' own.
 * A squared displacement that the curve puts below zero counts as none.
 */
export function sampleDisplacementFit({ class: movement, parameters }: DisplacementFit, days: Float64Array): Float64Array {
  const p = Float64Array.from(parameters);
  const gradient = new Float64Array(p.length);
  return days.map((day) => {
    const nsd = movement === 'nomad' ? (p[0] ?? 0) * day : (movement === 'resident' ? residentModel : movingModel)(p, day, gradient);
    return Math.sqrt(Math.max(0, nsd));
  });
}
