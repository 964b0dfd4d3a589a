import { useMemo } from 'react';
import type { Layer, Population } from '../../../domain/catalog/schema.ts';
import { useCatalog } from '../../shared/use-atlas.ts';
import { CrossingEvents } from './CrossingEvents.tsx';
import type { TracksSource } from './use-crossing-events.ts';

/** What a population's tracked animals did at the barriers that are on. */
export function CrossingEventsSection({ population, tracks }: { readonly population: Population; readonly tracks: Layer }) {
  const { url } = useCatalog();
  const source = useMemo(
    (): TracksSource => ({ id: population.id, bbox: population.bbox, tracks: { url: new URL(tracks.url, url).href, title: tracks.title } }),
    [population, tracks, url],
  );
  return <CrossingEvents source={source} rights={tracks} thinned />;
}
