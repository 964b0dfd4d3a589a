import type { Species } from '../../../src/domain/catalog/index-schema.ts';
import { describeComputed } from '../../../src/domain/evidence/network/describe-network.ts';
import type { NetworkFigures, StatedSeasons } from '../../../src/domain/evidence/network/network-figures.ts';
import { FEWEST_INDIVIDUALS } from '../../../src/domain/movement/types.ts';
import { computeNetwork, type NetworkOptions } from '../../../src/domain/network/compute-network.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import type { CountryPart } from '../../range-states.ts';
import { placeNode } from './place-nodes.ts';

/** The network of tracks as an entry's file states it. What animals do at its nodes nobody has said. */
export function describeTrackedNetwork(
  tracks: readonly Track[],
  options: Omit<NetworkOptions, 'seasons'> & { readonly seasons?: StatedSeasons | undefined; readonly migrates?: boolean },
  species: Pick<Species, 'scientific' | 'group'>,
  countryParts: readonly CountryPart[],
): NetworkFigures {
  return describeComputed(
    computeNetwork(tracks, options),
    (point) => placeNode(point, { activities: [] }, species, countryParts),
    options.seasons,
    options.migrates,
  );
}

/** Whether enough animals link its nodes for a network to stand beside corridors. */
export function isTold({ nodes, computed }: NetworkFigures): boolean {
  return nodes.length >= 2 && (computed?.linkedIndividuals ?? 0) >= FEWEST_INDIVIDUALS;
}
