import { useMemo } from 'react';
import type { Layer, Population } from '../../domain/catalog/schema.ts';
import { useCatalog } from '../use-atlas.ts';
import { Encounters } from './Encounters.tsx';
import type { TracksSource } from './use-encounters.ts';

/** What a population's tracked animals did at the barriers that are on. */
export function EncountersSection({ population, tracks }: { readonly population: Population; readonly tracks: Layer }) {
  const { url } = useCatalog();
  const source = useMemo(
    (): TracksSource => ({ id: population.id, bbox: population.bbox, tracks: { url: new URL(tracks.url, url).href, title: tracks.title } }),
    [population, tracks, url],
  );
  return <Encounters source={source} rights={tracks} thinned />;
}
