import type { Map as MapLibreMap } from 'maplibre-gl';
import { AtlasError, reasonOf } from '../../domain/errors.ts';
import { type BusyWatch, PATIENCE_MS, wait } from '../interaction/watch-busy.ts';
import type { TrackListener } from '../map-types.ts';
import type { ThemeName } from '../style/theme.ts';
import type { DrawnTrack } from './lay-out-tracks.ts';
import type { TracksOverlay } from './tracks-overlay.ts';

export interface TracksOnMap {
  /**
   * Settles when they are drawn. The code that draws them is loaded with the first ones.
   * @throws AtlasError when it cannot be loaded or cannot draw
   */
  setTracks(tracks: readonly DrawnTrack[]): Promise<void>;
  /** Draw tracks up to a moment, ms in their own time; undefined draws them whole. */
  setTime(ms: number | undefined): void;
  setTrail(ms: number): void;
  watchTracks(listener: TrackListener | undefined): void;
  /** Tell who watches of the track at a point of the map, CSS pixels. @returns whether there is one */
  meet(at: { readonly x: number; readonly y: number } | undefined, how: 'hover' | 'click'): boolean;
  setTheme(theme: ThemeName): void;
  /** Draw anew after the drawing context was lost: the tracks' own canvas is lost with the same graphics card. */
  renew(): Promise<void>;
  destroy(): void;
}

/** Keep tracks on a map as it is told, on an overlay that is made when there are any. */
export function keepTracksOnMap(map: MapLibreMap, busy: BusyWatch, startTheme: ThemeName): TracksOnMap {
  let theme = startTheme;
  let tracks: readonly DrawnTrack[] = [];
  let time: number | undefined;
  let trail = 0;
  let listener: TrackListener | undefined;
  let overlay: TracksOverlay | undefined;
  let loading: Promise<void> | undefined;
  let destroyed = false;

  async function load(): Promise<void> {
    const { createTracksOverlay } = await import('./tracks-overlay.ts');
    if (!destroyed) overlay = createTracksOverlay(map, theme);
  }

  async function setTracks(list: readonly DrawnTrack[]): Promise<void> {
    tracks = list;
    if (list.length === 0 && loading === undefined) return;
    loading ??= load().catch((error: unknown) => {
      // The next call tries again.
      loading = undefined;
      throw new AtlasError('map.tracksUndrawn', { detail: reasonOf(error) });
    });
    await busy.during(loading);
    if (overlay === undefined || list !== tracks) return;
    overlay.setTheme(theme);
    overlay.setTime(time);
    overlay.setTrail(trail);
    overlay.setTracks(list);
    await busy.during(Promise.race([overlay.drawn(), wait(PATIENCE_MS)]));
  }

  return {
    setTracks,
    setTime(ms) {
      time = ms;
      overlay?.setTime(ms);
    },
    setTrail(ms) {
      trail = ms;
      overlay?.setTrail(ms);
    },
    watchTracks(heard) {
      listener = heard;
    },
    meet(at, how) {
      if (listener === undefined || overlay === undefined) return false;
      const met = at && tracks.length > 0 ? overlay.pick(at) : undefined;
      listener(met, how);
      return met !== undefined;
    },
    setTheme(name) {
      theme = name;
      overlay?.setTheme(name);
    },
    async renew() {
      if (overlay === undefined) return;
      overlay.destroy();
      overlay = undefined;
      loading = undefined;
      await setTracks(tracks);
    },
    destroy() {
      destroyed = true;
      overlay?.destroy();
    },
  };
}
