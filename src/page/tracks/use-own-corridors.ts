import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { UserCorridors } from '../../map/layers/user-corridors.ts';
import { tracksStore } from '../../state/tracks-store.ts';
import type { Bbox } from '../../domain/catalog/fields.ts';
import { bboxOfTracks } from '../../domain/tracks/extent.ts';
import { useAtlas } from '../shared/use-atlas.ts';

/** The corridors of a person's own tracks, or as much of them as is computed, while their page is open. */
export function useOwnCorridors(): UserCorridors | undefined {
  const isOpen = useAtlas((state) => state.view.panel === 'tracks');
  const result = useStore(tracksStore, (state) => state.work.result);
  const partial = useStore(tracksStore, (state) => state.partial);
  return useMemo(() => {
    if (!isOpen) return undefined;
    if (result) return result;
    return partial.length === 0 ? undefined : { corridors: partial, stopovers: [], routes: [] };
  }, [isOpen, result, partial]);
}

/** Where a person's own tracks lie, while their page is open. */
export function useOwnBbox(): Bbox | undefined {
  const isOpen = useAtlas((state) => state.view.panel === 'tracks');
  const imported = useStore(tracksStore, (state) => state.work.imported);
  return useMemo(() => (isOpen && imported ? bboxOfTracks(imported.tracks) : undefined), [isOpen, imported]);
}
