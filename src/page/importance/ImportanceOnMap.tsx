import { useEffect, useMemo } from 'react';
import type { FeatureCollection } from 'geojson';
import { outlineCells, outlineRanking } from '../../domain/importance/outline-cells.ts';
import { buildCellLayers } from '../../map/layers/cell-layers.ts';
import { MAP_THEMES } from '../../map/style/theme.ts';
import { useThemeName } from '../shared/theme.ts';
import type { MapController } from '../../map/map-controller.ts';
import { useRanking } from './use-ranking.ts';

/** The ranked cells on the map, and those few that hold a share of everything, while their page is open. */
export function ImportanceOnMap({ map }: { readonly map: MapController }) {
  const { last, chosen, choice } = useRanking();
  const theme = useThemeName();
  const ranked = useMemo(() => (last ? outlineRanking(last).features : undefined), [last]);
  const marked = useMemo(() => (choice.isMarked && chosen ? outlineCells(chosen.cells) : []), [choice.isMarked, chosen]);
  const cells = useMemo((): FeatureCollection | undefined => ranked && { type: 'FeatureCollection', features: [...ranked, ...marked] }, [ranked, marked]);
  useEffect(() => map.setCells(cells && buildCellLayers(cells, MAP_THEMES[theme])), [map, cells, theme]);
  useEffect(() => () => map.setCells(undefined), [map]);
  return null;
}
