import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Pick, PickTarget } from '../layers/data-spec.ts';
import type { TracksOnMap } from '../tracks/tracks-on-map.ts';
import { pickFeature } from './pick-feature.ts';

export interface PointerEvents {
  onPick?(pick: Pick | undefined): void;
  onHoverCrossing?(id: string | undefined): void;
}

/**
 * Clicks, the pointer's shape and crossing points under it; at most one look a frame.
 * @param targets what layers stand for at present, by layer id; undefined while the map has no style to ask
 * @param meetTrack tells of a track at a point; animals come before what lies under them
 * @returns stops watching
 */
export function watchPointer(
  map: MapLibreMap,
  targets: () => ReadonlyMap<string, PickTarget> | undefined,
  events: PointerEvents,
  meetTrack: TracksOnMap['meet'],
): () => void {
  let frame: number | undefined;
  let at: { x: number; y: number } | undefined;
  let hovered: string | undefined;

  const hover = (pick: Pick | undefined) => {
    // A country is everywhere on land: a pointer there would say nothing.
    map.getCanvas().style.cursor = pick === undefined || pick.kind === 'country' ? '' : 'pointer';
    const id = pick?.kind === 'crossing' ? pick.id : undefined;
    if (id === hovered) return;
    hovered = id;
    events.onHoverCrossing?.(id);
  };
  const look = () => {
    frame = undefined;
    const known = targets();
    if (at === undefined || known === undefined || map.isMoving()) return;
    if (meetTrack(at, 'hover')) {
      hover(undefined);
      map.getCanvas().style.cursor = 'pointer';
      return;
    }
    const { lng, lat } = map.unproject([at.x, at.y]).wrap();
    hover(pickFeature(map, at, [lng, lat], known));
  };
  map.on('mousemove', ({ point }) => {
    at = point;
    frame ??= requestAnimationFrame(look);
  });
  map.on('mouseout', () => {
    at = undefined;
    meetTrack(undefined, 'hover');
    hover(undefined);
  });
  map.on('click', ({ point, lngLat }) => {
    const known = targets();
    if (known === undefined) return;
    if (meetTrack(point, 'click')) {
      events.onPick?.(undefined);
      return;
    }
    const { lng, lat } = lngLat.wrap();
    events.onPick?.(pickFeature(map, point, [lng, lat], known));
  });
  return () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
  };
}
