import { useEffect, useMemo } from 'react';
import type { FeatureCollection } from 'geojson';
import { useStore } from 'zustand';
import { outlineCells, outlineRanking } from '../../domain/importance/outline-cells.ts';
import { buildCellLayers } from '../../map/layers/cell-layers.ts';
import { MAP_THEMES } from '../../map/style/theme.ts';
import { useThemeName } from '../shared/theme.ts';
import type { MapController } from '../../map/map-controller.ts';
import { importanceChoice, shownPlaces } from '../../state/importance-store.ts';

/** The ranked cells on the map, and those few that hold a share of everything, while their page is open. */
export function ImportanceOnMap({ map }: { readonly map: MapController }) {
  const { ranking: last, chosen } = useStore(shownPlaces);
  const isMarked = useStore(importanceChoice, (choice) => choice.isMarked);
  const theme = useThemeName();
  const ranked = useMemo(() => (last ? outlineRanking(last).features : undefined), [last]);
  const marked = useMemo(() => (isMarked && chosen ? outlineCells(chosen.cells) : []), [isMarked, chosen]);
  const cells = useMemo((): FeatureCollection | undefined => ranked && { type: 'FeatureCollection', features: [...ranked, ...marked] }, [ranked, marked]);
  useEffect(() => map.setCells(cells && buildCellLayers(cells, MAP_THEMES[theme])), [map, cells, theme]);
  useEffect(() => () => map.setCells(undefined), [map]);
  return null;
}
