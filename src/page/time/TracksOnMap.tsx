import { useEffect } from 'react';
import { describeError } from '../../domain/errors.ts';
import type { MapController } from '../../map/map-controller.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { useAtlas } from '../shared/use-atlas.ts';
import { useTracks } from './use-tracks.ts';

/** Tracks on the map, up to the moment that was chosen. */
export function TracksOnMap({ map }: { readonly map: MapController }) {
  const tracks = useTracks();
  const time = useAtlas((state) => state.view.time);
  useEffect(() => {
    map.setTracks(tracks).catch((error: unknown) => reportFault(describeError(error)));
  }, [map, tracks]);
  useEffect(() => map.setTime(time), [map, time]);
  // What failed to load was told of when it was asked for.
  useEffect(() => () => void map.setTracks([]).catch(() => undefined), [map]);
  return null;
}
