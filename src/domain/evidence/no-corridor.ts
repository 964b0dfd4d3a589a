import type { EntrySummary } from './summarise-entry.ts';

/** Of a kind of places and links: no sequences that were bridged, no corridor that takes up a country's ground, and no dates of migration. */
export const NO_CORRIDOR = {
  sequences: undefined,
  seasons: [],
  maxLagMin: undefined,
  corridorAreaKm2: {},
  stopoverAreaKm2: 0,
  rangeStates: [],
  areaAtSeaKm2: 0,
} as const satisfies Partial<EntrySummary>;
