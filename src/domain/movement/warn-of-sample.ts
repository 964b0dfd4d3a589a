import type { CorridorMethod } from './types.ts';

/** Below this many individuals every figure is preliminary. */
export const FEWEST_INDIVIDUALS = 3;
/** Share of steps too long for a bridge from which a reader is told. */
const NOTABLE_SHARE = 0.1;

/** Sentences about the sample that a reader of the corridors must know. */
export function warnOfSample(sample: {
  readonly individuals: number;
  readonly unclassified: number;
  readonly bridgesDrawn: number;
  readonly bridgesLeftOut: number;
  readonly undrawn: number;
  readonly method: CorridorMethod;
}): string[] {
  const { individuals, unclassified, bridgesDrawn, bridgesLeftOut, undrawn, method } = sample;
  const warnings: string[] = [];
  if (individuals === 0) warnings.push('No migration was found in these tracks, so there is no corridor.');
  else if (individuals < FEWEST_INDIVIDUALS) {
    warnings.push(`Preliminary: only ${individuals} ${individuals === 1 ? 'individual' : 'individuals'} migrated while tracked. High-use corridors need at least three.`);
  }
  if (unclassified > 0) warnings.push(`${unclassified} ${unclassified === 1 ? 'individual was' : 'individuals were'} tracked too briefly to tell whether they migrated.`);
  if (undrawn > 0) warnings.push(`${undrawn} ${undrawn === 1 ? 'migration has' : 'migrations have'} too few fixes close in time for a Brownian bridge, and ${undrawn === 1 ? 'is' : 'are'} drawn as a route only.`);
  const share = bridgesLeftOut / Math.max(1, bridgesDrawn + bridgesLeftOut);
  if (share >= NOTABLE_SHARE) {
    warnings.push(`${Math.round(share * 100)} % of the steps between fixes are longer than ${Math.round(method.maxLagMin / 60)} hours: the corridor has gaps there.`);
  }
  return warnings;
}
