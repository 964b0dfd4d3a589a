import { useStore } from 'zustand';
import { tracksStore, type TracksState } from '../../state/tracks-store.ts';

/** A person's own tracks and what was made of them. */
export function useTracksState(): TracksState {
  return useStore(tracksStore);
}
