import { useEffect, useMemo } from 'react';
import type { MapController } from '../../../map/map-controller.ts';
import { crossingPoints } from '../../../state/crossing-row.ts';
import { useOpenEntry } from '../../shared/use-entries.ts';
import { useCrossingRows } from './use-crossing-rows.ts';

/** Where barriers cross the corridor of an entry, on the map; the points go with its page. */
export function CrossingsOnMap({ map, entry }: { readonly map: MapController; readonly entry: string }) {
  const { rows } = useCrossingRows(useOpenEntry(entry));
  const points = useMemo(() => crossingPoints(rows), [rows]);
  useEffect(() => map.setCrossingPoints(points), [map, points]);
  useEffect(() => () => map.setCrossingPoints({ type: 'FeatureCollection', features: [] }), [map]);
  return null;
}
