import type { CoverageAnswer } from './area-share.ts';

/** How much of a corridor lies in the exclusive economic zones of one state. */
export interface InWaters {
  readonly km2: number;
  /** Of the corridor of low use or more, 0–1. */
  readonly share: number;
}

/** The part of a corridor (of low use or more) in the zones of a state alone; undefined where it meets none of them. */
export function findInWaters({ coverage, byArea }: CoverageAnswer, iso3: string): InWaters | undefined {
  const km2 = byArea.reduce((sum, { country, km2ByUse }) => sum + (country === iso3 ? km2ByUse.low : 0), 0);
  const whole = coverage.find(({ use }) => use === 'low')?.corridorKm2 ?? 0;
  return km2 > 0 && whole > 0 ? { km2, share: Math.min(1, km2 / whole) } : undefined;
}
