import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Bbox } from '../../domain/catalog/fields.ts';
import { bboxOfTracks } from '../../domain/tracks/extent.ts';
import type { UserCorridors } from '../../map/layers/user-corridors.ts';
import { tracksStore } from '../../state/tracks-store.ts';

/** What of a person's own tracks the map's layers hang on. */
export interface OwnOnMap {
  /** Their corridors, or as much of them as is computed. */
  readonly corridors: UserCorridors | undefined;
  /** Where the tracks lie. */
  readonly around: Bbox | undefined;
}

/** Tells what is to be drawn of a person's own tracks, while their page is open. */
export function OwnCorridorsOnMap({ onChange }: { readonly onChange: (own: OwnOnMap | undefined) => void }) {
  const result = useStore(tracksStore, (state) => state.work.result);
  const partial = useStore(tracksStore, (state) => state.partial);
  const imported = useStore(tracksStore, (state) => state.work.imported);
  const corridors = useMemo(
    (): UserCorridors | undefined => result ?? (partial.length === 0 ? undefined : { corridors: partial, stopovers: [], routes: [] }),
    [result, partial],
  );
  const around = useMemo(() => imported && bboxOfTracks(imported.tracks), [imported]);
  useEffect(() => onChange({ corridors, around }), [onChange, corridors, around]);
  useEffect(() => () => onChange(undefined), [onChange]);
  return null;
}
