import type { Pick } from '../../map/layers/data-spec.ts';

/** A feature of a layer, as the map tells of it when it is clicked on. */
export type PickedFeature = Extract<Pick, { kind: 'barrier' | 'area' }>;

const hearers = new Set<(pick: PickedFeature) => void>();

/** Tell of something on the map as if it had been clicked on. */
export function pickOnMap(pick: PickedFeature): void {
  for (const hear of hearers) hear(pick);
}

/** Hear of what is picked elsewhere than on the map. @returns what ends it */
export function onPickElsewhere(hear: (pick: PickedFeature) => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
