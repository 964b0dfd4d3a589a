import { useEffect, useMemo } from 'react';
import type { FeatureCollection } from 'geojson';
import { outlineCells, outlineRanking } from '../../domain/importance/outline-cells.ts';
import type { MapController } from '../../map/map-controller.ts';
import { useRanking } from './use-ranking.ts';

/** The ranked cells on the map, and those few that hold a share of everything, while their page is open. */
export function ImportanceOnMap({ map }: { readonly map: MapController }) {
  const { state, chosen, choice } = useRanking();
  const ranked = useMemo(() => (state.status === 'done' ? outlineRanking(state.value).features : undefined), [state]);
  const marked = useMemo(() => (choice.isMarked && chosen ? outlineCells(chosen.cells) : []), [choice.isMarked, chosen]);
  const cells = useMemo((): FeatureCollection | undefined => ranked && { type: 'FeatureCollection', features: [...ranked, ...marked] }, [ranked, marked]);
  useEffect(() => map.setCells(cells), [map, cells]);
  useEffect(() => () => map.setCells(undefined), [map]);
  return null;
}
