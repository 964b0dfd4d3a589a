import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Layer } from '../../domain/catalog/fields.ts';
import { layerOfKind } from '../../domain/catalog/open-entry.ts';
import { layOverYears, leadInto, type TrackPiece } from '../../domain/tracks/lay-over-years.ts';
import { countMonths, type Months, parseMonths } from '../../domain/tracks/months.ts';
import { onceFor } from '../../domain/once-for.ts';
import type { Track } from '../../domain/tracks/track.ts';
import { TRAILS } from '../../state/playback-store.ts';
import { tracksStore } from '../../state/tracks-store.ts';
import { entryOf } from '../../state/view.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';
import { useOpenEntry } from '../shared/use-entries.ts';
import { useJob } from '../shared/use-job.ts';
import { loadTracks } from './tracks-files.ts';

const NONE: readonly Track[] = [];
const LONGEST_TRAIL_MS = Math.max(...TRAILS) * 86_400_000;

/** A person's own tracks while their page is open; else those of the chosen population, loaded while they are switched on. */
export function useTracks(): readonly Track[] {
  const { url } = useCatalog();
  const own = useStore(tracksStore, (state) => state.shown);
  const isOwn = useAtlas((state) => state.view.panel === 'tracks');
  const chosen = useAtlas((state) => entryOf(state.view));
  const on = useAtlas((state) => state.view.layers.includes('tracks'));
  const entry = useOpenEntry(chosen);
  const layer = on && !isOwn && entry ? layerOfKind(entry.file, 'tracks') : undefined;
  const { state, start, cancel } = useJob<{ readonly layer: Layer; readonly tracks: readonly Track[] }>();
  useEffect(() => {
    if (!layer) return undefined;
    void start(async () => ({ layer, tracks: await loadTracks(layer, url) }));
    return cancel;
  }, [layer, url, start, cancel]);
  if (isOwn) return own;
  return state.status === 'done' && state.value.layer === layer ? state.value.tracks : NONE;
}

/** Tracks with all years over one another, by months: laid once for map, time bar and table. */
const laid = onceFor(() => new Map<string, readonly TrackPiece[]>());

export interface DrawnTracks {
  readonly tracks: readonly Track[];
  /** As they are drawn: whole, by date, or in pieces laid over one another. */
  readonly drawn: readonly (Track & Partial<TrackPiece>)[];
  /** Of which months they are laid over one another; undefined by date. */
  readonly months: Months | undefined;
}

/** The tracks on the map, by date or with all years over one another, as the address says. */
export function useDrawnTracks(): DrawnTracks {
  const tracks = useTracks();
  const span = useAtlas((state) => state.view.span);
  return useMemo(() => {
    const months = parseMonths(span);
    if (months === undefined || span === undefined) return { tracks, drawn: tracks, months: undefined };
    const known = laid(tracks);
    // Only the whole year goes round: of other months nobody asks what was before.
    const lead = countMonths(months) === 12 ? LONGEST_TRAIL_MS : 0;
    const drawn = known.get(span) ?? [...layOverYears(tracks, months), ...(lead > 0 ? leadInto(tracks, months, lead) : [])];
    known.set(span, drawn);
    return { tracks, drawn, months };
  }, [tracks, span]);
}
