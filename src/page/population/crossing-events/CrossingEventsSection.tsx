import { useMemo } from 'react';
import type { Layer } from '../../../domain/catalog/fields.ts';
import { layerOfKind, type OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { referToLayer } from '../../../domain/layers/layer-reference.ts';
import { useCatalog } from '../../shared/use-atlas.ts';
import { CrossingEvents } from './CrossingEvents.tsx';
import type { TracksSource } from './use-crossing-events.ts';

/** What an entry's tracked animals did at the barriers that are on. */
export function CrossingEventsSection({ entry, tracks }: { readonly entry: OpenEntry; readonly tracks: Layer }) {
  const { url } = useCatalog();
  const corridors = layerOfKind(entry.file, 'corridors');
  const source = useMemo(
    (): TracksSource => ({
      id: entry.row.id,
      bbox: entry.row.bbox,
      tracks: { url: new URL(tracks.url, url).href, title: tracks.title, bytes: tracks.bytes, sha256: tracks.sha256 },
      entry,
      ...(corridors ? { corridor: { id: entry.row.id, layer: referToLayer(corridors, url) } } : {}),
    }),
    [entry, tracks, corridors, url],
  );
  return <CrossingEvents source={source} entry={entry} rights={tracks} />;
}
