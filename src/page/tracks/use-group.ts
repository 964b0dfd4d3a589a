import { useMemo } from 'react';
import type { Chosen } from '../../domain/chosen.ts';
import { findGroup } from '../../domain/catalog/find-group.ts';
import type { SpeciesGroup } from '../../domain/evidence/kinds.ts';
import { useKnown } from '../known/use-known.ts';
import { useCatalog } from '../shared/use-atlas.ts';
import { useTracksState } from './use-tracks-state.ts';

export interface AnimalGroup {
  /** The kind of animals: as a person said, else of the species that is named; undefined where neither tells. */
  readonly group: SpeciesGroup | undefined;
  /** What the species tells, whatever a person said. */
  readonly found: Chosen<SpeciesGroup> | undefined;
}

/** What kind of animals a person's own tracks are of, which decides what may be said of barriers. */
export function useGroup(): AnimalGroup {
  const { catalog } = useCatalog();
  const { settings } = useTracksState().work;
  const isInCatalog = useMemo(() => findGroup(settings.species, catalog, undefined) !== undefined, [settings.species, catalog]);
  const { known } = useKnown(settings.species !== '' && !isInCatalog);
  const found = useMemo(() => findGroup(settings.species, catalog, known), [settings.species, catalog, known]);
  return { group: settings.group ?? found?.value, found };
}
